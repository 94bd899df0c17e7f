"""Broken TOML, tables in the wrong place, the head of a regime, its clauses and its examples."""

from tests.core.regime.small_regime import Case

REGIME = "regime.toml"
CLAUSES = "clauses.toml"
RATINGS = "ratings.toml"
AWARDS = "awards.toml"
WORKPLAN = "workplan.toml"
EXAMPLES = "examples.toml"

CASES = (
    Case(
        "syntax: missing value",
        RATINGS,
        'at_least = "70%"',
        "at_least = «",
        "Tệp không đọc được như TOML: thiếu hoặc sai giá trị sau dấu =.",
    ),
    Case(
        "syntax: unclosed string",
        RATINGS,
        'at_least = "70%"',
        'at_least = "70%«',
        "Tệp không đọc được như TOML: ký tự không được phép.",
    ),
    Case(
        "syntax: key twice",
        RATINGS,
        'at_least = "70%"',
        'at_least = "70%"\nat_least = "60%"«',
        "Tệp không đọc được như TOML: một khóa hoặc bảng được khai báo hai lần.",
    ),
    Case(
        "syntax: single =",
        RATINGS,
        'at_least = "70%"',
        'at_least «"70%"',
        "Tệp không đọc được như TOML: thiếu dấu = sau tên khóa.",
    ),
    Case(
        "syntax: rubbish line",
        RATINGS,
        'at_least = "70%"',
        'at_least = "70%"\n«@ rubbish',
        "Tệp không đọc được như TOML: dòng không phải là khóa, bảng hay chú thích.",
    ),
    Case(
        "syntax: table twice",
        REGIME,
        '[[kind]]\nid = "guest"',
        '[kind]\nid = "guest"\n[[kind«]]\nid = "x"',
        "Tệp không đọc được như TOML: một khóa hoặc bảng được khai báo hai lần.",
    ),
    Case(
        "syntax: bad date",
        REGIME,
        "date = 2021-11-01",
        "date = 2021«-13-01",
        "Tệp không đọc được như TOML: thừa chữ ở cuối dòng.",
    ),
    Case(
        "syntax: backslash",
        REGIME,
        'issuer = "Đảng ủy xã"',
        'issuer = "a\\q«"',
        "Tệp không đọc được như TOML: dấu \\ không hợp lệ trong chữ.",
    ),
    Case(
        "syntax: control char",
        REGIME,
        'issuer = "Đảng ủy xã"',
        'issuer = "a«\x01"',
        "Tệp không đọc được như TOML: ký tự không được phép.",
    ),
    Case(
        "syntax: unclosed list",
        REGIME,
        'order = ["unit", "member"]\nclauses',
        'order = ["unit", "member"\n«clauses',
        "Tệp không đọc được như TOML: thiếu dấu đóng ngoặc hoặc đóng nháy.",
    ),
    Case(
        "syntax: inline table",
        REGIME,
        '{ code = "do", label = "đỏ" }',
        '{ code = "do", label = "đỏ", «}',
        "Tệp không đọc được như TOML: tên khóa có ký tự không hợp lệ.",
    ),
    Case(
        "syntax clauses",
        CLAUSES,
        'quote = "từ 70% trở lên"',
        'quote = "từ 70% trở lên«',
        "Tệp không đọc được như TOML: ký tự không được phép.",
    ),
    Case(
        "clause key twice",
        CLAUSES,
        'quote = "từ 70% trở lên"',
        'quote = "a"\nquote = "b"«',
        "Tệp không đọc được như TOML: một khóa hoặc bảng được khai báo hai lần.",
    ),
    Case(
        "one table instead of list",
        AWARDS,
        "[[award]]",
        "«[award]",
        "“award” phải viết như một danh sách bảng: [[award]].",
    ),
    Case(
        "unknown table",
        RATINGS,
        '[[band]]\nid = "from-50"',
        '«[[bands]]\nid = "from-50"',
        "Bảng “bands” không có chỗ trong tệp ratings.toml. Có phải ý là “band”?",
    ),
    Case(
        "table in wrong file",
        AWARDS,
        "[[award]]",
        "«[[quota]]",
        "Bảng “quota” không có chỗ trong tệp awards.toml; hãy chuyển sang tệp ratings.toml.",
    ),
    Case(
        "number instead of table",
        WORKPLAN,
        '[[item]]\nid = "start"',
        '«event2 = 3\n[[item]]\nid = "start"',
        "Bảng “event2” không có chỗ trong tệp workplan.toml. Có phải ý là “event”?",
    ),
    Case(
        "unknown top key",
        REGIME,
        'number = "1-KH/ĐU"',
        '«nummber = "1-KH/ĐU"',
        "Không biết khóa “nummber”. Có phải ý là “number”?",
    ),
    Case(
        "missing title",
        REGIME,
        'id = "xa"\nnumber = "1-KH/ĐU"\ntitle = "Kế hoạch của xã"\n',
        '«id = "xa"\nnumber = "1-KH/ĐU"\n',
        "Thiếu khóa bắt buộc “title”.",
    ),
    Case("year text", REGIME, "year = 2021", 'year = «"2021"', "Khóa “year” phải là số nguyên; thấy “2021”."),
    Case(
        "year float",
        REGIME,
        "year = 2021",
        "year = «2021.0",
        "Số trong ngoặc kép hoặc số nguyên; không viết số thực (như 0.7) trong TOML.",
    ),
    Case(
        "date text",
        REGIME,
        "date = 2021-11-01",
        'date = «"2021-11-01"',
        "Khóa “date” phải là ngày viết như 2021-12-31 (không có ngoặc kép); thấy “2021-11-01”.",
    ),
    Case(
        "datetime",
        REGIME,
        "date = 2021-11-01",
        "date = «2021-11-01T10:00:00",
        "Khóa “date” phải là ngày viết như 2021-12-31 (không có ngoặc kép); thấy 2021-11-01T10:00:00.",
    ),
    Case(
        "id uppercase",
        REGIME,
        'id = "xa"',
        'id = «"XA"',
        (
            "Khóa “id” có cách viết không hợp lệ: “XA”. Cách viết: chữ thường không dấu, nối bằng gạch dưới, "
            "như so_phieu."
        ),
    ),
    Case(
        "unknown parent",
        REGIME,
        'extends = "tinh"',
        'extends = «"tin"',
        (
            "Không có bộ quy định “tin”: không phải mã đã biết (cv789_2023, kh146_2014, kh24_2024, kh61_2021, "
            "kh75_2022), cũng không phải thư mục có tệp regime.toml."
        ),
    ),
    Case(
        "parent self",
        REGIME,
        'extends = "tinh"',
        'extends = «"xa"',
        "Các bộ quy định kế thừa lẫn nhau thành vòng: xa → xa.",
    ),
    Case(
        "order unknown kind",
        REGIME,
        'order = ["unit", "member"]',
        'order = ["unit", «"memberr"]',
        "Không có loại đối tượng “memberr”. Có phải ý là “member”?",
    ),
    Case(
        "identity clause unknown",
        REGIME,
        'clauses = ["XA-001"]\n\n[[kind]]\nid = "guest"',
        'clauses = [«"XA-009"]\n\n[[kind]]\nid = "guest"',
        "Không có điểm “XA-009”. Có phải ý là “XA-002”?",
    ),
    Case(
        "kind scale unknown",
        REGIME,
        'label = "khách mời"',
        'label = "khách mời"\nscale = «"qualty"',
        "Không có thang “qualty”. Có phải ý là “quality”?",
    ),
    Case(
        "scale empty",
        REGIME,
        'values = [ { code = "XS", label = "Xuất sắc" }, { code = "TB", label = "Trung bình" } ]',
        "values = «[]",
        "Danh sách “values” quá ngắn.",
    ),
    Case(
        "scale value missing label",
        REGIME,
        '{ code = "XS", label = "Xuất sắc" }',
        '«{ code = "XS" }',
        "Thiếu khóa bắt buộc “values.0.label”.",
    ),
    Case(
        "scale value unknown key",
        REGIME,
        '{ code = "XS", label = "Xuất sắc" }',
        '{ code = "XS", «lable = "Xuất sắc" , label = "a"}',
        "Không biết khóa “values.0.lable”. Có phải ý là “label”?",
    ),
    Case(
        "scale code twice",
        REGIME,
        '{ code = "XS", label = "Xuất sắc" }, { code = "TB", label = "Trung bình" }',
        '{ code = "XS", label = "Xuất sắc" }, { code = «"XS", label = "Trung bình" }',
        "“XS” có hai lần trong “values”.",
    ),
    Case(
        "relation to unknown kind",
        REGIME,
        'to = ["unit"]\nmany',
        'to = [«"units"]\nmany',
        "Không có loại đối tượng “units”. Có phải ý là “unit”?",
    ),
    Case(
        "relation from unknown kind",
        REGIME,
        'from = ["member"]\nto = ["unit"]\nmany',
        'from = [«"membr"]\nto = ["unit"]\nmany',
        "Không có loại đối tượng “membr”. Có phải ý là “member”?",
    ),
    Case("many text", REGIME, "many = true", 'many = «"yes"', "Khóa “many” phải là true hoặc false; thấy “yes”."),
    Case(
        "blank without",
        REGIME,
        'without = "proposed_level"',
        'without = «"proposed_leve"',
        (
            "Khóa “without” không nhận giá trị “proposed_leve”. Chấp nhận: proposed_level, entered_total, "
            "nothing, stop. Có phải ý là “proposed_level”?"
        ),
    ),
    Case(
        "blank unknown kind",
        REGIME,
        'without = "proposed_level"',
        'without = "proposed_level"\nfor = [«"membr"]',
        "Không có loại đối tượng “membr”. Có phải ý là “member”?",
    ),
    Case(
        "clause part",
        CLAUSES,
        'part = "campaign"',
        'part = «"campain"',
        (
            "Khóa “part” không nhận giá trị “campain”. Chấp nhận: engine, registers, campaign, papers, "
            "conference, ratings, dossiers. Có phải ý là “campaign”?"
        ),
    ),
    Case(
        "clause missing check",
        CLAUSES,
        (
            "[[clause]]\n"
            'id = "XA-002"\n'
            'place = "II"\n'
            'kind = "rule"\n'
            'part = "campaign"\n'
            'quote = "trước ngày 30/11"\n'
            'means = "A deadline."\n'
            'check = "Given 30 November, then late."\n'
        ),
        (
            "«[[clause]]\n"
            'id = "XA-002"\n'
            'place = "II"\n'
            'kind = "rule"\n'
            'part = "campaign"\n'
            'quote = "trước ngày 30/11"\n'
            'means = "A deadline."\n'
        ),
        "Thiếu khóa bắt buộc “check”.",
    ),
    Case(
        "clause unknown key",
        CLAUSES,
        'check = "Given 30 November, then late."',
        'check = "a"\n«cheks = "b"',
        "Không biết khóa “cheks”. Có phải ý là “check”?",
    ),
    Case(
        "scalar in a rules file",
        RATINGS,
        '[[source]]\nid = "ballot"',
        '«colour = "red"\n[[source]]\nid = "ballot"',
        "Bảng “colour” không có chỗ trong tệp ratings.toml.",
    ),
    Case(
        "clause id form",
        CLAUSES,
        '[[clause]]\nid = "XA-001"',
        (
            "[[clause]]\n"
            'id = «"xa-1"\n'
            'place = "I"\n'
            'kind = "rule"\n'
            'part = "engine"\n'
            'quote = ""\n'
            'means = ""\n'
            'check = ""\n'
            "[[clause]]\n"
            'id = "XA-001"'
        ),
        "Khóa “id” có cách viết không hợp lệ: “xa-1”. Cách viết: mã điểm, như KH61-001.",
    ),
    Case(
        "clause id twice",
        CLAUSES,
        '[[clause]]\nid = "XA-001"',
        (
            "[[clause]]\n"
            'id = "XA-001"\n'
            'place = "I"\n'
            'kind = "rule"\n'
            'part = "engine"\n'
            'quote = ""\n'
            'means = ""\n'
            'check = ""\n'
            "[[clause]]\n"
            'id = «"XA-001"'
        ),
        "Mã “XA-001” của [[clause]] đã dùng ở xa/clauses.toml:1.",
    ),
    Case(
        "example unknown key",
        EXAMPLES,
        "",
        '[[example]]\nid = "one"\n«expects = {}\nclauses = ["XA-001"]\n',
        "Không biết khóa “expects”. Có phải ý là “expect”?",
    ),
    Case(
        "example clause",
        EXAMPLES,
        "",
        '[[example]]\nid = "one"\nclauses = [«"XA-009"]\n',
        "Không có điểm “XA-009”. Có phải ý là “XA-002”?",
    ),
)
