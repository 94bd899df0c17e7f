"""What is done to persons and their records."""
