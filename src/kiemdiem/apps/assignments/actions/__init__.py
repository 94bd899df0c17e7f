"""The acts of assignments, one a file."""
