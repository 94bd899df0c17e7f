"""`kiemdiem explain`: why one subject stands where it stands."""

from __future__ import annotations

import argparse

from kiemdiem.cli import errors, words
from kiemdiem.cli.command import Command, add_input, add_json, add_reading, add_regime, add_strict
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.explanation import explanation_json, show_explanation
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.seasons import rate_season, read_season
from kiemdiem.core.engine.answer import Answer, SubjectAnswer
from kiemdiem.core.engine.owed import owed_papers
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.loader import load


def add(parser: argparse.ArgumentParser) -> None:
    add_input(parser)
    parser.add_argument("subject", metavar=words.SUBJECT_ARGUMENT, help=words.SUBJECT_HELP)
    add_regime(parser, as_option=True)
    add_reading(parser)
    add_strict(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    regime = load(options.regime)
    season = read_season(options, regime, screen)
    answer = rate_season(regime, season, screen)
    subject = _find(answer, options.subject)
    papers = [paper for paper in owed_papers(regime, season) if paper.subject == subject.id]
    if options.json:
        screen.json(explanation_json(regime, answer, subject) | {"papers": [paper.to_json() for paper in papers]})
    else:
        show_explanation(regime, answer, subject, papers, screen)
    return Exit.DONE


def _find(answer: Answer, wanted: str) -> SubjectAnswer:
    """The subject of this id, else the only one of this name; several of one name are refused with their ids."""
    if wanted in answer.subjects:
        return answer.subjects[wanted]
    same = [subject for subject in answer.subjects.values() if search_key(subject.name) == search_key(wanted)]
    if len(same) == 1:
        return same[0]
    if same:
        raise Refused(errors.several_of_the_name(wanted, [subject.id for subject in same]))
    raise Refused(words.near(errors.unknown_subject(wanted), nearest(wanted, answer.subjects)))


COMMAND = Command(words.EXPLAIN_ABOUT, add, run, words.EXPLAIN_EXAMPLE)
