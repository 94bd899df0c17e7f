"""What remedies answer."""
