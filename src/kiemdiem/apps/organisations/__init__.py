"""The tree of units, as it is today and as it was."""
