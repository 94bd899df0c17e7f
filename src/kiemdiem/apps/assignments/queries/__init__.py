"""What assignments answer."""
