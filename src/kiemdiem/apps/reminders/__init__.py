"""What is due, told in time: a digest each day, a calendar, and what waits for somebody in every room."""
