"""Who of the roll was reviewed, who was not yet, and why not."""
