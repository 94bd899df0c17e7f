"""What waits for somebody, and what the plan gives him to do."""
