"""What rooms hand each other about campaigns."""
