"""Difficulties that units meet in carrying out a plan, and what the body above answers."""
