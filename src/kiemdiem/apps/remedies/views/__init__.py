"""The pages of remedies."""
