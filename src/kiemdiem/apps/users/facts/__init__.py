"""What can be worked out without the database."""
