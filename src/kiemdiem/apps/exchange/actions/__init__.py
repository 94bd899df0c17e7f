"""What is done with packages."""
