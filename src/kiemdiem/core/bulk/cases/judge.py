"""The engine's own judge, asked of a case instead of a subject: one answer for all subjects that are alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.bulk.sql.atoms import KLEENE
from kiemdiem.core.engine.acting import Acting
from kiemdiem.core.engine.elements import Env, Node
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.program import KindProgram, Program, Rule, VoteShare
from kiemdiem.core.engine.season import Ballot, Decision, Season, Subject
from kiemdiem.core.engine.sourcing import Duty
from kiemdiem.core.engine.values import Kleene, both, either, empty_answer, negate
from kiemdiem.core.engine.world import World
from kiemdiem.core.quantities.calendars import Calendar

PARTLY = {3: False, 4: True}


@dataclass(frozen=True)
class Told:
    """What persons entered about a subject: level proposed, level decided, decisions; and its ballots.

    ballots: (purpose, forum, code of each threshold, level with most votes); none: the one ballot of the row.
    """

    proposed: str | None = None
    decided: str | None = None
    decisions: tuple[Decision, ...] = ()
    ballots: tuple[tuple[str, str, tuple[int, ...], int], ...] = ()


class CaseWorld(World):
    """A world of cases: no facts, no links, only what the case says."""

    def __init__(self, program: Program, env: Env) -> None:
        self.program, self.env = program, env
        self.season = Season(())
        self.nodes: list[Node] = []
        self.by_id: dict[str, Node] = {}
        self.bodies = {}
        self.level_at = lambda node, stage: -1
        self.is_rated = lambda node: None
        self.votes_of: dict[int, Sequence[int]] = {}
        self.lead_of: dict[int, int] = {}
        self.held: dict[str, Duty] = {}

    def take_ballot(self, node: Node, ballot: Ballot | None) -> None:
        node.ballot = ballot

    def work_out(self, node: Node, name: str) -> Any:
        return None

    def linked(self, node: Node, relation: str) -> Sequence[Any] | None:
        return []

    def case(
        self, name: str, kind: KindProgram, answers: Mapping[Any, Any], told: Told, *, has_ballot: bool, forum: str = ""
    ) -> Node:
        """A node that stands for every subject of this case."""
        shares = range(len(kind.thresholds))
        codes = tuple(answers.get(("votes", at), 2) for at in shares)
        rows = told.ballots or ((("rate", forum, codes, 0),) if has_ballot else ())
        ballots = []
        for purpose, at_forum, own_codes, lead in rows:
            # That there are votes at all is told by a mark that is no level's.
            ballot = Ballot({} if lead < 0 else {"": 0}, forum=at_forum, purpose=purpose)  # type: ignore[arg-type]
            self.votes_of[id(ballot)], self.lead_of[id(ballot)] = own_codes, lead
            ballots.append(ballot)
        subject = Subject(
            id=name, kind=kind.kind, ballots=tuple(ballots), proposed_level=told.proposed, decided_level=told.decided,
            decisions=told.decisions,
        )  # fmt: skip
        facts: dict[Any, Any] = dict(answers)
        facts |= {key[1]: value for key, value in answers.items() if key[0] == "points"}
        facts["no ballot"] = codes
        node = Node(subject, kind, self, facts, name, kind.kind)
        node.ballot = next((ballot for ballot in ballots if ballot.purpose == "rate"), None)
        self.nodes.append(node)
        self.by_id[name] = node
        return node

    def again(self, node: Node, name: str, more: Mapping[Any, Any] | None = None) -> Node:
        """The same case under a name of its own, with more answers."""
        facts: dict[Any, Any] = {**node.facts, **(more or {})}
        found = Node(node.subject, node.program, self, facts, name, node.kind, node.ballot)
        self.nodes.append(found)
        self.by_id[name] = found
        if node.id in self.held:
            self.held[name] = self.held[node.id]
        return found

    def votes_code(self, node: Node, at: int) -> int:
        """What the ballot looked at says of one threshold."""
        ballot = node.ballot
        codes = self.votes_of[id(ballot)] if ballot is not None else node.facts["no ballot"]
        return int(codes[at])


def case_env(program: Program, as_of: Any) -> Env:
    return Env(as_of=as_of, period=program.period, year=program.regime.identity.year, calendar=Calendar())


class CaseJudge(Judge):
    """Judges cases; a threshold is answered by its code."""

    world: CaseWorld

    def __init__(self, world: CaseWorld, *, skips: bool) -> None:
        super().__init__(world, skips=skips)
        self.held_back = world.held

    def acting(self, node: Node) -> Acting:
        """Every rule, for a case says of each whether it holds."""
        return node.program

    def _deciding(self, node: Node, source: Rule) -> list[Ballot]:
        """In the order told, which is that of the votes: the ballots of a case hold none."""
        deciding = {id(ballot) for ballot in super()._deciding(node, source)}
        return [ballot for ballot in node.subject.ballots if id(ballot) in deciding]

    def threshold_holds(self, node: Node, share: VoteShare) -> Kleene:
        at = next(i for i, other in enumerate(node.program.thresholds) if other is share)
        code = self.world.votes_code(node, at)
        held: Kleene
        if code == 5:
            held = empty_answer(share.rule.entry.when_empty)
        else:
            held = KLEENE[code] if code in KLEENE else PARTLY[code]
        applies: Kleene = True
        if share.rule.functions or share.rule.exempted_by:
            applies = both(share.rule.when(node, self.env), negate(self.lifted(node, share.rule)))
        return either(negate(applies), held)
