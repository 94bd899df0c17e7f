"""Which tables stand in which file of a regime folder, and the shape of their entries."""

from __future__ import annotations

from collections.abc import Mapping

from kiemdiem.core.regime.entries import duties, identity, plan, prompting, subjects, yearly
from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.examples import Example
from kiemdiem.core.regime.entries.exclusions import Exclusion
from kiemdiem.core.regime.entries.facts import Fact, Reading
from kiemdiem.core.regime.entries.ratings import RATING_TABLES, Award
from kiemdiem.core.regime.register import Clause

TABLES: Mapping[str, Mapping[str, type[Shape]]] = {
    "regime.toml": {
        "kind": identity.Kind,
        "scale": identity.Scale,
        "vocabulary": identity.Vocabulary,
        "relation": identity.Relation,
        "legal_basis": identity.LegalBasis,
        "distribution": identity.Distribution,
        "blank": identity.Blank,
    },
    "clauses.toml": {"clause": Clause},
    "facts.toml": {"fact": Fact},
    "readings.toml": {"reading": Reading},
    "subjects.toml": {"exclusion": Exclusion, **subjects.SUBJECT_TABLES},
    "ratings.toml": dict(RATING_TABLES),
    "awards.toml": {"award": Award},
    "conduct.toml": {
        "conference": plan.Conference,
        "review_order": plan.ReviewOrder,
        "prompting": prompting.Prompting,
        "sign": prompting.Sign,
    },
    "duties.toml": {
        "assignment": duties.Assignment,
        "guidance": duties.Guidance,
        "difficulty": duties.Difficulty,
    },
    "workplan.toml": {"item": plan.PlanItem, "body": plan.PlanBody, "event": plan.Event, "clash": plan.Clash},
    "dossiers.toml": {"dossier": plan.Dossier, "report": plan.Report},
    "targets.toml": {
        "target_source": yearly.TargetSource,
        "target_base": yearly.TargetBase,
        "target_list": yearly.TargetList,
        "year_record": yearly.YearRecord,
        "task_registration": yearly.TaskRegistration,
    },
    "examples.toml": {"example": Example},
}
FILE_OF: Mapping[str, str] = {table: file for file, tables in TABLES.items() for table in tables}
DECLARING = frozenset({"kind", "scale", "vocabulary", "relation", "fact", "value", "score"})
WITHOUT_CLAUSES = frozenset({"clause", "example", "kind", "relation", "vocabulary", "scale", "target_source"})
ANSWERS = "readings"
