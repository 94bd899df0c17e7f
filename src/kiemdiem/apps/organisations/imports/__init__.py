"""How the register of units takes in files."""
