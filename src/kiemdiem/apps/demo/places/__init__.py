"""The five invented places, each in the season of its own plan."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.demo.layouts import Root, Size
from kiemdiem.apps.demo.places.inspectorate import inspectorate
from kiemdiem.apps.demo.places.province import province
from kiemdiem.apps.demo.places.town import TOWNS, town
from kiemdiem.core.samples.people import Places


def roots(size: Size, places: Places) -> list[Root]:
    """The five places."""
    return [
        Root("kh61_2021", 2021, date(2021, 12, 20), province("Vân Khê", size, places)),
        Root("kh146_2014", 2014, date(2014, 12, 2), inspectorate(size)),
        Root("kh75_2022", 2022, date(2022, 12, 12), town(TOWNS["kh75_2022"], size, places), date(2022, 11, 8)),
        Root("cv789_2023", 2023, date(2023, 12, 11), town(TOWNS["cv789_2023"], size, places)),
        Root("kh24_2024", 2024, date(2024, 12, 9), town(TOWNS["kh24_2024"], size, places)),
    ]
