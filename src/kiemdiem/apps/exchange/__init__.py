"""Packages between installations that share no network: one signed file goes down, and is taken there."""
