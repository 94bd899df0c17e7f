"""Quotas in bulk: members, groups, places, and what becomes of everybody."""
