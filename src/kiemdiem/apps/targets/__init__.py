"""Targets and tasks of the year, their results, tasks that somebody registers, and notes through the year."""
