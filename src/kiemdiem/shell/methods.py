"""How a page may be asked for, beyond what Django names itself."""

from __future__ import annotations

from django.views.decorators.http import require_http_methods

shown_and_sent = require_http_methods(["GET", "HEAD", "POST"])
"""A form: the page that shows it takes what is sent from it."""
