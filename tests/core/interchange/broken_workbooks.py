"""Workbooks that are refused: what is wrong with each, and what the refusal has to say."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from tests.core.interchange.files import MEMBER, grid, member, write_workbook

Maker = Callable[[Path], None]
ROWS = grid([member(), member(id="M2")])
ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]>'
SHEET_XML = "xl/worksheets/sheet1.xml"


def sheet(rows: Sequence[Sequence[Any]], name: str = "Đối tượng", **more: Sequence[Sequence[Any]]) -> Maker:
    """A workbook of plain cells."""
    others = {title.replace("_", " "): cells for title, cells in more.items()}
    return lambda path: _nothing(write_workbook(path, rows, name, others))


def _nothing(_made: object) -> None:
    """Makers give nothing back."""


def with_cell(address: tuple[int, int], value: Any, rows: Sequence[Sequence[Any]] = ROWS) -> Maker:
    """The good roster with one cell changed (row and column from 0)."""
    cells = [list(row) for row in rows]
    cells[address[0]][address[1]] = value
    return sheet(cells)


def heading(index: int, text: str) -> Maker:
    return with_cell((0, index), text)


def without(column: str) -> Maker:
    return sheet(grid([{key: value for key, value in MEMBER.items() if key != column}]))


def beside(name: str, *rows: Sequence[Any]) -> Maker:
    """The good roster with another sheet."""
    return lambda path: _nothing(write_workbook(path, ROWS, more={name: rows}))


def annotated(change: Callable[[Any], None]) -> Maker:
    """The good roster, changed by openpyxl: merged cells, hidden sheets, errors."""

    def make(path: Path) -> None:
        write_workbook(path, ROWS)
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)

    return make


def merged(cells: str) -> Maker:
    return annotated(lambda book: book.worksheets[0].merge_cells(cells))


def patched(changes: Mapping[str, Callable[[bytes], bytes]], drop: Sequence[str] = ()) -> Maker:
    """The good roster with parts of the packed file changed byte by byte, or dropped."""

    def make(path: Path) -> None:
        write_workbook(path, ROWS)
        with zipfile.ZipFile(path) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in parts.items():
                if name not in drop:
                    packed.writestr(name, changes.get(name, bytes)(content))

    return make


def replaced(part: str, old: bytes, new: bytes) -> Maker:
    return patched({part: lambda content: content.replace(old, new, 1)})


def raw(change: Callable[[bytes], bytes]) -> Maker:
    """The bytes of the packed file itself, changed."""

    def make(path: Path) -> None:
        write_workbook(path, ROWS)
        path.write_bytes(change(path.read_bytes()))

    return make


def bomb(path: Path) -> None:
    """A sheet that is 60 million spaces when unpacked."""
    patched({SHEET_XML: lambda content: content + b" " * 60_000_000})(path)


def lying_bomb(path: Path) -> None:
    """A part whose table of contents says it is small."""
    patched({SHEET_XML: lambda content: content + b" " * 300_000})(path)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        size = packed.getinfo(SHEET_XML).file_size.to_bytes(4, "little")
    where = content.rfind(size)
    content[where : where + 4] = (2_000).to_bytes(4, "little")
    path.write_bytes(bytes(content))


def encrypted(path: Path) -> None:
    """What Excel writes with a password: an old kind of container."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"))


def old_excel(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "Workbook".encode("utf-16-le"))


def flipped(path: Path) -> None:
    """One bit of the packed sheet is not as it was."""
    write_workbook(path, ROWS)
    with zipfile.ZipFile(path) as packed:
        where = packed.getinfo(SHEET_XML).header_offset + 30 + len(SHEET_XML) + 40
    content = path.read_bytes()
    path.write_bytes(content[:where] + bytes([content[where] ^ 1]) + content[where + 1 :])


def other_zip(name: str) -> Maker:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr(name, "x")

    return make


def chart_only(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Đối tượng").write_row(0, 0, ROWS[0])
        page = book.add_chartsheet("Biểu đồ")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": ["Đối tượng", 0, 0, 0, 0]})
        page.set_chart(chart)


def long_shared_text(path: Path) -> None:
    text = b"<si><t>" + b"a" * 400_000 + b"</t></si>"
    patched({"xl/sharedStrings.xml": lambda content: content.replace(b"</sst>", text + b"</sst>")})(path)


def error_cell(path: Path) -> None:
    def change(book: Any) -> None:
        book.worksheets[0]["G3"] = "#N/A"

    annotated(change)(path)


DISCIPLINE = ("Mã đối tượng", "Hình thức", "Ngày quyết định")
BROKEN_WORKBOOKS: tuple[tuple[str, Maker, str, str], ...] = (
    # what it is, how it is made, the place that is named, what is said
    ("a formula among the votes", with_cell((1, 6), "=3+4"), "ô G2", "công thức"),
    ("a formula for a date", with_cell((2, 10), "=TODAY()"), "ô K3", "công thức"),
    ("a formula as an id", with_cell((1, 0), '="M"&1'), "ô A2", "công thức"),
    ("a formula in the headings", heading(2, '="name"'), "ô C1", "công thức"),
    ("an error cell", error_cell, "ô G3", "#N/A"),
    ("merged cells in a column", merged("D2:D3"), "ô D2", "gộp"),
    ("merged cells across", merged("E2:F2"), "ô E2", "gộp"),
    ("merged headings", merged("C1:D1"), "ô C1", "gộp"),
    ("no column of ids", without("id"), "Trang “Đối tượng”", "Không thấy hàng tiêu đề có cột “Mã” (id)"),
    ("no column of kinds", without("kind"), "Trang “Đối tượng”", "Thiếu cột “Loại đối tượng” (kind)"),
    ("a misspelt heading", heading(11, "sick_leave_monts"), "ô L1", "Có phải ý là “sick_leave_months”?"),
    ("a misspelt label", heading(11, "Số thág nghỉ ốm trong năm"), "ô L1", "nghỉ ốm"),
    ("an unknown heading", heading(11, "Sở thích"), "ô L1", "Không biết cột “Sở thích”"),
    ("a heading twice", heading(7, "votes.HTXSNV"), "ô H1", "đã có ở G1"),
    ("a heading twice, by code and by label", heading(10, "Mã"), "ô K1", "đã có ở A1"),
    ("votes of a level that no scale has", heading(6, "votes.XSNV"), "ô G1", "Không biết cột “votes.XSNV”"),
    ("a fact that is worked out", heading(11, "cut_off"), "ô L1", "Không biết cột “cut_off”"),
    ("a fact of another kind", with_cell((0, 11), "professional_level"), "ô L2", "không dùng"),
    ("a column without a heading", sheet([*[[*row, None] for row in ROWS[:1]], [*ROWS[1], "x"]]), "ô N2", "tiêu đề"),
    ("an empty heading above data", heading(11, ""), "ô L2", "không có tiêu đề"),
    ("only headings", sheet(ROWS[:1]), "Trang “Đối tượng”", "Không có đối tượng nào"),
    ("nothing at all", sheet([]), "Trang “Đối tượng”", "Không thấy hàng tiêu đề"),
    ("only blanks", sheet([[" ", " "], ["  "]]), "Trang “Đối tượng”", "Không thấy hàng tiêu đề"),
    ("no headings, data at once", sheet(ROWS[1:]), "Trang “Đối tượng”", "Không thấy hàng tiêu đề"),
    ("headings too far below", sheet([[f"dòng {n}"] for n in range(25)] + ROWS), "Trang “Đối tượng”", "20 hàng đầu"),
    ("a total below the list", sheet([*ROWS, ["", "", "Tổng cộng"]]), "ô A4", "Mã (id) không được để trống"),
    ("the same id twice", with_cell((2, 0), "M1"), "ô A3", "đã dùng ở trang “Đối tượng”, ô A2"),
    ("an id with spaces around, twice", with_cell((2, 0), " M1 "), "ô A3", "đã dùng"),
    ("a circle of superiors", sheet([["id", "kind", "superior"], ["A", "party_organisation", "B"],
        ["B", "party_organisation", "A"]]), "ô C2", "vòng: A → B → A"),
    ("a link to the wrong kind", sheet([["id", "kind", "unit"], ["M1", "member", "M2"], ["M2", "member", None]]),
        "ô C2", "không đúng loại"),
    ("a link of another kind", sheet([["id", "kind", "heads"], ["C1", "member", "P1"], ["P1", "cadre", None]]),
        "ô C2", "không đúng loại"),
    ("a whole table in one cell", sheet([["id", "kind", "discipline"], ["M1", "member", "cảnh cáo"]]), "ô C2",
        "là bảng riêng; hãy ghi ở trang “Kỷ luật”"),
    ("broken JSON in one cell", sheet([["id", "kind", "discipline"], ["M1", "member", "[{]"]]), "ô C2", "JSON"),
    ("a sheet nobody knows", beside("Sổ tay", ["a"]), "Trang “Sổ tay”", "Không biết trang “Sổ tay”"),
    ("a misspelt sheet", beside("Kỷ luật đảng", DISCIPLINE), "Trang “Kỷ luật đảng”", "Có phải ý là “Kỷ luật”?"),
    ("two sheets of one content", beside("doi tuong", ROWS[0]), "Trang “doi tuong”", "cùng một nội dung"),
    ("a table without ids", beside("Kỷ luật", ["Hình thức"], ["Cảnh cáo"]), "Trang “Kỷ luật”", "Mã đối tượng"),
    ("a table row of a stranger", beside("Kỷ luật", DISCIPLINE, ["M9", "Cảnh cáo", None]), "ô A2",
        "Mã “M9” không có ở trang “Đối tượng”"),
    ("a table row without id", beside("Kỷ luật", DISCIPLINE, [None, "Cảnh cáo", None]), "ô A2", "Thiếu mã đối tượng"),
    ("a table row with nothing but an id", beside("Kỷ luật", DISCIPLINE, ["M1", None, None]), "ô A2", "chỉ có mã"),
    ("a table cell off the scale", beside("Kỷ luật", DISCIPLINE, ["M1", "Nhắc nhở", None]), "ô B2", "Khiển trách"),
    ("a table cell that is no day", beside("Kỷ luật", DISCIPLINE, ["M1", "Cảnh cáo", "hôm qua"]), "ô C2",
        "không phải là ngày"),
    ("a table column nobody knows", beside("Kỷ luật", (*DISCIPLINE, "Số quyết định"), ["M1", "Cảnh cáo", None, "1"]),
        "ô D1", "Không biết cột “Số quyết định”"),
    ("a table that is worked out", beside("discipline_here", ["id", "decided_on"], ["M1", None]),
        "Trang “discipline_here”", "Không biết trang"),
    ("a formula in a table", beside("Kỷ luật", DISCIPLINE, ["M1", "=A1", None]), "ô B2", "công thức"),
    ("earlier years without a year", beside("Các năm trước", ["Mã đối tượng", "Mức xếp loại"], ["M1", "HTTNV"]),
        "Trang “Các năm trước”", "Thiếu cột “Kỳ (năm)” (period)"),
    ("an earlier year left empty", beside("previous", ["id", "period", "level"], ["M1", None, "HTTNV"]), "ô B2",
        "Thiếu “Kỳ (period)”"),
    ("an earlier year twice", beside("previous", ["id", "period"], ["M1", 2020], ["M1", "2020"]), "Trang “previous”",
        "ghi hai lần"),
    ("an earlier level off the scale", beside("previous", ["id", "period", "level"], ["M1", 2020, "Giỏi"]), "ô C2",
        "Không có giá trị “Giỏi”"),
    ("a second ballot with votes too many", beside("ballots", ["id", "forum", "present_voters", "votes.HTNV"],
        ["M1", "Hội nghị", 3, 4]), "ô D2", "nhiều hơn số người tham gia"),
    ("a ballot for nobody knows what", beside("ballots", ["id", "purpose"], ["M1", "vui"]), "ô B2", "thăm dò"),
    ("a decision of no kind", beside("decisions", ["id", "kind", "at"], ["M1", "đổi ý", "x"]), "ô B2", "chọn mức"),
    ("a decision at no rule", beside("decisions", ["id", "kind", "at"], ["M1", "chọn mức", None]), "ô C2", "Thiếu"),
    ("a body twice", beside("Tổ chức", ["Mã", "Tên tổ chức"], ["T1", "A"], ["T1", "B"]), "ô A3", "ghi hai lần"),
    ("a body without id", beside("Tổ chức", ["Mã", "Tên tổ chức"], [None, "A"]), "ô A2", "Thiếu"),
    ("a body on no level", beside("Tổ chức", ["Mã", "Mức xếp loại"], ["T1", "Tốt lắm"]), "ô B2", "Tốt lắm"),
    ("another regime", beside("Thông tin", ["Mục", "Giá trị"], ["Bộ quy định", "kh24_2024"]), "ô B2",
        "Tệp ghi bộ quy định “kh24_2024”"),
    ("a reading nobody asks", beside("Thông tin", ["Mục", "Giá trị"], ["readings.tuoi", "x"]), "ô A2",
        "Không biết mục “readings.tuoi”"),
    ("an option nobody offers", beside("Thông tin", ["Mục", "Giá trị"], ["readings.cut-off", "mùa hè"]), "ô B2",
        "không có cách hiểu “mùa hè”"),
    ("a closing day that is none", beside("Thông tin", ["Mục", "Giá trị"], ["Tính đến ngày", "cuối năm"]), "ô B2",
        "không phải là ngày"),
    ("a kind of period that is none", beside("Thông tin", ["Mục", "Giá trị"], ["period", "tháng"]), "ô B2",
        "không có loại kỳ “tháng”"),
    ("head without values", beside("Thông tin", ["Mục"], ["Tính đến ngày"]), "Trang “Thông tin”", "Giá trị"),
    ("two facts told in two places", lambda path: _nothing(write_workbook(
        path, [["id", "kind", "discipline"], ["M1", "member", "không có"]],
        more={"Kỷ luật": [DISCIPLINE, ["M1", "Cảnh cáo", None]]})), "Trang “Kỷ luật”", "hai nơi"),
    ("code and label that disagree", sheet([["id", "kind", "unit"], ["Mã", "Loại đối tượng", "Mã người"], ["M1",
        "member", "x"]]), "ô C2", "không khớp"),
    ("text cut off", raw(lambda content: content[: len(content) // 2]), "", "hỏng hoặc chưa chép hết"),
    ("the end cut off", raw(lambda content: content[:-30]), "", "hỏng hoặc chưa chép hết"),
    ("a flipped byte inside", flipped, "",
        "hỏng"),
    ("only the first bytes", raw(lambda content: content[:4]), "", "hỏng"),
    ("an empty packed file", lambda path: zipfile.ZipFile(path, "w").close(), "", "hỏng"),
    ("no table of contents", patched({}, drop=["xl/workbook.xml"]), "", "tệp nén"),
    ("no relations", patched({}, drop=["xl/_rels/workbook.xml.rels"]), "", "hỏng"),
    ("no sheet where one is named", patched({}, drop=[SHEET_XML]), "", "không có trang nào"),
    ("a sheet that is no XML", patched({SHEET_XML: lambda _: b"<worksheet><sheetData><row"}), "", "hỏng"),
    ("XML with entities of its own", replaced("xl/workbook.xml", b"<workbook", ENTITY + b"<workbook"), "", "hỏng"),
    ("a sheet with entities of its own", replaced(SHEET_XML, b"<worksheet", ENTITY + b"<worksheet"),
        "Trang “Đối tượng”", "hỏng"),
    ("texts with entities of their own", replaced("xl/sharedStrings.xml", b"<sst", b"<!DOCTYPE x []><sst"), "", "hỏng"),
    ("a cell at the end of the world", replaced(SHEET_XML, b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'), "Trang “Đối tượng”", "hàng"),
    ("a cell far to the right", replaced(SHEET_XML, b"</row>", b'<c r="AMJ1"><v>1</v></c></row>'), "Trang “Đối tượng”",
        "Có hơn 1000 cột (đến AMJ)"),
    ("a cell far below", replaced(SHEET_XML, b"</sheetData>",
        b'<row r="1000000"><c r="ALK1000000"><v>1</v></c></row></sheetData>'), "Trang “Đối tượng”", "ở rất xa"),
    ("a far cell behind a prefix", replaced(SHEET_XML, b"</sheetData>",
        b'<x:row xmlns:x="y" r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></sheetData>'),
        "Trang “Đối tượng”", "hàng"),
    ("a formula behind a prefix", replaced(SHEET_XML, b'<c r="G2"><v>7</v></c>',
        b'<x:c xmlns:x="y" r="G2"><x:f>1+1</x:f><x:v>7</x:v></x:c>'), "ô G2", "công thức"),
    ("a formula beside a remark", replaced(SHEET_XML, b'<c r="G2"><v>7</v></c>',
        b'<!-- x --><c r="G2"><f>1+1</f><v>7</v></c>'), "ô G2", "công thức"),
    ("a formula without an address", replaced(SHEET_XML, b'<c r="G2"><v>7</v></c>', b"<c><f>1+1</f><v>7</v></c>"),
        "ô G2", "công thức"),
    ("a bomb", bomb, "", "nén chặt bất thường"),
    ("a bomb that lies about its size", lying_bomb, "", "hỏng"),
    ("a text longer than a cell", long_shared_text, "", "dài quá 32767 ký tự"),
    ("a password", encrypted, "", "mật khẩu"),
    ("a workbook of old", old_excel, "", "đời cũ (.xls)"),
    ("a binary workbook", other_zip("xl/workbook.bin"), "", ".xlsb"),
    ("an OpenDocument", other_zip("content.xml"), "", "OpenDocument"),
    ("a text document", other_zip("word/document.xml"), "", "Word"),
    ("slides", other_zip("ppt/presentation.xml"), "", "trình chiếu"),
    ("some packed files", other_zip("a.txt"), "", "tệp nén"),
    ("a PDF", lambda path: _nothing(path.write_bytes(b"%PDF-1.7 x")), "", "PDF"),
    ("a web page", lambda path: _nothing(path.write_bytes(b"<html><table><tr><td>id")), "", "trang web"),
    ("an XML table of old", lambda path: _nothing(path.write_bytes(b'<?xml version="1.0"?><Workbook/>')), "", "XML"),
    ("a picture", lambda path: _nothing(path.write_bytes(b"\x89PNG\r\n\x1a\n")), "", "tệp ảnh"),
    ("plain text under another name", lambda path: _nothing(path.write_bytes(b"id,kind\nM1,member\n")), "", ".xlsx"),
    ("nothing", lambda path: _nothing(path.write_bytes(b"")), "", "Tệp trống"),
    ("a folder", lambda path: path.mkdir(), "", "thư mục"),
    ("no file", lambda path: None, "", "Không có tệp này"),
)  # fmt: skip
