"""What `whatif` refuses: what is wrong, with which one, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence

NOTHING_TO_TRY = (
    "Chưa có gì để thử: hãy thêm --set BẢNG.MÃ.KHÓA=GIÁ_TRỊ, --fact ĐỐI_TƯỢNG.DỮ_KIỆN=GIÁ_TRỊ, "
    "--with-reading NGHI_VẤN=CÁCH hoặc --with-regime BỘ."
)


def not_a_rule_value(found: str) -> str:
    return f"“{found}”: hãy ghi BẢNG.MÃ.KHÓA=GIÁ_TRỊ, ví dụ threshold.ballot-excellent.at_least=60%."


def not_a_fact_value(found: str) -> str:
    return f"“{found}”: hãy ghi ĐỐI_TƯỢNG.DỮ_KIỆN=GIÁ_TRỊ, ví dụ DV013.sick_leave_months=7."


def bad_rule_changes(count: int) -> str:
    return f"Không thử được thay đổi quy tắc đã ghi: {count} lỗi."


def bad_fact_changes(count: int) -> str:
    return f"Không thử được thay đổi dữ kiện đã ghi: {count} lỗi."


def refused_by_regime(count: int) -> str:
    return f"Bộ quy định không nhận thay đổi này: {count} lỗi. Vị trí ghi dưới đây là của quy tắc trước khi đổi."


def unknown_table(word: str, table: str, known: Sequence[str]) -> str:
    return f"{word}: không đổi thử được bảng “{table}”. Chấp nhận: {', '.join(known)}."


def unknown_rule(word: str, table: str, name: str, known: Sequence[str]) -> str:
    return f"{word}: bảng “{table}” không có quy tắc “{name}”. Có: {', '.join(known) or 'không có mục nào'}."


def unknown_kind(word: str, kind: str, known: Sequence[str]) -> str:
    return f"{word}: không có loại đối tượng “{kind}”. Chấp nhận: {', '.join(known)}."


def rule_of_other_kinds(word: str, name: str, kind: str, known: Sequence[str]) -> str:
    return f"{word}: quy tắc “{name}” không áp dụng cho “{kind}”. Áp dụng cho: {', '.join(known)}."


def rule_not_in_force(word: str, name: str, unders: Sequence[str]) -> str:
    return f"{word}: quy tắc “{name}” chỉ dùng khi chọn {' hoặc '.join(unders)}; hãy thêm --with-reading để thử."


def unknown_key(word: str, key: str, known: Sequence[str]) -> str:
    return f"{word}: không có khóa “{key}”. Chấp nhận: {', '.join(known)}."


def fixed_key(word: str, key: str) -> str:
    return f"{word}: khóa “{key}” không đổi thử được."


def no_such_item(word: str, item: str, known: Sequence[str]) -> str:
    return f"{word}: không có mục “{item}” trong danh sách. Chấp nhận: {', '.join(known)}."


def not_a_list(word: str, key: str) -> str:
    return f"{word}: “{key}” không có mục con; hãy bớt phần sau."


def bad_value(word: str, why: str) -> str:
    return f"{word}: {why}"


def unreadable_value(word: str, old: str) -> str:
    return f"{word}: không đọc được giá trị mới; giá trị đang có là {old}, hãy ghi cùng dạng."


def unknown_subject(word: str, name: str) -> str:
    return f"{word}: trong tệp không có đối tượng “{name}”; hãy ghi mã (id)."


def nobody_of_kind(word: str, kind: str) -> str:
    return f"{word}: trong tệp không có đối tượng nào là “{kind}”."


def fact_for_nobody(word: str, why: str) -> str:
    return f"{word}: không đối tượng nào có dữ kiện này. {why}"


def table_fact(word: str, label: str) -> str:
    return f"{word}: “{label}” là bảng nhiều dòng, không đổi được bằng --fact; hãy sửa trong tệp dữ liệu."
