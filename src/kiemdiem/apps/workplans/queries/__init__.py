"""What a work plan answers."""
