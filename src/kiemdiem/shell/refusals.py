"""From an error of the house to the page that tells it."""

from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell import words
from kiemdiem.shell.components import Refusal


def refusal_of(fault: HouseError) -> Refusal:
    """What an error knows, as a page: its message, its clauses, its advice; an error may name the page by `title`."""
    advice = fault.advice.format(**fault.slots)
    return Refusal(
        title=str(getattr(fault, "title", words.NOT_DONE)),
        told=(fault.message.format(**fault.slots),),
        clause=", ".join(fault.clauses),
        todo=(advice,) if advice else (),
        unchanged=words.NOTHING_CHANGED,
    )
