"""Whether what the files of the work plan name is there, and whether deadlines have their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kiemdiem.core.quantities.deadline_kinds import make_deadline
from kiemdiem.core.quantities.errors import DeadlineFault, MalformedDeadline
from kiemdiem.core.regime import errors
from kiemdiem.core.regime.entries.duties import Difficulty, Guidance
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Distribution, Scale
from kiemdiem.core.regime.entries.plan import Clash, Conference, Dossier, Event, PlanBody, PlanItem, Report
from kiemdiem.core.regime.entries.prompting import Prompting
from kiemdiem.core.regime.entries.yearly import TargetBase, TargetList, TaskRegistration
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.telling import Options, Teller

MANAGED_BY = "managed_by"
"""The fact that tells by whom a subject is managed."""
BODY_ROLES = (
    "directing",
    "directing_in_person",
    "advising",
    "compiling",
    "implementing",
    "addressed",
    "cooperating",
    "consulted",
)
"""The keys of an item under which names of bodies stand."""
NOT_OF_THE_DEADLINE = frozenset({"id", "task", "kind", "clauses", "note", "under"})


class PlanReferences:
    """Looks at one entry of a plan at a time."""

    def __init__(self, placed: Mapping[str, Sequence[Placed[Any]]], teller: Teller, options: Options) -> None:
        self._teller, self._options = teller, options
        ids = {(table, row.id) for table, rows in placed.items() for row in rows}
        self._bodies = [row for row in placed.get("body", ()) if isinstance(row.entry, PlanBody)]
        self._names = {name for row in self._bodies for name in row.entry.names}
        self._items = {name for table, name in ids if table == "item"}
        self._kinds = {name for table, name in ids if table == "kind"}
        self._events = {name for table, name in ids if table == "event"}
        self._target_sources = {name for table, name in ids if table == "target_source"}
        self._conferences = {name for table, name in ids if table == "conference"}
        items = [row.entry for row in placed.get("item", ()) if isinstance(row.entry, PlanItem)]
        self._parts = [part.id for item in items for part in item.part]
        self._dues = {due.id for item in items for due in item.due if due.id is not None}
        facts = [row.entry for row in placed.get("fact", ()) if isinstance(row.entry, Fact)]
        managing = {fact.scale for fact in facts if fact.id == MANAGED_BY}
        scales = [row.entry for row in placed.get("scale", ()) if isinstance(row.entry, Scale)]
        self._managers = {value.code for scale in scales if scale.id in managing for value in scale.values}

    def check(self, row: Placed[Any]) -> None:
        """Adds every fault of an entry of the work plan, the dossiers or the conferences."""
        checks: dict[type, Callable[[Placed[Any], Any], None]] = {
            PlanItem: self._item,
            PlanBody: self._body,
            Event: self._event,
            Clash: self._clash,
            Dossier: self._dossier,
            Report: self._report,
            Conference: self._conference,
            Prompting: self._prompting,
            Distribution: self._distribution,
            Guidance: self._of_item,
            Difficulty: self._of_item,
            TargetBase: self._target_base,
            TargetList: self._target_list,
            TaskRegistration: self._task_registration,
        }
        check = checks.get(type(row.entry))
        if check is not None:
            check(row, row.entry)

    def _item(self, row: Placed[Any], entry: PlanItem) -> None:
        if entry.parent is not None:
            self._teller.known(row, ("parent",), "item", entry.parent, self._items - {entry.id})
        self._teller.no_twins(row, "due", "id", (due.id for due in entry.due if due.id is not None))
        for index, due in enumerate(entry.due):
            if due.event is not None:
                self._teller.known(row, ("due", index, "event"), "event", due.event, self._events)
            self._options(row, ("due", index, "under"), due.under)
            self._deadline(row, ("due", index), row.values["due"][index])

        for index, part in enumerate(entry.part):
            if part.id in self._items or self._parts.count(part.id) > 1:
                self._teller.tell(row, ("part", index, "id"), errors.twice_in_list("part", part.id), part.id)
            if part.same_as is not None:
                self._teller.known(row, ("part", index, "same_as"), "part", part.same_as, set(self._parts) - {part.id})
            if part.each:
                self._teller.known(row, ("part", index, "each"), "kind", part.each, self._kinds)
        for index, gate in enumerate(entry.gate):
            self._teller.known(row, ("gate", index, "after"), "item", gate.after, self._items - {entry.id})
        if self._bodies:
            self._printed_names(row, entry)

    def _printed_names(self, row: Placed[Any], entry: PlanItem) -> None:
        """Every name that an item prints has its body, so that nobody is forgotten."""
        for role in BODY_ROLES:
            for index, name in enumerate(getattr(entry, role)):
                self._teller.known(row, (role, index), "body", name, self._names)

    def _body(self, row: Placed[Any], entry: PlanBody) -> None:
        self._teller.one_of(row, ("units", "by_hand"))
        others = {
            name for other in self._bodies if other is not row and not other.entry.under for name in other.entry.names
        }
        for index, name in enumerate(entry.names):
            if name in others or entry.names.index(name) != index:
                self._teller.tell(row, ("names", index), errors.twice_in_list("names", name), name)

    def _deadline(self, row: Placed[Any], path: Path, given: dict[str, Any]) -> None:
        try:
            make_deadline(given["kind"], {key: given[key] for key in given if key not in NOT_OF_THE_DEADLINE})
        except MalformedDeadline as bad:
            key = {"first": "from"}.get(bad.slots["key"], bad.slots["key"])
            if bad.slots["fault"] == DeadlineFault.MISSING_KEY:
                self._teller.lacks(row, path, key)
            else:
                is_about_key = bad.slots["fault"] in (DeadlineFault.UNKNOWN_KEY, DeadlineFault.TWO_COUNTS)
                self._teller.tell(row, (*path, key), str(bad), on_key=is_about_key)

    def _event(self, row: Placed[Any], entry: Event) -> None:
        if entry.expected_from is not None:
            self._teller.known(row, ("expected_from",), "item", entry.expected_from, self._items)
        if entry.brought_by is not None:
            self._teller.known(row, ("brought_by",), "item", entry.brought_by, self._items)

    def _clash(self, row: Placed[Any], entry: Clash) -> None:
        self._all_known(row, "items", "item", entry.items, self._items)

    def _dossier(self, row: Placed[Any], entry: Dossier) -> None:
        if entry.due is not None:
            self._teller.known(row, ("due",), "item", entry.due, self._items)
        self._teller.no_twins(row, "paper", "id", (paper.id for paper in entry.paper))

    def _report(self, row: Placed[Any], entry: Report) -> None:
        if entry.due is not None:
            self._teller.known(row, ("due",), "item", entry.due, self._items)

    def _distribution(self, row: Placed[Any], entry: Distribution) -> None:
        self._all_known(row, "follows", "item", entry.follows, self._items | self._dues)

    def _of_item(self, row: Placed[Any], entry: Guidance | Difficulty) -> None:
        if entry.item is not None:
            self._teller.known(row, ("item",), "item", entry.item, self._items)

    def _conference(self, row: Placed[Any], entry: Conference) -> None:
        self._all_known(row, "after", "entry", entry.after, self._conferences | self._items | self._events)
        self._teller.no_twins(row, "step", "id", (step.id for step in entry.step))

    def _prompting(self, row: Placed[Any], entry: Prompting) -> None:
        for key, name in (("notify", entry.notify), ("report", entry.report)):
            if name is not None:
                self._teller.known(row, (key,), "item", name, self._items | self._dues)
        self._all_known(row, "before", "event", entry.before, self._events)
        for key in ("managers", "managed_above"):
            self._all_known(row, key, "manager", getattr(entry, key), self._managers)

    def _target_base(self, row: Placed[Any], entry: TargetBase) -> None:
        self._all_known(row, "sources", "target_source", entry.sources, self._target_sources)

    def _task_registration(self, row: Placed[Any], entry: TaskRegistration) -> None:
        self._all_known(row, "managers", "manager", entry.managers, self._managers)

    def _target_list(self, row: Placed[Any], entry: TargetList) -> None:
        self._teller.known(row, ("source",), "target_source", entry.source, self._target_sources)
        if entry.item is not None:
            self._teller.known(row, ("item",), "item", entry.item, self._items)

    def _all_known(self, row: Placed[Any], key: str, what: str, names: Iterable[str], known: set[str]) -> None:
        for index, name in enumerate(names):
            self._teller.known(row, (key, index), what, name, known)
