"""The first page of a roll-up on the terminal: the branch by level and kind, the units right below it, its honours."""

from __future__ import annotations

from kiemdiem.cli.rollup import words
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.tables import table
from kiemdiem.cli.words import LEVEL, TOTAL, count, number
from kiemdiem.core.bulk.rollup import STATES, Counts, Page, Part, award_labels, parts_of
from kiemdiem.core.interchange import labels
from kiemdiem.core.interchange.result_workbook import percent

MOST_ROWS = 12


def show_page(page: Page, screen: Screen) -> None:
    """The whole page."""
    units = len(list(page.rolled.tree.downwards(page.top)))
    told = words.SUMMED.format(branch=page.branch, count=number(page.total), units=number(units))
    screen.say(told, "bold")
    for part in parts_of(page.regime, page.rolled, page.kinds):
        _levels(page, part, screen)
        _below(page, part, screen)
    _awards(page, screen)
    if page.nowhere and not page.top:
        screen.say()
        screen.say(words.NOWHERE.format(count=number(page.nowhere)))


def _levels(page: Page, part: Part, screen: Screen) -> None:
    """Levels with their shares of those rated, best first, then those without a level; a column for each kind."""
    counts = {kind: page.rolled.of_branch(page.top, kind) for kind in part.kinds}
    rows = [[label, *(_with_share(counts[kind], code) for kind in part.kinds)] for code, label in part.levels]
    for outcome in part.outcomes:
        rows.append([labels.OUTCOMES[outcome], *(count(counts[kind].outcomes[outcome]) for kind in part.kinds)])
    rows.append([TOTAL, *(number(counts[kind].total) for kind in part.kinds)])
    columns = [LEVEL, *(page.regime.kinds[kind].label for kind in part.kinds)]
    screen.say()
    screen.show(table(columns, rows, right=range(1, len(columns)), last_apart=True))


def _with_share(counts: Counts, level: str) -> str:
    many = counts.levels[level]
    return f"{number(many)} ({percent(many, counts.rated)})" if many else count(0)


def _below(page: Page, part: Part, screen: Screen) -> None:
    """The units right below the branch, all kinds of one scale together."""
    tree = page.rolled.tree
    found = tree.children.get(page.top, [])
    rows = []
    for unit in found[:MOST_ROWS]:
        counts = sum((page.rolled.of(unit, kind) for kind in part.kinds), Counts())
        if counts.total:
            levels = (count(counts.levels[code]) for code, _ in part.levels)
            name = f"{unit} {tree.units[unit].name}"
            rows.append([name, number(counts.total), count(counts.rated), *levels])
    if rows and part.levels:
        columns = [words.UNIT, words.ALL, words.RATED, *(label for _, label in part.levels)]
        screen.say()
        screen.show(table(columns, rows, right=range(1, len(columns)), wide=(0,)))
        if len(found) > MOST_ROWS:
            screen.say(words.AND_MORE.format(count=number(len(found) - MOST_ROWS)))


def _awards(page: Page, screen: Screen) -> None:
    rows = []
    for (award, kind), label in award_labels(page.regime).items():
        counts = page.rolled.of_branch(page.top, kind).awards
        many = [counts[award, state] for state in STATES]
        if any(many):
            rows.append([label, page.regime.kinds[kind].label, *map(count, many)])
    if rows:
        columns = [*words.AWARD_COLUMNS, *(labels.AWARD_STATES[state] for state in STATES)]
        screen.say()
        screen.show(table(columns, rows, right=range(2, len(columns)), wide=(0,), title=words.AWARDS))
