"""Between files and the engine: seasons in and answers out, the empty workbook, the schemas."""

from kiemdiem.core.interchange.answer_files import write_answer
from kiemdiem.core.interchange.input_faults import BadInput, InputFault
from kiemdiem.core.interchange.schemas import json_schema
from kiemdiem.core.interchange.season_files import read_season_file
from kiemdiem.core.interchange.templates import write_template
from kiemdiem.core.interchange.whole_files import CannotWrite

__all__ = ["BadInput", "CannotWrite", "InputFault", "json_schema", "read_season_file", "write_answer", "write_template"]
