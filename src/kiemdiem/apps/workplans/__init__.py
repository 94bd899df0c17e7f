"""What is due in a campaign, from whom, until which day."""
