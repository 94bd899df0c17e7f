"""What is asked of prompts and signs."""
