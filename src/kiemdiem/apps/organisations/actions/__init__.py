"""What is done to the tree of units."""
