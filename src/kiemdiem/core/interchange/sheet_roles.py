"""Which sheet of a workbook holds which table: by its name, and where there is but one, by being there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kiemdiem.core.interchange import errors, labels
from kiemdiem.core.interchange.catalogue import SUBJECTS, Table
from kiemdiem.core.interchange.headings import heading_key
from kiemdiem.core.interchange.input_faults import InputFault
from kiemdiem.core.interchange.sheets import Sheet, is_blank
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.faults import nearest


def assign_sheets(
    sheets: Sequence[Sheet], tables: Mapping[str, Table], faults: list[InputFault], note: Callable[[str], None]
) -> dict[str, Sheet]:
    """Table → sheet. A sheet with anything in it that belongs to no table is a fault: what is on it would be lost."""
    names: dict[str, str] = {}
    for code, table in tables.items():
        for name in (table.sheet, table.label, code):
            names.setdefault(heading_key(name), code)
    ignored = {heading_key(name) for name in labels.IGNORED_SHEETS}
    found: dict[str, Sheet] = {}
    rest: list[Sheet] = []
    for sheet in sheets:
        key = heading_key(sheet.name)
        if key in ignored or sheet.name.startswith("#"):
            continue
        code = names.get(key, "")
        if not code:
            rest.append(sheet)
        elif code in found:
            faults.append(InputFault(errors.sheet_twice(shown(found[code].name)), sheet.name))
        else:
            found[code] = sheet
    rest = [sheet for sheet in rest if not _is_empty(sheet)]
    if SUBJECTS not in found:
        first = next((sheet for sheet in rest if not sheet.is_hidden), None)
        if first is None:
            faults.append(InputFault(errors.no_subject_sheet(tables[SUBJECTS].sheet)))
        else:
            found[SUBJECTS] = first
            rest.remove(first)
    for sheet in rest:
        if sheet.is_hidden:
            note(errors.hidden_sheet_left(shown(sheet.name)))
        else:
            known = [table.sheet for table in tables.values()]
            faults.append(InputFault(errors.unknown_sheet(shown(sheet.name), nearest(sheet.name, known)), sheet.name))
    for sheet in found.values():
        if sheet.is_hidden:
            note(errors.hidden_sheet_read(shown(sheet.name)))
    return {code: found[code] for code in tables if code in found}


def _is_empty(sheet: Sheet) -> bool:
    return all(is_blank(cell) for _, cells in sheet.rows() for cell in cells)
