"""In what state the database is: empty, behind the program, or as the program wants it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from kiemdiem.cli.server.errors import DatabaseBehind, DatabaseEmpty, DatabaseForeign, DatabaseNewer, DatabaseNotReached
from kiemdiem.cli.server.installation import Standing, State

Targets = list[tuple[str, str]]


def folder() -> Path:
    """The data folder of this process."""
    found: Path = settings.FOLDER
    return found


def is_sqlite(alias: str = "default") -> bool:
    return connections[alias].vendor == "sqlite"


def standing_of(alias: str = "default") -> Standing:
    """How the database stands.

    Raises:
        DatabaseNotReached: it does not answer.
        DatabaseForeign: it holds tables of another program only.
        DatabaseNewer: a later version of the program has written it.
    """
    connection = connections[alias]
    try:
        tables = connection.introspection.table_names()
        loader = MigrationLoader(connection)
    except DatabaseError as fault:
        raise DatabaseNotReached(why=str(fault).strip().partition("\n")[0]) from None
    applied = set(loader.applied_migrations or ())
    if not applied:
        if tables:
            raise DatabaseForeign(count=len(tables))
        return Standing(State.EMPTY)
    unknown = sorted(unknown_steps(applied, loader))
    if unknown:
        raise DatabaseNewer(migration=".".join(unknown[0]))
    plan = MigrationExecutor(connection).migration_plan(loader.graph.leaf_nodes())
    return Standing(State.BEHIND if plan else State.CURRENT, len(plan))


def unknown_steps(applied: set[tuple[str, str]], loader: MigrationLoader) -> set[tuple[str, str]]:
    """Steps that this version of the program does not have; those of rooms that it no longer has are none of ours."""
    known = set(loader.disk_migrations) | {key for one in loader.disk_migrations.values() for key in one.replaces}
    return {step for step in applied - known if step[0] in loader.migrated_apps}


def require_current() -> None:
    """Refuse unless the database is as the program wants it.

    Raises:
        DatabaseEmpty, DatabaseBehind: with the next step.
    """
    found = standing_of()
    if found.state == State.EMPTY:
        raise DatabaseEmpty(folder=folder())
    if found.state == State.BEHIND:
        raise DatabaseBehind(count=found.waiting)


def applied_targets(alias: str = "default") -> Targets:
    """The last applied step of each room: the state to which a copy of the database is brought."""
    loader = MigrationLoader(connections[alias])
    applied = set(loader.applied_migrations or ()) & set(loader.graph.nodes)
    return sorted(
        step
        for step in applied
        if not any(child.key in applied and child.key[0] == step[0] for child in loader.graph.node_map[step].children)
    )
