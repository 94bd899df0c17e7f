"""What a campaign answers."""
