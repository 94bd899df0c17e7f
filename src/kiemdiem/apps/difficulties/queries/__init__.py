"""Questions about difficulties."""
