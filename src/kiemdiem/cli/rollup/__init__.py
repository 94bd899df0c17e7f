"""The roll-up of results, and their way back as proposals, on the command line."""
