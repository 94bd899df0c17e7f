"""The one act of the journal: adding an entry."""
