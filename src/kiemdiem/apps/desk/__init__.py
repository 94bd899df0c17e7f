"""What waits for whoever signs in, each with one button."""
