"""The shape of every entry that a regime folder may hold, one model per table of the notation."""
