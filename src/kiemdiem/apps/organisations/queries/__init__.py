"""What the registers of units answer."""
