"""From which address a request comes, also behind a proxy of the house."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The address as text; none where there is none (a socket of the machine itself).

    With KIEMDIEM_PROXIES=n the n-th address from the right of X-Forwarded-For counts: each proxy of ours adds the one
    that it saw, and what stands further left was written by whoever sent the request.
    """
    seen = str(request.META.get("REMOTE_ADDR") or "")
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.ENVIRONMENT.proxies
    if proxies and len(told) >= proxies:
        seen = told[-proxies]
    try:
        return str(ip_address(seen))
    except ValueError:
        return None
