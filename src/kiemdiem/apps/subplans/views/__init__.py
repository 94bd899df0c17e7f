"""The pages of the plans of the tiers."""
