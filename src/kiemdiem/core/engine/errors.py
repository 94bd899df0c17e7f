"""The Vietnamese sentences of refused input; each says what, which, and what to do now."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.core.engine.labels import ENCODINGS, named


def near(message: str, name: str) -> str:
    return f"{message} Có phải ý là “{name}”?" if name else message


def not_yes_no(found: str) -> str:
    return f"Cần “có” hoặc “không” (cũng nhận x, 1, 0, true, false); thấy “{found}”."


def not_a_number(found: str) -> str:
    return f"Cần một số; thấy “{found}”."


def not_whole(found: str) -> str:
    return f"Cần một số nguyên không âm; thấy “{found}”."


def too_many_places(found: str, places: int) -> str:
    return f"Số “{found}” có quá {places} chữ số thập phân; hãy nhập đúng số đã được công nhận."


def outside_range(found: str, least: str, greatest: str) -> str:
    return f"Số “{found}” nằm ngoài khoảng từ {least} đến {greatest}; hãy kiểm tra lại."


def not_a_date(found: str) -> str:
    return f"Cần một ngày có trong lịch (31/12/2021 hoặc 2021-12-31); thấy “{found}”."


def day_is_a_number(found: str) -> str:
    return f"Cần một ngày; thấy số “{found}”. Hãy định dạng ô là ngày, hoặc gõ ngày/tháng/năm (31/12/2021)."


def day_with_time(found: str) -> str:
    return f"Cần một ngày; “{found}” có cả giờ. Hãy bỏ phần giờ."


def day_out_of_range(found: str, first: int, last: int) -> str:
    return f"Ngày “{found}” nằm ngoài khoảng từ tháng 3 năm {first} đến năm {last}; hãy kiểm tra lại năm."


def number_is_a_day(found: str) -> str:
    return f"Cần một số; thấy ngày “{found}”. Hãy định dạng ô là số rồi gõ lại."


def text_is_a_day(found: str) -> str:
    return f"Cần chữ; thấy ngày hoặc giờ “{found}”. Hãy định dạng ô là chữ (Text) rồi gõ lại."


def too_many_digits_for_text(found: str) -> str:
    return (
        f"“{found}” là số dài quá 15 chữ số, chương trình bảng tính có thể đã làm tròn. "
        "Hãy định dạng ô là chữ (Text) rồi gõ lại."
    )


def old_encoding(found: str, encoding: str, meant: str) -> str:
    return (
        f"“{found}” gõ bằng bảng mã {ENCODINGS[encoding]}, không phải Unicode; có lẽ là “{meant}”. "
        "Hãy chuyển tệp sang Unicode rồi nạp lại."
    )


def id_with_semicolon(found: str) -> str:
    return f"Mã “{found}” có dấu chấm phẩy; dấu này chỉ dùng để ngăn các mã trong một danh sách. Hãy bỏ đi."


def not_a_code(found: str, labels: Iterable[str]) -> str:
    return f"Không có giá trị “{found}”. Chấp nhận: {', '.join(labels)}."


def not_text(found: str) -> str:
    return f"Cần chữ; thấy {found}."


def not_nfc_text() -> str:
    return "Ô chứa ký tự không hiển thị được; hãy xóa ô rồi gõ lại."


def too_long(limit: int) -> str:
    return f"Chữ dài quá {limit} ký tự; hãy rút ngắn."


def not_a_list(found: str) -> str:
    return f"Cần một danh sách; thấy {found}."


def not_an_object(found: str) -> str:
    return f"Cần một bảng các tên và giá trị; thấy {found}."


def unknown_key(key: str) -> str:
    return f"Không biết tên “{key}”; hãy sửa hoặc bỏ đi."


def fact_not_in_force(label: str) -> str:
    return (
        f"“{label}” chỉ dùng khi chọn cách hiểu khác cho một điểm nghi vấn; hãy bỏ giá trị này hoặc chọn cách hiểu đó."
    )


def unknown_period(found: str, known: Iterable[str]) -> str:
    return f"Bộ quy định không có loại kỳ “{found}”. Chấp nhận: {', '.join(known)}."


def fact_of_other_kind(label: str, kind: str) -> str:
    return f"Bộ quy định không dùng “{label}” cho {kind}; hãy bỏ giá trị này."


def fact_refused(label: str, why: str) -> str:
    return f"Không nhận “{label}”: {why}"


def derived_fact(label: str) -> str:
    return f"“{label}” do chương trình tính, không nhập; hãy bỏ giá trị này."


def missing_key(key: str) -> str:
    return f"Thiếu “{named(key)}”; hãy điền vào."


def empty_id() -> str:
    return "Mã (id) không được để trống; hãy điền một mã riêng cho đối tượng này."


def duplicate_id(name: str, first: str) -> str:
    return f"Mã “{name}” đã dùng ở {first}; mỗi đối tượng có một mã riêng, hãy sửa một trong hai."


def unknown_kind(found: str, labels: Iterable[str]) -> str:
    return f"Không có loại đối tượng “{found}”. Chấp nhận: {', '.join(labels)}."


def unknown_level(found: str, labels: Iterable[str]) -> str:
    return f"Không có mức “{found}” trong bộ quy định này. Chấp nhận: {', '.join(labels)}."


def kind_has_no_level(kind: str) -> str:
    return f"Theo bộ quy định, {kind} chỉ kiểm điểm, không xếp loại; hãy bỏ mức này."


def votes_above_voters(total: int, voters: int) -> str:
    return (
        f"Tổng số phiếu các mức là {total}, nhiều hơn số người tham gia bỏ phiếu {voters}; "
        "hãy kiểm tra biên bản kiểm phiếu."
    )


def voters_above_members(voters: int, members: int) -> str:
    return f"Số người tham gia bỏ phiếu là {voters}, nhiều hơn số đảng viên chính thức {members}; hãy kiểm tra lại."


def unknown_reading(found: str) -> str:
    return f"Không có điểm nghi vấn “{found}” trong bộ quy định này; hãy sửa hoặc bỏ đi."


def unknown_option(found: str, reading: str, options: Iterable[str]) -> str:
    return f"Điểm nghi vấn “{reading}” không có cách hiểu “{found}”. Chấp nhận: {', '.join(options)}."


def reading_unanswered(question: str) -> str:
    return f"Điểm nghi vấn chưa có cách hiểu: {question} Hãy chọn bằng --reading."


def other_regime(found: str, wanted: str) -> str:
    return f"Tệp ghi bộ quy định “{found}”, nhưng đang dùng “{wanted}”; hãy chọn một."


def links_to_itself(relation: str) -> str:
    return f"“{named(relation)}” dẫn về chính đối tượng này; hãy sửa mã."


def links_in_circle(relation: str, names: Iterable[str]) -> str:
    return f"“{named(relation)}” tạo thành vòng: {' → '.join(names)}; hãy sửa một trong các mã này."


def link_to_other_kind(relation: str, name: str, kind: str) -> str:
    return f"“{named(relation)}” dẫn đến “{name}” là {kind}, không đúng loại; hãy sửa mã."


def link_of_other_kind(relation: str, kind: str) -> str:
    return f"Bộ quy định không dùng “{named(relation)}” cho {kind}; hãy bỏ giá trị này."


def one_link_only(relation: str) -> str:
    return f"“{named(relation)}” chỉ được dẫn đến một nơi; hãy giữ một mã."


def no_subjects() -> str:
    return "Không có đối tượng nào để xếp loại; hãy điền ít nhất một đối tượng."


def blank_open(wants: str) -> str:
    return f"Bộ quy định còn để trống: {wants}. Hãy nạp văn bản đó rồi mới xếp loại."


def abstract_regime(title: str) -> str:
    return f"“{title}” chỉ làm bộ quy định cha, không dùng để xếp loại."


def level_twice(found: str) -> str:
    return f"Số phiếu của mức “{found}” ghi hai lần; hãy giữ một số."


def no_votes_for_kind() -> str:
    return "Theo bộ quy định, loại đối tượng này không bỏ phiếu xếp loại; hãy bỏ số phiếu."


def record_twice(key: str, found: str) -> str:
    return f"“{named(key)}” là “{found}” ghi hai lần; hãy giữ một."


def belongs_to_facts(key: str) -> str:
    return f"“{key}” là dữ kiện; hãy đặt trong “facts”."


def unknown_criterion(name: str) -> str:
    return f"Phiếu chấm không có tiêu chí “{name}”."


def criterion_twice(label: str, name: str) -> str:
    return f"Tiêu chí “{label}” ({name}) được chấm hai lần; hãy giữ một dòng."


def mark_outside(label: str, name: str, mark: str, least: str, greatest: str) -> str:
    return f"Tiêu chí “{label}” ({name}) chấm {mark} điểm, ngoài khoảng từ {least} đến {greatest}."


def no_subject_to_annul() -> str:
    return "Không có đối tượng này trong danh sách, nên không có mức nào để hủy; hãy ghi đúng mã."
