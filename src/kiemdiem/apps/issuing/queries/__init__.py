"""What the plan as a document answers."""
