"""Whether the installation works, for whoever watches it: no sign-in, no details."""

from __future__ import annotations

import shutil
from pathlib import Path

import structlog
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiemdiem.config.heartbeat import is_alive

LEAST_ROOM = 200 * 1024 * 1024
"""Bytes: below this the next backup or upload may fail."""
log = structlog.get_logger("kiemdiem.health")


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 while database, worker, disk and certificate are well, else 503; which of them is not stands in the log.

    `warnings` names what will not be well in some days though nothing is done to it.
    """
    ill, soon = illnesses(settings.FOLDER), warnings()
    if ill or soon:
        log.warning("not well", parts=ill, soon=soon)
    told: dict[str, object] = {"state": "ill" if ill else "well", **({"warnings": soon} if soon else {})}
    return JsonResponse(told, status=503 if ill else 200)


def illnesses(folder: Path) -> list[str]:
    """The parts that do not work: `database`, `worker`, `disk`, `certificate`."""
    certificate = settings.ENVIRONMENT.certificate
    found = {
        "database": not _database_answers(),
        "worker": not is_alive(folder),
        "disk": shutil.disk_usage(folder).free < LEAST_ROOM,
        "certificate": certificate is not None and certificate.is_over(timezone.now()),
    }
    return [name for name, is_ill in found.items() if is_ill]


def warnings() -> list[str]:
    """The parts that will soon not work: `certificate`, in its last thirty days."""
    certificate, now = settings.ENVIRONMENT.certificate, timezone.now()
    ends_soon = certificate is not None and certificate.ends_soon(now) and not certificate.is_over(now)
    return ["certificate"] if ends_soon else []


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            return cursor.fetchone() is not None
    except DatabaseError:
        return False
