"""A value that cannot be is refused in every kind of file, at its place, with what to do."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.interchange import BadInput, read_season_file
from kiemdiem.core.regime.regime import Regime
from tests.core.interchange.files import member, write_as

EVERY = (".xlsx", ".csv", ".json", ".parquet")
A_MOMENT = datetime(2020, 5, 19, 7, 30)  # noqa: DTZ001  # a cell of a sheet knows no zone
TYPED = (".xlsx", ".json", ".parquet")  # kinds of file that know more than text


@dataclass(frozen=True)
class Broken:
    """A value in a column, what the refusal says, and in which kinds of file it can stand."""

    column: str
    value: Any
    says: str
    files: tuple[str, ...] = EVERY
    told_at: str = ""


BROKEN = (
    Broken("votes.HTXSNV", -1, "nguyên không âm"),
    Broken("votes.HTXSNV", 1.5, "nguyên không âm"),
    Broken("votes.HTXSNV", 0.29, "0.29"),
    Broken("votes.HTXSNV", "bảy", "không phải là số"),
    Broken("votes.HTXSNV", "7 phiếu", "không phải là số"),
    Broken("votes.HTXSNV", "７", "không phải là số"),
    Broken("votes.HTXSNV", "1.000,5", "nhiều cách"),
    Broken("votes.HTXSNV", "1.000", "nhiều cách"),
    Broken("votes.HTXSNV", float("nan"), "không phải là số", (".json", ".parquet")),
    Broken("votes.HTXSNV", float("inf"), "không phải là số", (".json", ".parquet")),
    Broken("votes.HTXSNV", 10**40, "dài", (".json",)),
    Broken("votes.HTXSNV", 8, "nhiều hơn số người tham gia"),
    Broken("votes.HTXSNV", True, "Cần một số", TYPED),
    Broken("votes.HTXSNV", date(2021, 1, 7), "Cần một số; thấy ngày", (".xlsx", ".parquet")),
    Broken("present_voters", -10, "nguyên không âm"),
    Broken("present_voters", "mười", "không phải là số"),
    Broken("present_voters", 9.5, "nguyên không âm"),
    Broken("present_voters", 9, "nhiều hơn số người tham gia", told_at="votes"),
    Broken("full_members", 9, "số đảng viên chính thức 9", told_at="present_voters"),
    Broken("admitted_on", "31/02/2020", "Không có ngày 31/02/2020"),
    Broken("admitted_on", "29/02/2021", "Không có ngày"),
    Broken("admitted_on", "2020-13-01", "Không có ngày"),
    Broken("admitted_on", "00/01/2020", "Không có ngày"),
    Broken("admitted_on", "1/2/20", "không phải là ngày"),
    Broken("admitted_on", "tháng 5", "không phải là ngày"),
    Broken("admitted_on", "19/05/1010", "nằm ngoài khoảng"),
    Broken("admitted_on", "19/05/20100", "nằm ngoài khoảng"),
    Broken("admitted_on", 44561, "thấy số “44561", TYPED),
    Broken("admitted_on", A_MOMENT, "giờ", (".xlsx", ".parquet")),
    Broken("admitted_on", date(1900, 1, 15), "nằm ngoài khoảng", (".xlsx", ".parquet")),
    Broken("sick_leave_months", 13, "từ 0 đến 12"),
    Broken("sick_leave_months", -1, "nguyên không âm"),
    Broken("sick_leave_months", 1.5, "nguyên không âm"),
    Broken("sick_leave_months", "ba", "không phải là số"),
    Broken("maternity_leave", "có thể", "“có” hoặc “không”"),
    Broken("maternity_leave", 2, "“có” hoặc “không”"),
    Broken("maternity_leave", "không rõ", "“có” hoặc “không”"),
    Broken("kind", "thành viên", "Không có loại đối tượng “thành viên”"),
    Broken("kind", "dang vienn", "Có phải ý là “đảng viên”?"),
    Broken("kind", "", "Thiếu “Loại đối tượng (kind)”"),
    Broken("id", "", "Mã (id) không được để trống"),
    Broken("id", "A;B", "chấm phẩy"),
    Broken("id", "M" * 201, "200 ký tự"),
    Broken("id", 10**15 + 1, "15 chữ số", (".xlsx",)),
    Broken("id", 1.5, "Cần chữ", (".xlsx", ".json")),
    Broken("name", "NguyÔn V¨n An", "TCVN3 (ABC), không phải Unicode; có lẽ là “Nguyễn Văn An”"),
    Broken("name", "Nguyeãn Vaên An", "VNI, không phải Unicode; có lẽ là “Nguyễn Văn An”"),
    Broken("name", "Nguy�n Văn An", "không hiển thị được"),
    Broken("name", "Nguyễn\u0007 An", "không hiển thị được"),
    Broken("name", "Nguyễn \u202eAn", "không hiển thị được"),
    Broken("name", "Nguyễn \ue000An", "không hiển thị được"),
    Broken("name", "a" * 2_001, "2000 ký tự"),
    Broken("name", date(2021, 1, 2), "Cần chữ; thấy ngày", (".xlsx",)),
    Broken("unit", "M1", "dẫn về chính đối tượng này"),
    Broken("unit", "CB1; CB2", "chỉ được dẫn đến một nơi"),
    Broken("decided_level", "Xuất sắc lắm", "Không có giá trị “Xuất sắc lắm”"),
    Broken("decided_level", "Hoàn thành nhiệm vu tốt", "Chấp nhận: Hoàn thành xuất sắc nhiệm vụ"),
    Broken("managed_by", "BTV_TINH_UY", "không dùng “Diện quản lý” cho đảng viên"),
)
CASES = [(broken, suffix) for broken in BROKEN for suffix in broken.files]


def test_there_are_many_broken_values() -> None:
    assert len(CASES) >= 190


@pytest.mark.parametrize(("broken", "suffix"), CASES, ids=lambda value: getattr(value, "column", value))
def test_a_value_that_cannot_be_is_refused_at_its_place(
    broken: Broken, suffix: str, province: Regime, tmp_path: Path
) -> None:
    good, bad = member(id="M0"), member(**{broken.column.replace(".", "_"): broken.value})
    if broken.column not in bad:
        bad[broken.column] = broken.value
    path = write_as(suffix, tmp_path, [good, bad])
    with pytest.raises(BadInput) as refused:
        read_season_file(path, province)
    assert list(tmp_path.iterdir()) == [path]
    told = [fault for fault in refused.value.faults if broken.says in fault.message]
    assert told, str(refused.value)
    assert any(_names_the_place(fault.text(), broken.told_at or broken.column, suffix) for fault in told), told
    assert "Error" not in str(refused.value)
    assert path.name in str(refused.value)


def _names_the_place(text: str, column: str, suffix: str) -> bool:
    """Cell and sheet, line and heading, or path; a sum of votes may be told at any of its columns."""
    name = column.partition(".")[0]
    match suffix:
        case ".xlsx":
            return text.startswith("Trang “Đối tượng”, ô ") and "3" in text.partition(":")[0]
        case ".csv":
            return text.startswith("Dòng 3")
        case ".parquet":
            return text.startswith("Dòng 2")
    return text.startswith("subjects[1].") and name in text.partition(":")[0]


@pytest.mark.parametrize("suffix", EVERY)
def test_the_good_twin_of_every_broken_value_is_read(suffix: str, province: Regime, tmp_path: Path) -> None:
    season = read_season_file(write_as(suffix, tmp_path, [member(id="M0"), member()]), province)
    assert [subject.id for subject in season.subjects] == ["M0", "M1"]
