"""The result of a trial as a file: a workbook with a sheet for each list, one table of all lists, or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiemdiem.cli.screen import as_text
from kiemdiem.cli.whatif import words
from kiemdiem.cli.whatif.page import quota_sum
from kiemdiem.cli.whatif.trial import Trial
from kiemdiem.cli.words import number
from kiemdiem.core.engine.answer import Reason
from kiemdiem.core.engine.comparison import Change
from kiemdiem.core.interchange.answer_rows import write_csv
from kiemdiem.core.interchange.plan_names import plan_with_day
from kiemdiem.core.interchange.result_sheets import Cells, ResultSheets
from kiemdiem.core.interchange.watching import Steps, unwatched
from kiemdiem.core.interchange.whole_files import written_whole
from kiemdiem.core.interchange.workbook_files import new_workbook

ENDINGS = (".json", ".xlsx", ".csv")
CSV_COLUMNS = ("list", "id", "name", "kind", "what", "from", "to", "count", "only_before", "only_after")
"""`list` says which list a row is of: moves, changes, displaced, quotas, awards."""


def write_trial(trial: Trial, path: Path) -> None:
    """Write the trial as .json, .xlsx or .csv; whole, or not at all."""
    with written_whole(path) as beside:
        match path.suffix.lower():
            case ".json":
                beside.write_text(as_text(trial.to_json()), encoding="utf-8")
            case ".csv":
                write_csv(_flat_rows(trial), beside, CSV_COLUMNS)
            case _:
                _write_workbook(trial, beside)


def _flat_rows(trial: Trial) -> Iterator[dict[str, Any]]:
    empty = dict.fromkeys(CSV_COLUMNS, "")
    for kind, was, now, count in trial.moves():
        yield empty | {"list": "moves", "kind": kind, "from": was, "to": now, "count": count}
    for change in trial.found.own_changes():
        yield empty | _flat_change("changes", change)
    for one in trial.found.displaced():
        told = _flat_change("displaced", one.change) | {"what": "; ".join(quota.id for quota in one.quotas)}
        told["only_before"] = [quota_sum(quota, quota.before) for quota in one.quotas]
        told["only_after"] = [quota_sum(quota, quota.after) for quota in one.quotas]
        yield empty | told
    for quota in trial.found.quotas:
        head = {"list": "quotas", "id": quota.group, "what": quota.id}
        yield empty | head | {"from": quota_sum(quota, quota.before), "to": quota_sum(quota, quota.after)}
    for award in trial.found.awards():
        head = {"list": "awards", "id": award.subject, "what": award.id}
        yield empty | head | {"from": award.before, "to": award.after}


def _flat_change(name: str, change: Change) -> dict[str, Any]:
    head = {"list": name, "id": change.subject, "name": change.name, "kind": change.kind}
    told = {"from": change.before, "to": change.after}
    return head | told | {"only_before": _texts(change.gone), "only_after": _texts(change.come)}


def _texts(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.text for reason in reasons]


def _write_workbook(trial: Trial, path: Path) -> None:
    count = trial.change_count
    with new_workbook(str(path), in_order=True) as book:
        under = plan_with_day(trial.first.identity)
        basis = words.BASIS.format(count=number(trial.found.subjects))
        sheets = ResultSheets(book, under, basis, Steps(unwatched, count))
        tried = (((line,), "") for line in trial.tried())
        sheets.add(words.TRIED_SHEET, words.TRIED_TITLE, words.TRIED_SHEET_COLUMNS, tried)
        sheets.add(words.MOVES_SHEET, words.MOVES_TITLE, words.MOVES_SHEET_COLUMNS, _moves(trial), centred=(3,))
        sheets.add(words.CHANGES_SHEET, words.CHANGES_TITLE, words.CHANGES_SHEET_COLUMNS, _changes(trial))
        sheets.add(words.DISPLACED_SHEET, words.DISPLACED_TITLE, words.DISPLACED_SHEET_COLUMNS, _displaced(trial))
        sheets.add(words.QUOTAS_SHEET, words.QUOTAS_TITLE, words.QUOTAS_SHEET_COLUMNS, _quotas(trial))
        sheets.add(words.AWARDS_SHEET, words.AWARDS_TITLE, words.AWARDS_SHEET_COLUMNS, _awards(trial))
        book.set_properties({"title": words.WORKBOOK_TITLE, "subject": under})


def _moves(trial: Trial) -> Iterator[Cells]:
    for kind, was, now, count in trial.moves():
        new = words.UNCHANGED if was == now else trial.names.level(kind, now)
        yield (trial.old_names.kind(kind), trial.old_names.level(kind, was), new, count), ""


def _changes(trial: Trial) -> Iterator[Cells]:
    for change in trial.found.own_changes():
        yield (*_person(trial, change), "\n".join(_texts(change.come)), "\n".join(_texts(change.gone))), ""


def _displaced(trial: Trial) -> Iterator[Cells]:
    for one in trial.found.displaced():
        old = "\n".join(quota_sum(quota, quota.before) for quota in one.quotas)
        new = "\n".join(quota_sum(quota, quota.after) for quota in one.quotas)
        yield (*_person(trial, one.change), old, new), ""


def _person(trial: Trial, change: Change) -> tuple[str, str, str, str, str]:
    was, now = trial.standing(change, after=False), trial.standing(change, after=True)
    return change.subject, change.name, trial.names.kind(change.kind), was, now


def _quotas(trial: Trial) -> Iterator[Cells]:
    for quota in trial.found.quotas:
        known = quota.known
        group = known.group_name or quota.group
        yield (trial.quota_name(quota), group, quota_sum(quota, quota.before), quota_sum(quota, quota.after)), ""


def _awards(trial: Trial) -> Iterator[Cells]:
    for award in trial.found.awards():
        yield (award.label, award.subject, award.name, *trial.award_states(award)), ""
