"""Certificates of an office: its own authority for a network without internet, or one that the office has already."""
