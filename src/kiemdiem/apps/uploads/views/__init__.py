"""The pages of an import, from the file to the register."""
