"""What the registers of persons answer."""
