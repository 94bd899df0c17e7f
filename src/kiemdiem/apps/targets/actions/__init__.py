"""What is done to targets, registered tasks and notes."""
