"""Acts on difficulties."""
