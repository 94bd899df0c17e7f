"""A list as a table: columns chosen, sorted, paged, rows picked, and the whole of it as a workbook."""

from kiemdiem.shell.tables.columns import Column
from kiemdiem.shell.tables.filters import Filters
from kiemdiem.shell.tables.long_table import LongTable
from kiemdiem.shell.tables.query import TableQuery
from kiemdiem.shell.tables.table import BulkAction, Table, TableShape

__all__ = ["BulkAction", "Column", "Filters", "LongTable", "Table", "TableQuery", "TableShape"]
