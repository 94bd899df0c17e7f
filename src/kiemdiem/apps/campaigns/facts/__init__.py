"""What is worked out of the registers, the regime and the rows of a campaign."""
