"""Results of many summed up through the tree of units: by unit, kind, level and award, every tier from one count."""

from kiemdiem.core.bulk.rollup.branch import Found, branch_results
from kiemdiem.core.bulk.rollup.counts import Counts, RollUp
from kiemdiem.core.bulk.rollup.headings import Part, parts_of
from kiemdiem.core.bulk.rollup.page import STATES, Page, award_labels
from kiemdiem.core.bulk.rollup.proposals import write_proposals
from kiemdiem.core.bulk.rollup.results import Results, read_results
from kiemdiem.core.bulk.rollup.roll import roll_up, roll_up_answer
from kiemdiem.core.bulk.rollup.tree import BrokenTree, Tree, Unit
from kiemdiem.core.bulk.rollup.tree_files import read_tree, tree_of_season, with_places
from kiemdiem.core.bulk.rollup.writing import as_document, write_roll_up

__all__ = [
    "STATES", "BrokenTree", "Counts", "Found", "Page", "Part", "Results", "RollUp", "Tree", "Unit", "as_document",
    "award_labels", "branch_results", "parts_of", "read_results", "read_tree", "roll_up", "roll_up_answer",
    "tree_of_season", "with_places", "write_proposals", "write_roll_up",
]  # fmt: skip
