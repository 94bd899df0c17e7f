"""Many rows changed at once."""

from kiemdiem.apps.people.models import Person
from kiemdiem.apps.uploads.actions.adding import ready_update
from kiemdiem.apps.uploads.values.registers import Update


def test_rows_are_changed_in_the_order_of_their_keys_whatever_the_order_of_the_file() -> None:
    """Who moves people in bulk holds them in this order too, so that neither waits for the other in a circle."""
    update = Update(Person, ("residence",), [(7, 1, "Thôn Hạ"), (12, 3, "Thôn Trung"), (9, 2, "Thôn Thượng")])
    done = [tuple(row) for row in ready_update(update).rows]
    assert done == [("Thôn Hạ", 7, 1), ("Thôn Thượng", 9, 2), ("Thôn Trung", 12, 3)]
