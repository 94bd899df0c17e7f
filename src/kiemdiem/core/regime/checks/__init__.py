"""What is wrong with a regime that loads: gaps, overlaps, circles, clauses and options that nothing uses."""
