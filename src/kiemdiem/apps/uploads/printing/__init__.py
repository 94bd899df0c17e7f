"""Workbooks that go out: the template, and a file with its faults."""
