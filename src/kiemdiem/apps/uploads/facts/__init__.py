"""What a file says: its tables, its headings, its cells."""
