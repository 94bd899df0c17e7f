"""A label inside a sentence."""

import pytest

from kiemdiem.core.quantities.letter_case import lower_first


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Số tháng nghỉ ốm", "số tháng nghỉ ốm"),
        ("Đơn vị", "đơn vị"),
        ("Ý kiến của chi ủy", "ý kiến của chi ủy"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("HTXSNV", "HTXSNV"),
        ("Số HTXSNV của năm trước", "số HTXSNV của năm trước"),
        ("", ""),
    ],
)
def test_a_label_loses_its_capital_and_a_name_keeps_it(label: str, inside: str) -> None:
    assert lower_first(label) == inside
