"""How this room makes its tables."""
