"""Targets as the imports know them."""
