"""How Django writes and reads days and numbers, by language."""
