"""A browser for the pages of the imports."""

from tests.browser import browser, page_at

__all__ = ["browser", "page_at"]
