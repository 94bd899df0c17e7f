"""Prompts: what an authority wants a collective or a person to answer in the review."""
