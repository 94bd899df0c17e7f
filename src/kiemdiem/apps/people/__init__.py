"""Persons, their posts, memberships and records."""
