"""What was done: typed entries, chained, never changed."""
