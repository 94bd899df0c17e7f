"""What a roll-up refuses: which file, what is wrong with it, and what to do now."""

from __future__ import annotations

from collections.abc import Iterable


def not_a_result(columns: Iterable[str]) -> str:
    missing = ", ".join(columns)
    return f"Đây không phải tệp kết quả của “kiemdiem rate”: thiếu {missing}. Hãy đưa tệp mà lệnh đó đã ghi bằng -o."


def another_regime(found: str, wanted: str) -> str:
    return f"Kết quả này theo bộ quy định “{found}”, không phải “{wanted}”; hãy chạy lại với --regime {found}."


_AGAIN = "Tệp đã bị sửa sau khi xếp loại; hãy chạy lại “kiemdiem rate” rồi đưa tệp vừa ghi."


def broken_csv() -> str:
    return "Tệp CSV hỏng hoặc chưa chép hết; hãy chép lại, hoặc chạy lại “kiemdiem rate” rồi đưa tệp vừa ghi."


def unknown_kind(kind: str, name: str, column: str = "kind") -> str:
    return f"Đối tượng “{name}”, cột “{column}”: bộ quy định này không có loại “{kind}”. {_AGAIN}"


def unknown_level(level: str, kind: str, name: str, column: str = "level") -> str:
    return f"Đối tượng “{name}”, cột “{column}”: loại “{kind}” không có mức “{level}”. {_AGAIN}"


def subject_twice(name: str) -> str:
    return f"Đối tượng “{name}” có nhiều hàng trong tệp kết quả; mỗi đối tượng chỉ được một hàng."


def no_tree_columns(missing: Iterable[str]) -> str:
    return f"Tệp cây đơn vị thiếu cột: {', '.join(missing)}. Cần có: mã, cấp trên, cấp, tên."


def no_id() -> str:
    return "Hàng này không có mã đơn vị."


TREE_FAULTS = {
    "twice": "Mã đơn vị “{unit}” có ở nhiều hàng; mỗi đơn vị chỉ một hàng.",
    "unknown parent": "Đơn vị “{unit}” có cấp trên không có trong tệp; hãy thêm hàng của cấp trên hoặc để trống ô đó.",
    "circle": "Đơn vị “{unit}” đứng dưới chính mình; hãy sửa cột cấp trên.",
}


def unknown_unit(name: str, near: str, known: str) -> str:
    hint = f"Có phải “{near}” không?" if near else f"Hãy ghi mã (id) của một đơn vị trong cây, ví dụ “{known}”."
    return f"Trong cây đơn vị không có “{name}”. {hint}"


def unknown_tier(name: str, known: Iterable[str]) -> str:
    return f"Trong cây đơn vị không có cấp “{name}”. Có: {', '.join(known)}."


def no_subjects() -> str:
    return "Trong tệp này không có danh sách đối tượng; hãy đưa tệp đã dùng cho “kiemdiem rate”."


def not_of_this_season(name: str, count: int) -> str:
    return (
        f"Kết quả không phải của danh sách này: {count} đối tượng của nhánh không có trong danh sách, ví dụ “{name}”. "
        "Hãy đưa đúng danh sách đã dùng cho “kiemdiem rate”."
    )


def other_ending(endings: Iterable[str]) -> str:
    return f"Danh sách dạng này chỉ ghi lại được thành {' hoặc '.join(endings)}; hãy đổi đuôi của tệp sau -o."
