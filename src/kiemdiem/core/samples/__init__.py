"""Invented rosters to try a regime on."""
