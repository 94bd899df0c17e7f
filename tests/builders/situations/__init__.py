"""Registers in which somebody is in every situation that a plan names, with what the plan makes of each."""
