"""The Vietnamese sentences of faults in a regime folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiemdiem.core.quantities.errors import HouseError

_SHAPES = {
    "missing": "Thiếu khóa bắt buộc “{key}”.",
    "string_type": "Khóa “{key}” phải là chữ trong ngoặc kép; thấy {found}.",
    "bool_type": "Khóa “{key}” phải là true hoặc false; thấy {found}.",
    "int_type": "Khóa “{key}” phải là số nguyên; thấy {found}.",
    "int_from_float": "Khóa “{key}” phải là số nguyên; thấy {found}.",
    "float_type": "Khóa “{key}” phải là số; thấy {found}.",
    "date_type": "Khóa “{key}” phải là ngày viết như 2021-12-31 (không có ngoặc kép); thấy {found}.",
    "date_from_datetime_inexact": "Khóa “{key}” phải là ngày không có giờ; thấy {found}.",
    "tuple_type": "Khóa “{key}” phải là một danh sách trong ngoặc vuông; thấy {found}.",
    "list_type": "Khóa “{key}” phải là một danh sách trong ngoặc vuông; thấy {found}.",
    "dict_type": "Khóa “{key}” phải là một bảng; thấy {found}.",
    "model_type": "Khóa “{key}” phải là một bảng {{ … }}; thấy {found}.",
    "too_short": "Danh sách “{key}” quá ngắn.",
    "too_long": "Danh sách “{key}” quá dài.",
    "string_too_short": "Khóa “{key}” không được để trống.",
    "string_too_long": "Khóa “{key}” dài quá mức cho phép.",
    "string_pattern_mismatch": "Khóa “{key}” có cách viết không hợp lệ: {found}.",
    "literal_error": "Khóa “{key}” không nhận giá trị {found}.",
    "greater_than_equal": "Khóa “{key}” nhỏ quá mức cho phép: {found}.",
    "less_than_equal": "Khóa “{key}” lớn quá mức cho phép: {found}.",
    "bound": 'Khóa “{key}” phải là giới hạn chính xác: số nguyên, hoặc chữ như "70%", "2/3", "89.99"; thấy {found}.',
    "beyond_the_whole": "Khóa “{key}” là {found}, quá cả toàn bộ: một phần của tổng số nhiều nhất là 100%.",
    "braces": "Câu “{key}” có dấu ngoặc nhọn không khớp.",
    "none_required": "Khóa “{key}” không được đặt ở đây.",
}


def shape_fault(kind: str, key: str, found: str) -> str:
    """A value of the wrong type or form; `kind` is the name of the check that failed."""
    return _SHAPES.get(kind, "Khóa “{key}” không hợp lệ: {found}.").format(key=key, found=found)


def with_spelling(message: str, pattern: str) -> str:
    """Adds how such a name is spelt."""
    return f"{message} Cách viết: {_SPELLINGS[pattern]}." if pattern in _SPELLINGS else message


def with_expected(message: str, expected: str) -> str:
    """Adds what was expected."""
    return f"{message} Chấp nhận: {expected}." if expected else message


def with_nearest(message: str, near: str) -> str:
    """Adds "did you mean"."""
    return f"{message} Có phải ý là “{near}”?" if near else message


_NOUNS = {
    "clause": "điểm",
    "kind": "loại đối tượng",
    "option": "cách hiểu",
    "reading": "điểm nghi vấn",
    "value for option": "giá trị cho cách hiểu",
    "level": "mức",
    "manager": "diện quản lý",
    "base": "mẫu số",
    "body": "[[body]] nêu",
    "part": "phần việc",
    "way of adding votes": "cách cộng phiếu",
    "way of waiving": "cách miễn lấy ý kiến",
    "way of counting again": "cách tính lại các năm đã tính",
    "rule": "quy tắc",
    "choice": "lựa chọn",
    "fact": "dữ kiện",
    "blank": "khoảng trống",
    "scale": "thang",
    "scale fact": "dữ kiện dạng thang mức",
    "vocabulary": "bộ từ",
    "event": "sự kiện",
    "target_source": "nguồn chỉ tiêu",
    "entry": "mục",
    "name": "tên",
    "award": "danh hiệu",
    "group key": "khóa nhóm",
    "item": "mục của kế hoạch",
    "number fact": "dữ kiện số",
    "period": "loại kỳ",
    "score group": "nhóm tiêu chí",
    "step": "bước",
    "table fact": "dữ kiện dạng bảng",
}
_SPELLINGS = {
    r"^[A-Z][A-Z0-9_]*$": "mã viết hoa không dấu, như HTTNV",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "chữ thường không dấu, nối bằng gạch ngang, như so-phieu",
    r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$": "chữ thường không dấu, nối bằng gạch dưới, như so_phieu",
    r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$": "chữ thường không dấu, nối bằng gạch ngang hoặc gạch dưới",
    r"^[A-Za-z][A-Za-z0-9_]*$": "chữ không dấu, chữ số và gạch dưới",
    r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$": "mã điểm, như KH61-001",
    r"^\d{4}-(0[1-9]|1[0-2])$": "năm và tháng, như 2024-11",
}


def not_toml(reason: str) -> str:
    return f"Tệp không đọc được như TOML: {reason}."


def toml_reason(english: str) -> str:
    """A Vietnamese reason for the TOML reader's English one."""
    for piece, told in (
        ("Cannot overwrite", "một khóa hoặc bảng được khai báo hai lần"),
        ("Cannot declare", "một bảng được khai báo hai lần"),
        ("Duplicate inline table key", "khóa lặp lại trong bảng một dòng"),
        ("Invalid value", "thiếu hoặc sai giá trị sau dấu ="),
        ("Expected '='", "thiếu dấu = sau tên khóa"),
        ("Invalid statement", "dòng không phải là khóa, bảng hay chú thích"),
        ("Unclosed", "thiếu dấu đóng ngoặc hoặc đóng nháy"),
        ("Unterminated", "thiếu dấu đóng nháy"),
        ("Invalid date", "ngày không có trong lịch"),
        ("Unescaped", "dấu \\ không hợp lệ trong chữ"),
        ("Illegal character", "ký tự không được phép"),
        ("Invalid initial character for a key", "tên khóa có ký tự không hợp lệ"),
        ("Expected newline", "thừa chữ ở cuối dòng"),
        ("Found invalid character", "ký tự không được phép"),
        ("Invalid inline table", "bảng một dòng viết sai"),
        ("Expected", "thiếu một dấu"),
    ):
        if piece in english:
            return told
    return "cú pháp sai"


def not_utf8(file: str) -> str:
    return f"Tệp {file} không phải chữ UTF-8; hãy lưu lại bằng bảng mã UTF-8."


def not_nfc() -> str:
    return "Chữ Việt viết bằng tổ hợp rời (không phải NFC); hãy lưu lại ở dạng dựng sẵn."


def file_missing(file: str) -> str:
    return f"Thư mục thiếu tệp {file}."


def kept_differs(code: str) -> str:
    return f"Bộ quy định {code} đã lưu không còn nguyên vẹn. Hãy khôi phục từ bản sao lưu; không tính gì trên bản này."


def file_unknown(file: str) -> str:
    return f"Không biết tệp “{file}” trong thư mục bộ quy định."


def file_too_big(file: str, limit: int) -> str:
    return f"Tệp {file} lớn hơn {limit} byte; một bộ quy định không cần đến thế."


def not_a_folder(folder: str, known: Sequence[str]) -> str:
    return (
        f"Không có bộ quy định “{folder}”: không phải mã đã biết ({', '.join(known)}), cũng không phải thư mục có tệp "
        "regime.toml."
    )


def table_unknown(table: str, file: str) -> str:
    return f"Bảng “{table}” không có chỗ trong tệp {file}."


def table_belongs(table: str, file: str, right: str) -> str:
    return f"Bảng “{table}” không có chỗ trong tệp {file}; hãy chuyển sang tệp {right}."


def table_must_repeat(table: str) -> str:
    return f"“{table}” phải viết như một danh sách bảng: [[{table}]]."


def table_must_not_repeat(table: str) -> str:
    return f"“{table}” chỉ được có một: viết [{table}]."


def bad_expression(found: str, wanted: str) -> str:
    if wanted.startswith(("length", "depth")):
        what, limit = wanted.split(" <= ")
        return {
            "length": f"Biểu thức dài {found} ký tự, quá {limit}; hãy tách thành dữ kiện riêng (equals).",
            "depth": f"Biểu thức lồng quá {limit} lớp ngoặc; hãy tách thành dữ kiện riêng (equals).",
        }[what]
    if " | " in wanted:
        return f"Không có hàm “{found}”. Các hàm: {wanted.replace(' | ', ', ')}."
    seen = f"thấy “{found}”" if found else "biểu thức dừng giữa chừng"
    return f"Biểu thức viết sai: {seen}, ở đây cần {wanted_in_words(wanted)}."


def wanted_in_words(wanted: str) -> str:
    """What the reader of expressions wanted, in Vietnamese."""
    return {
        "word": "một từ, số hoặc dấu",
        "operator": "một phép so sánh, and, or, hoặc hết câu",
        "value": "một giá trị (tên, số, mã)",
        "name": "một tên",
        "kind": "tên một loại đối tượng",
        "and": "nối hai phép so sánh bằng and",
        "yes/no fact": "tên một dữ kiện có/không, không dùng true hay false",
    }.get(wanted, f"“{wanted}”")


def unknown_key(key: str) -> str:
    return f"Không biết khóa “{key}”."


def wrong_argument_count(function: str, wanted: int) -> str:
    return f"Hàm {function} cần {wanted} giá trị."


def share_asks_nothing() -> str:
    return "share(L where C: D) phải có phần sau dấu hai chấm."


def list_asks_nothing(function: str) -> str:
    return f"{function}(L where C: …) phải có phần sau dấu hai chấm."


def list_asks_too_much(function: str) -> str:
    return f"{function}(L where C) không có phần sau dấu hai chấm."


def duplicate_id(table: str, entry: str, first: str) -> str:
    return f"Mã “{entry}” của [[{table}]] đã dùng ở {first}."


def unknown_name(what: str, name: str) -> str:
    """No such thing; `what` is the English word for the kind of thing."""
    return f"Không có {_NOUNS.get(what, what)} “{name}”."


def exactly_one_of(keys: Iterable[str]) -> str:
    return f"Phải có đúng một trong các khóa: {', '.join(keys)}."


def at_most_one_of(keys: Iterable[str]) -> str:
    return f"Chỉ được có một trong các khóa: {', '.join(keys)}."


def twice_in_list(key: str, name: str) -> str:
    return f"“{name}” có hai lần trong “{key}”."


def only_for_tables(key: str) -> str:
    return f'Khóa “{key}” chỉ dùng cho dữ kiện dạng bảng (type = "table").'


def range_reversed(least: str, greatest: str) -> str:
    return f"Khoảng từ {least} đến {greatest} có đầu lớn hơn cuối."


def kind_without_scale(kind: str) -> str:
    return f"Loại đối tượng “{kind}” không có thang mức (scale): chỉ kiểm điểm, không xếp loại."


def band_unbounded() -> str:
    return "Khung điểm phải có ít nhất một giới hạn: from hoặc above, up_to hoặc below."


def band_empty(low: str, high: str) -> str:
    return f"Khung điểm từ {low} đến {high} không chứa điểm nào."


def clause_missing() -> str:
    return "Mục này không dẫn điểm nào của kế hoạch (khóa clauses)."


def parent_circle(names: Iterable[str]) -> str:
    return f"Các bộ quy định kế thừa lẫn nhau thành vòng: {' → '.join(names)}."


def parent_repeated(entry: str) -> str:
    return f'Mã “{entry}” đã có ở bộ quy định cha; muốn sửa thì viết changes = "{entry}", muốn thêm thì đặt mã khác.'


def parent_closed(entry: str, how: str) -> str:
    return f'Bộ quy định cha không cho sửa “{entry}” (child = "{how}").'


def parent_not_lifted(entry: str, how: str) -> str:
    return f'Bộ quy định cha không cho miễn “{entry}” (child = "{how}"): chỉ miễn được quy tắc child = "open".'


def quota_not_lifted(entry: str) -> str:
    return f"“{entry}” là tỷ lệ của cả nhóm, không miễn cho từng người được: dùng when hoặc instead của chính tỷ lệ đó."


def fact_circle(names: Iterable[str]) -> str:
    return f"Giá trị tính ra phụ thuộc chính nó: {' → '.join(names)}."


def parent_not_stricter(entry: str, key: str) -> str:
    return f"“{entry}”: khóa {key} chỉ được sửa theo hướng chặt hơn bộ quy định cha."


def empty_option(reading: str, option: str) -> str:
    return f"Cách hiểu “{option}” của “{reading}” không thay đổi gì: không mục nào dùng đến nó."


def wrong_stage(name: str, right: str) -> str:
    return f"Ở đây phải đọc “{right}”, không phải “{name}” (theo thứ tự xếp loại của bộ quy định)."


def type_clash(left: str, right: str) -> str:
    return f"Không so sánh được {left} với {right}."


def wrong_type(found: str, wanted: str) -> str:
    return f"Cần {wanted}, nhưng đây là {found}."


def code_needs_scale(code: str) -> str:
    return f"Không rõ mã “{code}” thuộc thang nào: bên kia phép so sánh không phải là một thang."


def code_of_scale(code: str, scale: str) -> str:
    return f"Thang “{scale}” không có giá trị “{code}”."


def word_of_vocabulary(word: str, vocabulary: str) -> str:
    return f"Bộ từ “{vocabulary}” không có từ “{word}”."


def word_needs_quotes(word: str) -> str:
    return f"Từ phải đặt trong nháy đơn: '{word}'."


def duration_needs_date() -> str:
    return "Khoảng thời gian (như 6 months) chỉ cộng vào hoặc trừ khỏi một ngày."


def date_needs_duration() -> str:
    return "Ngày chỉ cộng hoặc trừ được một khoảng thời gian có đơn vị, như 6 months."


def unordered(scale: str) -> str:
    return f"Thang “{scale}” không có thứ tự; chỉ so sánh được bằng = , <> và in."


def only_in_list(name: str) -> str:
    return f"“{name}” dẫn đến nhiều đối tượng; chỉ dùng được trong count, any, all, share…"


def not_a_list(name: str) -> str:
    return f"“{name}” không phải là danh sách."


def subject_name_in_list(name: str) -> str:
    return f"“{name}” là của đối tượng, không phải của từng dòng trong danh sách; hãy viết “this.{name}”."


def circle(names: Iterable[str]) -> str:
    return f"Các mục phụ thuộc nhau thành vòng: {' → '.join(names)}."


def rounding_unsaid() -> str:
    return "Số trong ngoặc kép hoặc số nguyên; không viết số thực (như 0.7) trong TOML."


class UnknownEvent(HouseError):
    """A day for an event that the work plan does not have."""

    message = "Kế hoạch này không có sự kiện “{event}”."
    advice = "Các sự kiện: {known}."


class NotAName(HouseError):
    """A code for a new regime that cannot be a folder's name and id."""

    message = "“{code}” không dùng làm mã bộ quy định được."
    advice = "Hãy dùng chữ thường không dấu, chữ số và gạch dưới, như kh12_2027."


class AlreadyThere(HouseError):
    """A folder for a new regime that is not empty."""

    message = "Thư mục “{folder}” đã có tệp."
    advice = "Hãy chọn một thư mục trống hoặc một mã khác; không tệp nào bị ghi đè."


TYPE_NAMES = {
    "yes_no": "câu hỏi có/không",
    "number": "một số",
    "share": "một tỷ lệ",
    "date": "một ngày",
    "duration": "một khoảng thời gian",
    "scale": "một giá trị của thang",
    "text": "chữ",
    "texts": "danh sách chữ",
    "records": "một danh sách",
    "subjects": "nhiều đối tượng",
    "subject": "một đối tượng",
    "code": "một mã",
    "period": "kỳ đánh giá",
    "list": "danh sách trong ngoặc vuông",
    "levels": "nhiều mức",
}
