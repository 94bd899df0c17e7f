"""What can be worked out without the database: user names, and what a password must be."""
