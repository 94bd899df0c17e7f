"""Views that belong to no app: what a page says when something went wrong."""
