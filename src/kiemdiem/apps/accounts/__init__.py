"""Signing in, first passwords, codes, locks and recovery."""
