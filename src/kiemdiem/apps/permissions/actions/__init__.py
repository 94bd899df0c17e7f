"""Giving, agreeing to and ending roles."""
