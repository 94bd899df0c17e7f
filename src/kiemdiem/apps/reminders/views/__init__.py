"""Digest and calendar of whoever signed in, and the calendar for his telephone."""
