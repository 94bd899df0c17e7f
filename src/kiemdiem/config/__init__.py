"""Settings, root urls and what every request passes through."""
