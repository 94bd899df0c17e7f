"""CSV, JSON and Parquet files that are refused: what is wrong with each, and what the refusal has to say."""

import codecs
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from kiemdiem.core.interchange import limits
from kiemdiem.core.quantities.names import to_nfc
from tests.core.interchange.files import as_object, grid, member, write_csv, write_parquet

Maker = Callable[[Path], None]
GOOD = "id,kind,name\nM1,member,An\n"


def text(content: str | bytes) -> Maker:
    def make(path: Path) -> None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return make


def document(value: Any) -> Maker:
    return text(json.dumps(value, ensure_ascii=False))


def more_than_memory_holds(path: Path) -> None:
    path.write_text('{"subjects": [' + "[]," * (limits.MOST_VALUES // 2) + "[]]}", "utf-8")


def subject(**changes: Any) -> Maker:
    """A document with one subject, its keys changed."""
    return document({"subjects": [as_object(member()) | changes]})


def cut_parquet(keep: Callable[[bytes], bytes]) -> Maker:
    def make(path: Path) -> None:
        write_parquet(path, grid([member()]))
        path.write_bytes(keep(path.read_bytes()))

    return make


def parquet(query: str) -> Maker:
    def make(path: Path) -> None:
        with duckdb.connect() as connection:
            connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")

    return make


def semicolons_in_commas(path: Path) -> None:
    write_csv(path, [["id", "kind", "name", "present_voters"], ["M1", "member", "An", "1"]])
    path.write_text(path.read_text("utf-8") + "M2,member,Bình,24,5\n", "utf-8")


BROKEN_CSV: tuple[tuple[str, Maker, str, str], ...] = (
    ("more cells than headings", semicolons_in_commas, "Dòng 3", "Có 5 ô, nhiều hơn 4 cột"),
    ("an open quotation mark", text(GOOD + 'M2,member,"Bình\nM3,member,Chi\n'), "Dòng 3", "ngoặc kép"),
    ("a quotation mark inside", text(GOOD + 'M2,member,"Bình"x\n'), "Dòng 3", "ngoặc kép"),
    ("16 bits a letter", text(codecs.BOM_UTF16_LE + GOOD.encode("utf-16-le")), "", "Unicode 16 bit"),
    ("16 bits a letter, unmarked", text(GOOD.encode("utf-16-le")), "Dòng 1", "ký tự rỗng"),
    ("Windows letters", text(GOOD.encode() + "M2,member,Nguyễn".encode("cp1258", "ignore") + b"\xcc\n"), "Dòng 3",
        "UTF-8"),
    ("TCVN3 bytes", text(GOOD.encode() + "M2,member,NguyÔn V¨n An\n".encode("cp1252")), "Dòng 3", "TCVN3 (ABC)"),
    ("VNI bytes", text(GOOD.encode() + "M2,member,Nguyeãn Vaên An\n".encode("cp1252")), "Dòng 3", "VNI"),
    ("cut inside a letter", text((GOOD + "M2,member,Nguyễn").encode()[:-2]), "Dòng 3", "bị cắt"),
    ("zero bytes", text(GOOD + "M2,mem\0ber,x\n"), "Dòng 3", "ký tự rỗng"),
    ("one endless line", text("id,kind," + "x" * 2_500_000), "Dòng 1", "dài bất thường"),
    ("a thousand columns", text(",".join(["id", "kind", *(f"#{n}" for n in range(1_000))]) + "\n"), "Dòng 1",
        "1000 cột"),
    ("no headings", text("M1,member,An\nM2,member,Bình\n"), "Dòng", "Không thấy hàng tiêu đề"),
    ("only headings", text("id,kind,name\n"), "", "Không có đối tượng nào"),
    ("no column of kinds", text("id,name\nM1,An\n"), "Dòng 1", "Thiếu cột “Loại đối tượng” (kind)"),
    ("a heading twice", text("id,kind,name,name\nM1,member,a,b\n"), "Dòng 1", "đã có ở 3"),
    ("an unknown heading", text("id,kind,tuổi\nM1,member,5\n"), "Dòng 1", "Không biết cột “tuổi”"),
    ("data under no heading", text("id,kind,\nM1,member,5\n"), "Dòng 2", "không có tiêu đề"),
    ("an id twice", text(GOOD + "M1,member,Bình\n"), "Dòng 3 (M1)", "đã dùng ở dòng 2"),
    ("a line of strangers", text(GOOD + "\n\nM2,người,Bình\n"), "Dòng 5 (M2)", "Không có loại đối tượng “người”"),
    ("a line after a long cell", text(GOOD + 'M2,member,"a\nb"\nM3,x,c\n'), "Dòng 5 (M3)", "Không có loại đối tượng"),
    ("an endless whole table", text("id;kind;discipline\nM1;member;khiển trách\n"), "Dòng 2", "là bảng riêng"),
    ("two links for one", text("id;kind;unit\nM1;member;\"CB1;CB2\"\n"), "Dòng 2", "một nơi"),
    ("nothing but blanks", text("  \n \n"), "", "Tệp trống"),
    ("nothing but a mark", text(codecs.BOM_UTF8), "", "Tệp trống"),
    ("nothing", text(""), "", "Tệp trống"),
    ("a PDF", text(b"%PDF-1.4"), "", "PDF"),
    ("a rich text", text(b"{\\rtf1 x}"), "", "RTF"),
    ("a packed file", text(b"\x1f\x8b\x08\x00"), "", "tệp nén"),
    ("a database", text(b"SQLite format 3\x00"), "", "cơ sở dữ liệu"),
    ("a program", text(b"MZ\x90\x00"), "", "chương trình"),
    ("a web page", text("<!DOCTYPE html><html>"), "", "trang web"),
    ("years that are no years", text("id,kind,previous\nM1,member,HTTNV;Giỏi\n"), "Dòng 2", "Không có giá trị “Giỏi”"),
)  # fmt: skip
BROKEN_JSON: tuple[tuple[str, Maker, str, str], ...] = (
    ("no JSON", text("xin chào"), "Dòng 1", "sai cú pháp"),
    ("cut off", text('{"subjects": [{"id": "M1", "ki'), "Dòng 1", "sai cú pháp"),
    ("a comma too many", text('{"subjects": [\n{"id": "M1"},\n]}'), "Dòng 3", "sai cú pháp"),
    ("single quotation marks", text("{'subjects': []}"), "Dòng 1", "sai cú pháp"),
    ("two documents", text('{"subjects": []}\n{"subjects": []}'), "Dòng 2", "sai cú pháp"),
    ("deeply nested", text("[" * 5_000 + "]" * 5_000), "", "lồng nhau quá 20 tầng"),
    ("more values than memory holds", more_than_memory_holds, "", "giá trị; hãy chia"),
    ("nested in a fact", subject(facts={"posts": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}), "", "lồng nhau"),
    ("a key twice", text('{"subjects": [{"id": "M1", "kind": "member", "id": "M2"}]}'), "subjects[0].id", "hai lần"),
    ("a fact twice", text('{"subjects": [{"id": "M1", "kind": "member", "facts": {"cut_off": 1, "cut_off": 2}}]}'),
        "subjects[0].facts.cut_off", "hai lần"),
    ("a bare list", document([{"id": "M1", "kind": "member"}]), "", "Cần một bảng các tên và giá trị"),
    ("a bare text", document("M1"), "", "Cần một bảng"),
    ("no subjects", document({}), "subjects", "Thiếu “Đối tượng (subjects)”"),
    ("no subject", document({"subjects": []}), "subjects", "Không có đối tượng nào"),
    ("subjects that are no list", document({"subjects": {"M1": {}}}), "subjects", "Cần một danh sách"),
    ("a subject that is no object", document({"subjects": ["M1"]}), "subjects[0]", "Cần một bảng"),
    ("an unknown key", subject(votse={"HTXSNV": 1}), "subjects[0].votse", "Có phải ý là “votes”?"),
    ("a fact beside the facts", subject(admitted_on="2010-05-19"), "subjects[0].admitted_on", "hãy đặt trong “facts”"),
    ("an unknown fact", subject(facts={"admited_on": "2010-05-19"}), "subjects[0].facts.admited_on", "admitted_on"),
    ("a fact that is worked out", subject(facts={"cut_off": "2021-12-31"}), "subjects[0].facts.cut_off",
        "do chương trình"),
    ("facts that are a list", subject(facts=[1]), "subjects[0].facts", "Cần một bảng"),
    ("votes that are a list", subject(votes=[7, 2]), "subjects[0].votes", "Cần một bảng"),
    ("votes for no level", subject(votes={"XS": 1}), "subjects[0].votes.XS", "Không có giá trị “XS”"),
    ("votes for a level twice", subject(votes={"HTXSNV": 1, "HTXS": 2}), "subjects[0].votes.HTXS", "hai lần"),
    ("ballots that are an object", subject(ballots={}), "subjects[0].ballots", "Cần một danh sách"),
    ("a ballot that is a number", subject(ballots=[7]), "subjects[0].ballots[0]", "Cần một bảng"),
    ("a ballot with a strange key", subject(ballots=[{"vote": 1}]), "subjects[0].ballots[0].vote",
        "Không biết tên “vote”"),
    ("a table fact that is a text", subject(facts={"posts": "Bí thư"}), "subjects[0].facts.posts", "Cần một danh sách"),
    ("a row that is a text", subject(facts={"posts": ["Bí thư"]}), "subjects[0].facts.posts[0]", "Cần một bảng"),
    ("a row with a strange key", subject(facts={"posts": [{"pots": "x"}]}), "subjects[0].facts.posts[0].pots", "post"),
    ("an earlier year that is a number", subject(previous=[2020]), "subjects[0].previous[0]", "Cần một bảng"),
    ("an earlier year without its name", subject(previous=[{"level": "HTTNV"}]), "subjects[0].previous[0].period",
        "Thiếu"),
    ("honours that are an object", subject(honours={"a": 1}), "subjects[0].honours", "Cần một danh sách"),
    ("a decision without its kind", subject(decisions=[{"at": "x"}]), "subjects[0].decisions[0].kind", "Thiếu"),
    ("a link that is an object", subject(unit={"id": "CB1"}), "subjects[0].unit", "Cần chữ"),
    ("a link that is a number with a point", subject(unit=1.5), "subjects[0].unit", "Cần chữ"),
    ("half a sign", text('{"subjects": [{"id": "M1", "kind": "member", "name": "\\ud800"}]}'), "subjects[0].name",
        "không hiển thị được"),
    ("half a sign in a key", text('{"subjects": [{"id": "M1", "kind": "member", "\\ud800": 1}]}'), "subjects[0]",
        "Không biết tên"),
    ("a day that is a number", subject(facts={"admitted_on": 20100519}), "subjects[0].facts.admitted_on",
        "Cần một ngày"),
    ("an unknown head", document({"subjects": [as_object(member())], "regmie": "x"}), "regmie", "regime"),
    ("another regime", document({"subjects": [as_object(member())], "regime": "kh24_2024"}), "regime", "kh24_2024"),
    ("readings that are a list", document({"subjects": [as_object(member())], "readings": ["a"]}), "readings",
        "Cần một bảng"),
    ("a reading nobody asks", document({"subjects": [as_object(member())], "readings": {"x": "y"}}), "readings.x",
        "Không có điểm nghi vấn “x”"),
    ("bodies that are an object", document({"subjects": [as_object(member())], "bodies": {}}), "bodies",
        "Cần một danh sách"),
    ("a body that is a text", document({"subjects": [as_object(member())], "bodies": ["T1"]}), "bodies[0]",
        "Cần một bảng"),
    ("a body with a strange key", document({"subjects": [as_object(member())], "bodies": [{"id": "T", "nmae": "x"}]}),
        "bodies[0].nmae", "Có phải ý là “name”?"),
    ("a number a mile long", text('{"subjects": [{"id": "M1", "kind": "member", "present_voters": '
        + "9" * 5_000 + "}]}"), "subjects[0].present_voters", "quá dài"),
    ("a number with a mighty exponent",
        text('{"subjects": [{"id": "M1", "kind": "member", "present_voters": 1e999999}]}'),
        "subjects[0].present_voters", "quá dài"),
    ("nothing", text(""), "", "Tệp trống"),
    ("other letters", text('{"subjects": [{"id": "M1", "name": "é"}]}'.encode("cp1252")), "Dòng 1", "UTF-8"),
)  # fmt: skip
BROKEN_PARQUET: tuple[tuple[str, Maker, str, str], ...] = (
    ("cut off", cut_parquet(lambda content: content[: len(content) // 2]), "", "Parquet hỏng"),
    ("only the first bytes", cut_parquet(lambda content: content[:4]), "", "Parquet hỏng"),
    ("rubbish inside", cut_parquet(lambda content: content[:4] + b"\xff" * (len(content) - 12) + content[-8:]), "",
        "hỏng"),
    ("times of day", parquet("SELECT 'M1' id, 'member' kind, TIME '10:00:00' admitted_on"), "admitted_on", "kiểu TIME"),
    ("moments with a zone", parquet("SELECT 'M1' id, 'member' kind, now() admitted_on"), "admitted_on",
        "kiểu TIMESTAMP"),
    ("bytes", parquet("SELECT 'M1' id, 'member' kind, 'a'::BLOB name"), "name", "kiểu BLOB"),
    ("a record", parquet("SELECT 'M1' id, 'member' kind, {'HTXSNV': 1} votes"), "votes", "kiểu STRUCT"),
    ("a map", parquet("SELECT 'M1' id, 'member' kind, MAP {'a': 1} votes"), "votes", "kiểu MAP"),
    ("no ids", parquet("SELECT 'member' kind, 'An' \"name\""), "", "Không thấy hàng tiêu đề có cột “Mã” (id)"),
    ("no rows", parquet("SELECT 'M1' id, 'member' kind LIMIT 0"), "", "Không có đối tượng nào"),
    ("an unknown column", parquet("SELECT 'M1' id, 'member' kind, 3 tuoi"), "", "Không biết cột “tuoi”"),
    ("a text of a megabyte", parquet("SELECT 'M1' id, 'member' kind, repeat('a', 1000000) \"name\""), "name",
        "dài quá"),
    ("rows beyond number", parquet("SELECT 1 id, 'member' kind FROM range(1000001)"), "", "Có hơn 1000000 hàng"),
    ("a row of a table gone wrong", parquet("SELECT 'M1' id, 'member' kind, [{'measure': 'Nhắc'}] discipline"),
        "Dòng 1 (M1)", "Không có giá trị “Nhắc”"),
)  # fmt: skip
assert to_nfc(GOOD) == GOOD
