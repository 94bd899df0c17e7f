"""Who may work on a data folder at once: one server and many short commands, or one who exchanges the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kiemdiem.cli.server.errors import FolderBusy, FolderServed, ServerRuns
from kiemdiem.cli.server.lock import SERVING, USING, Lock, NotFree
from kiemdiem.cli.server.standing import folder


@contextmanager
def as_server() -> Iterator[None]:
    """Within it no other server works on the folder, and nobody takes the database away.

    Raises:
        FolderServed, FolderBusy: somebody does already.
    """
    try:
        serving = Lock.take(folder(), SERVING)
    except NotFree:
        raise FolderServed(folder=folder()) from None
    with serving, beside_others():
        yield


@contextmanager
def beside_others() -> Iterator[None]:
    """Within it nobody takes the database away; servers and other commands go on.

    Raises:
        FolderBusy: somebody is about to.
    """
    try:
        using = Lock.take(folder(), USING, shared=True)
    except NotFree:
        raise FolderBusy(folder=folder()) from None
    with using:
        yield


@contextmanager
def alone_with_folder() -> Iterator[None]:
    """Within it nobody else works on the folder.

    Raises:
        ServerRuns, FolderBusy: somebody does.
    """
    try:
        serving = Lock.take(folder(), SERVING)
    except NotFree:
        raise ServerRuns(folder=folder()) from None
    with serving:
        try:
            using = Lock.take(folder(), USING)
        except NotFree:
            raise FolderBusy(folder=folder()) from None
        with using:
            yield
