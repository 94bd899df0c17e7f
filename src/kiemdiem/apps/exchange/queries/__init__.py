"""What packages answer."""
