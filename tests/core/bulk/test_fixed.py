"""A column is taken for fixed only where every row holds the same."""

from __future__ import annotations

from kiemdiem.core.bulk.sql.terms import TRUE, column, number
from kiemdiem.core.bulk.stages.fixed import fixed_columns
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables

COLUMNS = [
    ("same", "BIGINT"), ("late", "BIGINT"), ("yes", "BOOLEAN"), ("perhaps", "BOOLEAN"), ("of", "BIGINT"),
    ("of_h", "BIGINT"), ("wide", "BIGINT"), ("wide_h", "BIGINT"), ("text", "VARCHAR"),
]  # fmt: skip
MANY = 5_000


def test_what_all_rows_hold_is_fixed_and_what_one_late_row_lacks_is_not() -> None:
    tables = DuckTables()
    rows = [(n, -1, 0, True, True, n % 7, n % 7, n % 7, n % 7, "a") for n in range(7, 7 + MANY)]
    rows[-1] = (*rows[-1][:2], 1, True, False, 3, 3, 3, 4, "a")
    tables.load("people", [("n", "BIGINT"), *COLUMNS], rows)
    assert fixed_columns(tables, "people", COLUMNS) == {"same": number(-1), "yes": TRUE, "of_h": column("of")}


def test_an_upper_end_that_was_alike_in_the_first_rows_only_may_still_be_the_lower_one() -> None:
    tables = DuckTables()
    rows = [(n, int(n == MANY), int(n == MANY)) for n in range(MANY + 1)]
    tables.load("people", [("n", "BIGINT"), ("of", "BIGINT"), ("of_h", "BIGINT")], rows)
    columns = [("of", "BIGINT"), ("of_h", "BIGINT")]
    assert fixed_columns(tables, "people", columns) == {"of_h": column("of")}
