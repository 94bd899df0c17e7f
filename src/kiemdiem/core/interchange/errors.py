"""The Vietnamese sentences about files that are refused: what, which, and what to do now."""

from __future__ import annotations

import errno
from collections.abc import Iterable


# ---------------------------------------------------------------------- the whole refusal
def refused(file: str, count: int) -> str:
    return f"Không nhận tệp “{file}”: có {count} lỗi, chưa ghi gì cả. Hãy sửa các lỗi sau rồi nạp lại."


def refused_for_one(file: str, fault: str) -> str:
    return f"Không nhận tệp “{file}”, chưa ghi gì cả. {fault}"


def and_more(count: int) -> str:
    return f"… và {count} lỗi nữa; sửa các lỗi trên rồi nạp lại để xem tiếp."


def place(sheet: str, cell: str, row: int | None, column: str, subject: str) -> str:
    """The place of a fault in words; empty where nothing is known."""
    who = f" ({subject})" if subject else ""
    if not row and not sheet:
        return f"{column}{who}".strip()
    where = f"ô {cell}" if cell else f"hàng {row}" if row and sheet else f"dòng {row}" if row else ""
    parts = [f"trang “{sheet}”" if sheet else "", f"{where}{who}".strip(), f"cột “{column}”" if column else ""]
    told = ", ".join(part for part in parts if part)
    return told[:1].upper() + told[1:]


# ---------------------------------------------------------------------- files
def not_there() -> str:
    return "Không có tệp này; hãy kiểm tra lại đường dẫn."


def is_a_folder() -> str:
    return "Đây là thư mục, không phải tệp; hãy chọn một tệp."


def not_a_file() -> str:
    return "Đây không phải là tệp thường; hãy chọn một tệp."


def may_not_read() -> str:
    return "Không được quyền đọc tệp này; hãy đóng chương trình đang mở tệp hoặc xin quyền đọc."


def empty_file() -> str:
    return "Tệp trống; hãy chọn tệp có dữ liệu."


def file_too_large(size: int, most: int) -> str:
    return f"Tệp nặng {size} MB, quá {most} MB; hãy chia thành nhiều tệp."


_KINDS = {
    "pdf": "tệp PDF. Hãy mở bản gốc (Excel) rồi lưu thành .xlsx",
    "rtf": "văn bản RTF. Hãy chép bảng sang Excel rồi lưu thành .xlsx",
    "packed": "tệp nén. Hãy giải nén rồi chọn tệp bên trong",
    "picture": "tệp ảnh. Hãy nhập số liệu vào bảng mẫu (.xlsx)",
    "database": "tệp cơ sở dữ liệu. Hãy xuất ra .xlsx hoặc .csv",
    "program": "tệp chương trình. Hãy chọn tệp dữ liệu",
    "xlsb": "bảng tính dạng .xlsb. Hãy mở bằng Excel rồi lưu thành .xlsx",
    "ods": "bảng tính dạng OpenDocument (.ods). Hãy mở bằng LibreOffice rồi lưu thành .xlsx",
    "docx": "văn bản Word (.docx). Hãy chép bảng sang Excel rồi lưu thành .xlsx",
    "pptx": "bản trình chiếu. Hãy chép bảng sang Excel rồi lưu thành .xlsx",
    "password": "tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại",
    "doc": "văn bản Word cũ (.doc). Hãy chép bảng sang Excel rồi lưu thành .xlsx",
    "xls": "bảng tính Excel đời cũ (.xls). Hãy mở bằng Excel rồi lưu thành .xlsx",
    "ole": "tệp Office đời cũ. Hãy mở bằng chương trình đã tạo rồi lưu thành .xlsx",
    "html": "trang web mang đuôi bảng tính. Hãy mở bằng Excel rồi lưu thành .xlsx",
    "xml": "tệp XML. Hãy mở bằng Excel rồi lưu thành .xlsx",
}


def wrong_file(kind: str) -> str:
    return f"Đây là {_KINDS[kind]}."


def not_what_it_says(suffix: str) -> str:
    return (
        f"Tên tệp có đuôi {suffix} nhưng bên trong không phải; hãy mở bằng chương trình đã tạo rồi lưu lại thành .xlsx."
    )


def unknown_suffix(suffix: str, known: Iterable[str]) -> str:
    return f"Không ghi được tệp có đuôi “{suffix}”; hãy đặt tên có một trong các đuôi: {', '.join(known)}."


def broken_archive() -> str:
    return "Tệp hỏng hoặc chưa chép hết; hãy chép lại từ bản gốc, hoặc mở bằng Excel rồi lưu thành .xlsx."


def broken_workbook() -> str:
    return "Bảng tính hỏng, không đọc được; hãy mở bằng Excel rồi lưu lại thành .xlsx."


def broken_parquet() -> str:
    return "Tệp Parquet hỏng hoặc chưa chép hết; hãy xuất lại từ chương trình đã tạo."


def password() -> str:
    return "Tệp có mật khẩu; hãy bỏ mật khẩu rồi lưu lại."


def unpacks_too_large(size: int, most: int) -> str:
    return f"Nội dung tệp khi giải nén là {size} MB, quá {most} MB; hãy chia thành nhiều tệp."


def packed_too_tight(ratio: int) -> str:
    return (
        f"Tệp nén chặt bất thường (hơn {ratio} lần), có thể là tệp phá hoại. "
        "Hãy xóa các trang, cột, hàng thừa rồi lưu lại thành .xlsx."
    )


def no_sheets() -> str:
    return "Bảng tính không có trang nào chứa bảng; hãy chọn tệp khác."


def in_sheet(sheet: str, message: str) -> str:
    return f"Trang “{sheet}”: {message}"


# ---------------------------------------------------------------------- sizes
def too_many_rows(most: int) -> str:
    return f"Có hơn {most} hàng; hãy chia thành nhiều tệp."


def too_many_columns(most: int, found: str) -> str:
    return f"Có hơn {most} cột (đến {found}); hãy xóa các cột thừa."


def cell_far_away(cell: str) -> str:
    return f"Có ô ở rất xa bảng ({cell}); hãy xóa các hàng, cột thừa ở cuối rồi lưu lại."


def cell_too_long(most: int) -> str:
    return f"Có ô dài quá {most} ký tự; hãy rút ngắn."


def too_much_text(most: int) -> str:
    return f"Chữ trong các ô cộng lại quá {most} MB; hãy rút ngắn hoặc chia thành nhiều tệp."


def too_many_cells(found: int, wanted: int) -> str:
    return (
        f"Có {found} ô, nhiều hơn {wanted} cột có tiêu đề. Hãy kiểm tra dấu ngăn cách; ô chứa dấu đó (kể cả dấu phẩy "
        "của số thập phân) phải đặt trong dấu ngoặc kép."
    )


# ---------------------------------------------------------------------- text files
def utf16() -> str:
    return "Tệp lưu ở dạng Unicode 16 bit; hãy mở bằng Excel rồi lưu thành “CSV UTF-8” hoặc .xlsx."


def binary_in_text() -> str:
    return "Tệp không phải là văn bản (có ký tự rỗng); hãy lưu lại thành “CSV UTF-8” hoặc .xlsx."


def not_utf8(encoding: str) -> str:
    known = f" Có lẽ tệp gõ bằng bảng mã {encoding}: hãy chuyển sang Unicode trước." if encoding else ""
    return f"Chữ không ở dạng Unicode (UTF-8).{known} Hãy lưu lại thành “CSV UTF-8” hoặc .xlsx."


def cut_off() -> str:
    return "Tệp bị cắt giữa chừng; hãy chép lại từ bản gốc."


def line_too_long() -> str:
    return "Dòng dài bất thường; hãy kiểm tra tệp rồi lưu lại thành “CSV UTF-8” hoặc .xlsx."


def unreadable_line() -> str:
    return "Không đọc được dòng này: có lẽ dấu ngoặc kép mở mà không đóng. Hãy sửa dấu ngoặc kép."


def bad_json(column: int, around: str) -> str:
    return f"Tệp JSON sai cú pháp ở ký tự thứ {column} của dòng (gần “{around}”); hãy sửa chỗ này."


def too_deep(most: int) -> str:
    return f"Tệp JSON lồng nhau quá {most} tầng; hãy kiểm tra chương trình đã tạo tệp."


def too_many_values(most: int) -> str:
    return f"Tệp JSON có hơn {most} giá trị; hãy chia thành nhiều tệp, hoặc dùng .xlsx, .csv hay .parquet."


def key_twice(key: str) -> str:
    return f"Tên “{key}” ghi hai lần trong cùng một mục; hãy giữ một."


def unreadable_type(kind: str) -> str:
    return f"Không nhận kiểu {kind} của Parquet; hãy xuất cột này thành chữ, số, ngày hoặc đúng/sai."


# ---------------------------------------------------------------------- sheets and headings
def no_subject_sheet(name: str) -> str:
    return f"Không có trang “{name}”; hãy đặt tên trang danh sách là “{name}”."


def unknown_sheet(name: str, near: str) -> str:
    meant = f" Có phải ý là “{near}”?" if near else ""
    return (
        f"Không biết trang “{name}” dùng để làm gì; hãy đổi tên, xóa trang, hoặc thêm # vào đầu tên để bỏ qua.{meant}"
    )


def sheet_twice(name: str) -> str:
    return f"Trang này và trang “{name}” cùng một nội dung; hãy giữ một trang."


def hidden_sheet_read(name: str) -> str:
    return f"Trang “{name}” đang ẩn nhưng vẫn được đọc."


def hidden_sheet_left(name: str) -> str:
    return f"Trang “{name}” đang ẩn và không được đọc."


def no_headings(label: str, code: str, near: str) -> str:
    meant = f" Tiêu đề “{near}” có phải là “{label}”?" if near else ""
    return f"Không thấy hàng tiêu đề có cột “{label}” ({code}) trong 20 hàng đầu; hãy thêm hàng tiêu đề.{meant}"


def missing_column(label: str, code: str) -> str:
    return f"Thiếu cột “{label}” ({code}); hãy thêm cột này."


def unknown_heading(text: str, near: str) -> str:
    meant = f" Có phải ý là “{near}”?" if near else ""
    return f"Không biết cột “{text}”; hãy sửa tiêu đề, xóa cột, hoặc thêm # vào đầu tiêu đề để bỏ qua.{meant}"


def ambiguous_heading(text: str, codes: Iterable[str]) -> str:
    return f"Tiêu đề “{text}” có thể là nhiều cột: {', '.join(codes)}. Hãy ghi tiêu đề bằng một trong các mã này."


def heading_twice(text: str, first: str) -> str:
    return f"Cột “{text}” đã có ở {first}; hãy giữ một cột."


def headings_disagree(code: str = "", label: str = "") -> str:
    return f"Mã cột “{code}” (hàng ẩn) và tiêu đề “{label}” không khớp; hãy sửa cho khớp hoặc xóa mã."


def no_heading_above() -> str:
    return "Ô có dữ liệu nhưng cột không có tiêu đề; hãy thêm tiêu đề hoặc xóa ô."


# ---------------------------------------------------------------------- cells
def formula() -> str:
    return "Ô này là công thức; hãy chép rồi dán lại dưới dạng giá trị (Paste Special, Values)."


def error_cell() -> str:
    return "Ô này đang báo lỗi (như #N/A, #REF!); hãy sửa hoặc xóa."


def merged(cells: str) -> str:
    return f"Các ô {cells} bị gộp; hãy bỏ gộp ô rồi điền đủ từng ô."


def bad_json_in_cell(found: str) -> str:
    return f"Ô ghi dạng JSON nhưng sai cú pháp: “{found}”; hãy sửa."


def table_in_one_cell(label: str, sheet: str) -> str:
    return f"“{label}” là bảng riêng; hãy ghi ở trang “{sheet}”, hoặc ghi “không có” nếu không có dòng nào."


# ---------------------------------------------------------------------- rows
def missing_subject_id() -> str:
    return "Thiếu mã đối tượng; hãy ghi mã như ở trang danh sách."


def only_an_id() -> str:
    return "Hàng chỉ có mã; hãy điền các ô còn lại hoặc xóa hàng."


def unknown_subject(found: str, sheet: str, near: str) -> str:
    meant = f" Có phải ý là “{near}”?" if near else ""
    return f"Mã “{found}” không có ở trang “{sheet}”; hãy sửa mã hoặc thêm đối tượng.{meant}"


def in_two_places(label: str) -> str:
    return f"“{label}” ghi ở hai nơi (một ô của danh sách và trang riêng); hãy giữ một nơi."


def unknown_item(found: str, near: str) -> str:
    meant = f" Có phải ý là “{near}”?" if near else ""
    return f"Không biết mục “{found}”; hãy sửa hoặc xóa.{meant}"


# ---------------------------------------------------------------------- writing
_MAY_NOT_WRITE = "không được quyền ghi ở đây, hoặc tệp đang mở ở nơi khác; hãy đóng tệp hoặc chọn chỗ khác."
_FULL = "ổ đĩa đã đầy; hãy xóa bớt tệp rồi làm lại."
_WHY_NOT_WRITTEN = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _MAY_NOT_WRITE,
    errno.EPERM: _MAY_NOT_WRITE,
    errno.EROFS: "ổ đĩa chỉ đọc; hãy chọn chỗ khác.",
    errno.ENAMETOOLONG: "tên tệp quá dài; hãy đặt tên ngắn hơn.",
}


def cannot_write(file: str, why: str) -> str:
    return f"Không ghi được tệp “{file}”: {why}"


def no_such_folder() -> str:
    return "thư mục không có; hãy tạo thư mục trước."


def why_not_written(number: int | None) -> str:
    return _WHY_NOT_WRITTEN.get(number or 0, "hãy kiểm tra ổ đĩa rồi làm lại.")


def unknown_kinds(found: str, known: Iterable[str]) -> str:
    return f"không có loại đối tượng “{found}”; chấp nhận: {', '.join(known)}."


def unknown_schema(found: str, known: Iterable[str]) -> str:
    return f"Không có lược đồ “{found}”. Có: {', '.join(known)}."
