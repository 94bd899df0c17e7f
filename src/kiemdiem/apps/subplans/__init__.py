"""What the tiers below add to a plan and tighten in it, and what they report up."""
