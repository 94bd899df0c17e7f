"""What is worked out of files and keys."""
