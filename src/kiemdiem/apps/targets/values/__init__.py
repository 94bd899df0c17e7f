"""Plain values of this room, for every floor."""
