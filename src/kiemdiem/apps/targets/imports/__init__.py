"""How targets come in from Excel."""
