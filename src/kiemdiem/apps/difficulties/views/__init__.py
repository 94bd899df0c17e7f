"""The pages of difficulties."""
