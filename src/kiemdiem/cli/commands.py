"""Which commands there are, in the order of the help."""

from __future__ import annotations

from kiemdiem.cli import (
    clauses,
    compare,
    explain,
    rate,
    regime_check,
    regime_diff,
    regime_list,
    regime_mutate,
    regime_new,
    regime_show,
    regime_workplan,
    schema,
    subjects,
    template,
)
from kiemdiem.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    rate.COMMAND,
    subjects.COMMAND,
    explain.COMMAND,
    compare.COMMAND,
    template.COMMAND,
    schema.COMMAND,
    clauses.COMMAND,
)
REGIME_COMMANDS: tuple[Command, ...] = (
    regime_list.COMMAND,
    regime_show.COMMAND,
    regime_check.COMMAND,
    regime_mutate.COMMAND,
    regime_diff.COMMAND,
    regime_new.COMMAND,
    regime_workplan.COMMAND,
)
