"""The first page, the journal, one's own views of lists, the name of the office."""
