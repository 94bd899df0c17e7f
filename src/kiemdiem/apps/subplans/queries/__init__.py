"""What the plans of the tiers answer."""
