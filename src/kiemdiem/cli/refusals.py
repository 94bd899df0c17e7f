"""What is refused, in the words that a person reads; one place turns every room's refusal into lines."""

from __future__ import annotations

import tempfile

from kiemdiem.cli import errors
from kiemdiem.cli.refused import Refused
from kiemdiem.core.bulk.tables.duckdb_tables import is_out_of_room
from kiemdiem.core.engine.given import BadSeason
from kiemdiem.core.engine.registers import RegistersRefused
from kiemdiem.core.interchange import BadInput
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.regime.faults import BrokenRegime

MOST_FAULTS = 100_000
"""More lines than a person reads, fewer than a terminal drowns in."""


def refusal_of(fault: Exception) -> Refused | None:
    """The refusal behind an exception; None where the fault is ours."""
    match fault:
        case Refused():
            return fault
        case BrokenRegime():
            return Refused(errors.broken_regime(fault.folder, len(fault.faults)), [f.text() for f in fault.faults])
        case BadSeason():
            return Refused(errors.bad_input(fault.total), [f.text() for f in fault.faults])
        case RegistersRefused():
            return Refused(errors.bad_input(len(fault.faults)), [one.text() for one in fault.faults])
        case BadInput():
            return Refused(fault.sentence, list(fault.lines(MOST_FAULTS)) if fault.total > 1 else [])
        case HouseError():
            return Refused(fault.sentence)
    if is_out_of_room(fault):
        return Refused(errors.no_room_to_work(tempfile.gettempdir()))
    return None
