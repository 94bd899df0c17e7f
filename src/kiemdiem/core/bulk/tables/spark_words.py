"""A checked query in the words of Apache Spark, where these would say something else than DuckDB's.

Every whole number is said with 64 bits, what may be larger with 38 digits; what does not fit raises (ANSI mode).
"""

from __future__ import annotations

from sqlglot import exp

from kiemdiem.core.bulk.sql.allowed import check
from kiemdiem.core.bulk.tables.engines import (
    LONGEST_PLAIN,
    MOST_WHOLE,
    NOT_WHOLE,
    NOTHING,
    WHOLE_TEXT,
    FileColumn,
    OutColumn,
)
from kiemdiem.core.interchange.answer_rows import OPENS_A_FORMULA

_MOST = (1 << 63) - 1


def printed(query: exp.Query) -> str:
    """The query as Spark reads it; names in backticks."""
    check(query)
    found = query.copy()
    for literal in list(found.find_all(exp.Literal)):
        if not literal.is_string:
            _say_size(literal)
    for type_ in list(found.find_all(exp.DataType)):
        if type_.this == exp.DataType.Type.INT128:
            type_.replace(_digits())
    # The inner ones first: replacing takes what is inside along.
    for quotient in reversed(list(found.find_all(exp.IntDiv))):
        quotient.replace(_whole_part(quotient.this, quotient.expression))
    for sum_ in list(found.find_all(exp.Sum)):
        sum_.set("this", _wide(sum_.this))
    return found.sql("spark", identify=True)


def quoted(name: str) -> str:
    """A name in backticks."""
    return exp.to_identifier(name, quoted=True).sql("spark")


def value(held: int | str) -> str:
    """A value as it stands in a list of rows."""
    if isinstance(held, bool):
        return "TRUE" if held else "FALSE"
    return f"{held}L" if isinstance(held, int) else exp.Literal.string(held).sql("spark")


def as_text(column: FileColumn, held: str) -> list[str]:
    """The columns that one column of a file becomes; held: what it is called in the file, in backticks."""
    text = f"to_json({held})" if column.type.endswith("[]") else f"CAST({held} AS STRING)"
    found = [f"COALESCE({text}, '') AS {quoted(column.name)}"]
    if column.plain:
        fits = f"length({text}) <= {LONGEST_PLAIN} AND {text} RLIKE {_whole_match(column.plain)}"
        found.append(f"COALESCE({fits}, false) AS {quoted(column.name + '_p')}")
    if column.is_whole:
        is_text = column.type == "VARCHAR"
        blank = f"{held} IS NULL" + (f" OR {held} = ''" if is_text else "")
        is_whole = f"{held} BETWEEN 0 AND {MOST_WHOLE} AND {held} = floor({held})"
        is_whole = f"{held} RLIKE {_whole_match(WHOLE_TEXT)}" if is_text else is_whole
        number = f"WHEN {is_whole} THEN try_cast({held} AS BIGINT) ELSE {NOT_WHOLE}L END"
        found.append(f"CASE WHEN {blank} THEN {NOTHING}L {number} AS {quoted(column.name + '_w')}")
    return found


def written(column: OutColumn, *, as_text: bool) -> str:
    """A column as it stands in a file."""
    name = held = quoted(column.name)
    if as_text and column.is_guarded:
        opens = ", ".join(value(sign) for sign in OPENS_A_FORMULA)
        held = f"CASE WHEN left({held}, 1) IN ({opens}) THEN concat(chr(39), {held}) ELSE {held} END"
    return f"NULLIF({held}, '') AS {name}" if column.may_be_nothing or as_text else held


def _whole_match(pattern: str) -> str:
    """A pattern that must match from the first sign to the very last: `$` would leave a line end over."""
    return f"'^(?:{pattern})\\\\z'"


def _say_size(literal: exp.Literal) -> None:
    """Spark takes a bare number for one of 32 bits, and the least of 64 bits for none."""
    number = int(literal.this)
    if number == _MOST + 1 and isinstance(literal.parent, exp.Neg):
        literal.parent.replace(exp.Literal(this=f"-{number}L", is_string=False))
    else:
        literal.set("this", f"{number}L" if number <= _MOST else f"{number}BD")


def _digits() -> exp.DataType:
    return exp.DataType.build("DECIMAL(38, 0)")


def _wide(term: exp.Expr) -> exp.Expr:
    return exp.Cast(this=term.copy(), to=_digits())


def _whole_part(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """The quotient without what remains. DIV would give 64 bits and cut larger quotients off without a word."""
    above, below = _wide(left), _wide(right)
    rest = exp.Mod(this=above.copy(), expression=below.copy())
    return _wide(exp.Div(this=exp.Paren(this=exp.Sub(this=above, expression=rest)), expression=below))
