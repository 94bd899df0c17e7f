"""What is recorded of reviews, of those who were left out, and of units that are through."""
