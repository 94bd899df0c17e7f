"""What is done with prompts and signs; nothing else writes."""
