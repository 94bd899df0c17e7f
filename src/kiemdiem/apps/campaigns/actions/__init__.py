"""What is done to a campaign."""
