"""The work of `kiemdiem journal verify`: every chain from its first entry to its last."""

from __future__ import annotations

import argparse

from kiemdiem.apps.journal.queries import heads_of_chains, verify_chains
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import words
from kiemdiem.cli.server.errors import JournalBroken
from kiemdiem.cli.server.holding import beside_others
from kiemdiem.cli.server.standing import require_current


def run(_options: argparse.Namespace, screen: Screen) -> Exit:
    """Say that the journal holds, with its heads to compare with papers; or every place where it does not."""
    with beside_others():
        require_current()
        heads = heads_of_chains()
        breaks = verify_chains()
    if breaks:
        raise Refused(JournalBroken(count=len(breaks)).sentence, [one.sentence for one in breaks])
    entries = sum(head.number for head in heads)
    screen.say(words.JOURNAL_HOLDS.format(entries=entries, chains=len(heads)))
    for head in heads:
        screen.say(words.CHAIN_HEAD.format(chain=head.chain, length=head.number, head=head.hash))
    return Exit.DONE
