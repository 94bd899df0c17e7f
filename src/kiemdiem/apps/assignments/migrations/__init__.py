"""The tables of assignments."""
