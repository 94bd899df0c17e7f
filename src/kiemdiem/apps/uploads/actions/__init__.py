"""What is done to an import on its way into a register."""
