"""Workbooks that are written: no text becomes a formula, and nothing is left behind where there is no room."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from kiemdiem.core.interchange.workbook_styles import FONT


@contextmanager
def new_workbook(written: str | IO[bytes], *, in_order: bool = False) -> Iterator[Any]:
    """A workbook that turns no text into a formula, a number or a link; it is written when the block ends well.

    in_order: rows come one after the other and are not kept. Raises OSError where the system would not write:
    XlsxWriter says so in an error of its own, and leaves its parts in the temporary folder, which here go with it.
    """
    with tempfile.TemporaryDirectory(prefix="kiemdiem-", ignore_cleanup_errors=True) as parts:
        options: dict[str, Any] = {
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_date_format": "dd/mm/yyyy",
            "constant_memory": in_order,
            "default_format_properties": {"font_name": FONT, "font_size": 11},  # a column's width is in its digits
            "tmpdir": parts,
        }
        book = xlsxwriter.Workbook(written, options)
        try:
            yield book
        except BaseException:
            with suppress(OSError):  # what it holds open goes; whoever asked leaves no such file behind
                _close(book)
            raise
        _close(book)


def _close(book: xlsxwriter.Workbook) -> None:
    try:
        book.close()
    except FileCreateError as failed:
        reason: OSError = failed.args[0]
        _take_away_silently(reason)
        raise reason from None


def _take_away_silently(failed: BaseException | None) -> None:
    """The archive that was given up would complain once more when nobody holds it any longer."""
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        while failed is not None:
            traceback.clear_frames(failed.__traceback__)
            failed = failed.__context__
    finally:
        sys.unraisablehook = hook


__all__ = ["new_workbook"]
