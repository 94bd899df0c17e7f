"""What is done to a work plan."""
