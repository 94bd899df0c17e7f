"""A room whose upgrade goes wrong after its first step."""
