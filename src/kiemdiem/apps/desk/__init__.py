"""What waits for whoever signs in, each with one button; how he keeps his lists, and the name on the door."""
