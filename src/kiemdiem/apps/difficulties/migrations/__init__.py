"""The tables of the plan as a document."""
