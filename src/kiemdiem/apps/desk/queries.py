"""What waits for somebody, in the order in which it is due; whose house this is; one's own views of lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from kiemdiem.apps.campaigns.access import visible_to as campaigns_visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.regimes import regime_cards
from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.access import exports_of, views_of
from kiemdiem.apps.desk.models import THE_ONE, Export, Office, SavedView
from kiemdiem.apps.desk.values import address_of
from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.people.access import visible_to as people_visible_to
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, may_somewhere, scope_of
from kiemdiem.apps.permissions.models import Grant, Permission
from kiemdiem.apps.permissions.queries import board_code_waits, is_board_there
from kiemdiem.apps.reminders.access import digests_of
from kiemdiem.apps.reminders.queries.waiting import waiting_for
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.shell.components import Progress, Why, WhyStep
from kiemdiem.shell.days import day_and_hour, short_day


@dataclass(frozen=True)
class Task:
    """One thing to do: what, about what, and the one button that leads to it. `is_main`: it cannot wait; `due`: its
    last good day in words, where it has one."""

    what: str
    about: str
    button: str
    url: str
    is_main: bool = False
    due: str = ""


def tasks_by_cause(actor: Actor) -> dict[str, list[Task]]:
    """Everything that waits for the actor by why it does (`labels.WHY_TASKS`); a fixed number of queries."""
    first_steps = _first_steps(actor)
    found = {
        "digest": _digest(actor),
        "board": _board_to_found(actor),
        "second": _roles_to_second(actor),
        "work": _work(actor),
        "uploads": _open_uploads(actor),
        "files": _files(actor),
        "first": first_steps,
        "season": [] if first_steps else _season(actor),
        "own": _own_record(actor),
    }
    return {cause: tasks for cause, tasks in found.items() if tasks}


def tasks_of(actor: Actor) -> list[Task]:
    """Everything that waits for the actor, in its order."""
    return [task for tasks in tasks_by_cause(actor).values() for task in tasks]


def why_of_tasks(tasks: Mapping[str, Sequence[Task]], *, actor: Actor) -> Why:
    """Why these wait, by cause; no query."""
    roles = "; ".join(str(grant) for grant in actor.grants)
    told = labels.WHY_ROLES.format(roles=roles, day=short_day(actor.today)) if roles else labels.WHY_NO_ROLE
    steps = (labels.WHY_TASKS[cause].format(count=len(found)) for cause, found in tasks.items())
    return Why(labels.WHY_WAITING, tuple(WhyStep("fact", one) for one in (told, *steps)))


def _digest(actor: Actor) -> list[Task]:
    """The digest of the day, where there is one."""
    found = digests_of(actor).filter(day=actor.today).first()
    if found is None:
        return []
    about = labels.DIGEST_ABOUT.format(late=found.late, soon=found.soon, waiting=found.waiting)
    return [Task(labels.DIGEST.format(count=len(found.lines)), about, labels.DIGEST_BUTTON, reverse("reminders"))]


def _board_to_found(actor: Actor) -> list[Task]:
    """The first step of a new house: until there is a board, whoever was given its printed code is led to it."""
    if actor.grants or not board_code_waits() or is_board_there():
        return []
    return [Task(labels.BOARD, labels.BOARD_ABOUT, labels.BOARD_BUTTON, reverse("claim_board"), True)]


def _work(actor: Actor) -> list[Task]:
    """What waits in the rooms of the running campaigns, what is due first before the rest."""
    return [
        Task(line.what, line.about, labels.WORK_BUTTON, line.url, line.is_late(actor.today), line.when(actor.today))
        for line in waiting_for(actor)
    ]


def _roles_to_second(actor: Actor) -> list[Task]:
    """Roles that hold only when a second person agrees: neither the giver nor the receiver, nor who stands below."""
    if not may_somewhere(actor, Permission.SECOND_GRANTS):
        return []
    scope = scope_of(actor, Permission.SECOND_GRANTS)
    waiting = (
        Grant.objects.filter(scope.within("branch"), scope.within("granted_under__branch"), state=Grant.State.WAITING)
        .exclude(granted_by=actor.user)
        .exclude(user=actor.user)
        .select_related("user", "granted_by")
        .order_by("granted_at")[: labels.MOST_SHOWN]
    )
    return [
        Task(
            what=labels.SECOND_ROLE.format(role=grant.role_label, user=grant.user.name),
            about=labels.SECOND_ROLE_ABOUT.format(
                place=grant.branch_name, by=grant.granted_by.name if grant.granted_by else ""
            ),
            button=labels.SECOND_ROLE_BUTTON,
            url=reverse("second_role", args=[grant.pk]),
            is_main=True,
        )
        for grant in waiting
    ]


def _first_steps(actor: Actor) -> list[Task]:
    """What an empty house needs first."""
    found = []
    if may_somewhere(actor, Permission.NAME_OFFICE) and not office_named():
        found.append(
            Task(labels.NAME_OFFICE, labels.NAME_OFFICE_ABOUT, labels.NAME_OFFICE_BUTTON, reverse("name_office"))
        )
    if may_somewhere(actor, Permission.EDIT_UNITS) and not units_visible_to(actor).exists():
        found.append(
            Task(labels.ADD_UNITS, labels.ADD_UNITS_ABOUT, labels.ADD_UNITS_BUTTON, reverse("add_unit"), is_main=True)
        )
    if may_somewhere(actor, Permission.IMPORT_REGISTERS) and not people_visible_to(actor).exists():
        found.append(Task(labels.ADD_PEOPLE, labels.ADD_PEOPLE_ABOUT, labels.ADD_PEOPLE_BUTTON, reverse("uploads")))
    return found


def _season(actor: Actor) -> list[Task]:
    """Campaigns that are being prepared; where there is none of this year and none begun, that one may be."""
    if not may_somewhere(actor, Permission.RUN_CAMPAIGNS):
        return []
    mine = scope_of(actor, Permission.RUN_CAMPAIGNS).within("root__path")
    seen = campaigns_visible_to(actor)
    waiting = seen.filter(mine, state=Campaign.State.PREPARING).select_related("root")
    found = [
        Task(
            labels.PREPARE_ON.format(campaign=one.name),
            labels.PREPARE_ON_ABOUT.format(root=one.root.name),
            labels.PREPARE_ON_BUTTON,
            reverse("campaign", args=[one.pk]),
        )
        for one in waiting.order_by("pk")[: labels.MOST_SHOWN]
    ]
    has_one = seen.filter(year__gte=actor.today.year).exclude(state=Campaign.State.DROPPED).exists()
    if not has_one and any(card.year == actor.today.year for card in regime_cards()):
        about = labels.PREPARE_ABOUT.format(year=actor.today.year)
        found.append(Task(labels.PREPARE, about, labels.PREPARE_BUTTON, reverse("prepare_campaign")))
    return found


def _open_uploads(actor: Actor) -> list[Task]:
    """Files of one's own that wait for a step: columns to be matched, a preview to be confirmed."""
    if actor.user_id is None or not may_somewhere(actor, Permission.IMPORT_REGISTERS):
        return []
    waiting = Upload.objects.filter(user_id=actor.user_id, state__in=(Upload.State.MAPPING, Upload.State.PREVIEW))
    return [
        Task(
            what=labels.OPEN_UPLOAD.format(file=upload.file_name),
            about=_state_of(upload),
            button=labels.OPEN_UPLOAD_BUTTON,
            url=reverse("show_upload", args=[upload.pk]),
        )
        for upload in waiting.order_by("received_at")[: labels.MOST_SHOWN]
    ]


def _files(actor: Actor) -> list[Task]:
    """Lists that were written to a file and not forgotten yet, the newest first."""
    written = exports_of(actor).filter(state=Export.State.READY).order_by("-pk")
    return [
        Task(
            what=labels.EXPORT_TASK.format(list=labels.LISTS_TO_TAKE.get(export.list_name, "")),
            about=labels.EXPORT_TASK_ABOUT.format(done=with_points(export.done), asked=day_and_hour(export.asked_at)),
            button=labels.EXPORT_TASK_BUTTON,
            url=reverse("show_export", args=[export.pk]),
        )
        for export in written[: labels.MOST_SHOWN]
    ]


def _state_of(upload: Upload) -> str:
    if upload.state == Upload.State.MAPPING:
        return labels.OPEN_UPLOAD_MAPPING
    if upload.refused:
        return labels.OPEN_UPLOAD_BAD.format(total=upload.total, refused=upload.refused)
    return labels.OPEN_UPLOAD_ABOUT.format(total=upload.total)


def _own_record(actor: Actor) -> list[Task]:
    """One's own record can always be read."""
    if actor.user_id is None:
        return []
    own = Person.objects.unscoped("his own record").filter(user_id=actor.user_id).select_related("home").first()
    if own is None:
        return []
    about = labels.OWN_RECORD_ABOUT.format(unit=own.home.name)
    return [Task(labels.OWN_RECORD, about, labels.OWN_RECORD_BUTTON, reverse("person", args=[own.pk]))]


def office_named() -> Office | None:
    """The office, once it has its name."""
    return Office.objects.filter(pk=THE_ONE).first()


def kept_views(actor: Actor, list_name: str) -> list[SavedView]:
    """The actor's own views of a list, by name."""
    return list(views_of(actor).filter(list=list_name).order_by("name"))


@dataclass(frozen=True)
class ViewsOfList:
    """A list and the views of it that somebody keeps, each with its address."""

    label: str
    views: tuple[tuple[SavedView, str], ...]


def views_by_list(actor: Actor) -> tuple[ViewsOfList, ...]:
    """All views of the actor, in the order of the lists; one query."""
    kept = list(views_of(actor).order_by("name"))
    found = (
        ViewsOfList(label, tuple((view, address_of(name, view.query)) for view in kept if view.list == name))
        for name, label in labels.LISTS.items()
    )
    return tuple(one for one in found if one.views)


def export_in_work(export: Export) -> Progress:
    """How far the file of a list is."""
    is_finished = export.state != Export.State.WAITING
    told = labels.EXPORT_IS_DONE if is_finished else labels.EXPORT_RUNS if export.total else labels.EXPORT_WAITS
    return Progress(
        done=export.done,
        total=max(export.total, 1),
        sentence=told.format(done=with_points(export.done), total=with_points(export.total)),
        part_url=reverse("export_progress", args=[export.pk]),
        is_finished=is_finished,
    )
