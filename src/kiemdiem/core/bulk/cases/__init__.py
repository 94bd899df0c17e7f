"""Distinct cases: who is of which, and the engine's own judge over them."""
