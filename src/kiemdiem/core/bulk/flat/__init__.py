"""A large flat file rated from file to file: rows are never objects, each distinct cell is read once."""
