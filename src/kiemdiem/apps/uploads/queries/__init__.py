"""What the pages of an import show, and what a user chose before."""
