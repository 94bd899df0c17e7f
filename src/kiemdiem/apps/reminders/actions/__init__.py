"""Acts of this room: only here something is written."""
