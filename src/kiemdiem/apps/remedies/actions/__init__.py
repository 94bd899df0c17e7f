"""What is done about shortcomings."""
