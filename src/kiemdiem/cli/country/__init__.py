"""The invented country on the command line."""
