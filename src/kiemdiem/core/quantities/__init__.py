"""Exact numbers and shares, months, working days, deadlines, names and dates, on which every floor above rests."""
