"""Shortcomings that a review found, what is to be done about each, by whom, until when; followed into later years."""
