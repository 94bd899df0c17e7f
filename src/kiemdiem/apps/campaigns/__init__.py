"""One year of one regime in one place: the rules that hold, and whom they concern."""
