"""How the register of persons takes in files."""
