"""The pages of targets, registered tasks and notes."""
