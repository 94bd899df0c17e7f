"""How large a file may be: bounds that keep a machine of an office alive, far above any honest season."""

from __future__ import annotations

MOST_BYTES = 200 * 2**20
MOST_UNPACKED = 2**30
MOST_PARTS = 5_000
MOST_RATIO = 200  # how much smaller packed than unpacked; an honest sheet reaches 40
RATIO_COUNTS_FROM = 10 * 2**20
MOST_ROWS = 1_000_000
MOST_FLAT_ROWS = 50_000_000  # of a table that is never laid out as objects
MOST_FLAT_BYTES = 2**34
MOST_COLUMNS = 1_000
MOST_CELLS = 30_000_000
LONGEST_CELL = 32_767  # what a workbook can hold; longer text is no cell of an honest file
LONGEST_LINE = 2**20  # of a CSV; a JSON document may well be one line
MOST_VALUES = 2**24  # of a JSON document; 200,000 subjects with all their facts reach 5 million
DEEPEST = 20
MOST_HEADING_ROWS = 20  # rows above the headings: the title of a list
MOST_SIGNS_OF_A_NUMBER = 60
LONGEST_IN_MEMORY = 2**31  # text of all cells of a sheet together
