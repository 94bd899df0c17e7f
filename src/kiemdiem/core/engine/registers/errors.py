"""What is wrong in registers that come in: which row, which key, and what to do now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

_SHOWN = 60
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True, order=True)
class RegisterFault:
    """One fault of one row; `message` is a whole sentence that ends with what to do."""

    table: str
    row: int
    key: str
    message: str

    def text(self) -> str:
        """`units[3].tier: …`, rows counted from 1."""
        place = f"{self.table}[{self.row}]" if self.row else self.table
        return f"{place}.{self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class RegistersRefused(Exception):
    """Registers that cannot be used; carries every fault, in the order of tables and rows."""

    def __init__(self, faults: Iterable[RegisterFault]) -> None:
        self.faults: Sequence[RegisterFault] = tuple(dict.fromkeys(faults))
        super().__init__("\n".join(fault.text() for fault in self.faults))


class NoSuchRoll(Exception):
    """A roll that the regime does not have, or that is not about this subject."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "".join(sign if sign.isprintable() else " " for sign in str(value))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _did_you_mean(near: str) -> str:
    return f" Có phải ý là “{near}”?" if near else ""


def not_an_object(found: str) -> str:
    return f"Ở đây phải là một đối tượng {{…}}, thấy {found}. Hãy xem lại tệp sổ."


def not_a_list(key: str) -> str:
    return f"“{key}” phải là một danh sách các dòng. Hãy đặt các dòng trong ngoặc vuông."


def unknown_table(key: str, near: str) -> str:
    return f"Không biết sổ “{_shown(key)}”.{_did_you_mean(near)} Hãy bỏ đi hoặc sửa tên."


def unknown_key(key: str, near: str) -> str:
    return f"Không biết khóa hay dữ kiện “{_shown(key)}”.{_did_you_mean(near)} Hãy bỏ đi hoặc sửa tên."


def missing_key(key: str) -> str:
    return f"Thiếu “{key}”. Hãy điền vào dòng này."


def wrong_type(found: object, wanted: str) -> str:
    return f"Cần {WANTED[wanted]}, thấy “{_shown(found)}”. Hãy sửa lại giá trị này."


def unknown_word(word: object, vocabulary: str, near: str, known: Collection[str]) -> str:
    told = f"Bộ từ “{vocabulary}” không có “{_shown(word)}”.{_did_you_mean(near)}"
    if not known:
        return f"{told} Bộ từ này chưa có từ nào; hãy bỏ trống."
    listed = ", ".join([*known][:_MOST_LISTED])
    more = f" và {len(known) - _MOST_LISTED} từ nữa" if len(known) > _MOST_LISTED else ""
    return f"{told} Hãy chọn một trong: {listed}{more}."


def unknown_reference(found: object, table: str, near: str) -> str:
    noun = {"units": "đơn vị", "persons": "người"}[table]
    return f"Không có {noun} nào mang mã “{_shown(found)}”.{_did_you_mean(near)} Hãy thêm dòng đó hoặc sửa mã."


def twice(key: str, found: object, first: int) -> str:
    return f"Mã “{_shown(found)}” đã có ở dòng {first}. Mỗi {key} chỉ một dòng; hãy bỏ một dòng hoặc đổi mã."


def ends_before_it_starts() -> str:
    return "Ngày kết thúc trước ngày bắt đầu. Hãy sửa một trong hai ngày."


def circle(names: Iterable[str]) -> str:
    return f"Các đơn vị dẫn lẫn nhau thành vòng: {' → '.join(names)}. Hãy sửa một trong các liên kết này."


def two_cells(first: int) -> str:
    return (
        f"Cùng lúc sinh hoạt chính thức ở hai chi bộ (xem dòng {first}). "
        "Hãy ghi ngày thôi ở chi bộ cũ, hoặc ghi chi bộ kia ở “temporary_in”."
    )


def another_regime(found: object, regime: str) -> str:
    return f"Sổ này ghi bộ quy định “{_shown(found)}”, nhưng đang chạy “{regime}”. Hãy chọn đúng bộ quy định."


def unknown_reading(reading: object, near: str) -> str:
    return f"Không có điểm nghi vấn “{_shown(reading)}”.{_did_you_mean(near)} Hãy bỏ đi hoặc sửa tên."


def unknown_option(option: object, reading: str, known: Iterable[str]) -> str:
    return f"“{reading}” không có cách hiểu “{_shown(option)}”. Hãy chọn: {', '.join(known)}."


def needs_one_of(keys: Iterable[str]) -> str:
    return f"Phải có ít nhất một trong: {', '.join(keys)}. Hãy điền vào dòng này."


def no_such_roll(roll: str, near: str) -> str:
    return f"Bộ quy định không có danh sách “{_shown(roll)}”.{_did_you_mean(near)}"


def no_such_subject(subject: str, near: str) -> str:
    return f"Trong sổ không có người, đơn vị hay đối tượng “{_shown(subject)}”.{_did_you_mean(near)}"


WANTED = {
    "words": "danh sách các từ, hoặc một bảng từ → true, false",
    "rank": "số nguyên từ 1 trở lên (1 là cao nhất)",
}
