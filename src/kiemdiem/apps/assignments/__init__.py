"""Who looks after which unit in a campaign: persons one by one, and visiting groups."""
