"""What is done to the plan of a tier."""
