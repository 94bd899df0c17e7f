"""The steps of the room whose upgrade goes wrong."""
