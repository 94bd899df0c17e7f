"""The acts on the plan as a document."""
