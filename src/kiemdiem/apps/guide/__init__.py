"""The user guide inside the application: pages in Markdown that are a part of the program, read without a network."""
