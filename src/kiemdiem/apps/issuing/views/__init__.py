"""The pages of the plan as a document."""
