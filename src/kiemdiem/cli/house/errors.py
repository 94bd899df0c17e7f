"""What the options of the house refuse."""

from __future__ import annotations

NO_REGISTERS = "Chưa có sổ để đọc: hãy ghi tệp sổ, hoặc thêm --house để lấy từ danh bạ trên máy này."
BOTH = "Đã ghi tệp sổ thì không dùng --house; hãy chọn một trong hai nơi."
BRANCH_WITHOUT_HOUSE = "--branch chỉ dùng cùng --house; tệp sổ thì hãy bỏ --branch."
NOBODY = "Trong danh bạ chưa có ai để lập danh sách đối tượng. Hãy nhập danh bạ trước."


def no_such_branch(code: str, near: str) -> str:
    known = f" Có phải ý là “{near}”?" if near else ""
    return f"Trong danh bạ không có đơn vị mang mã “{code}”.{known}"


def registers_refused(faults: int) -> str:
    told = f"Danh bạ còn {faults} chỗ bộ quy định này không dùng được."
    return f"{told} Hãy sửa trên trang đơn vị, trang người; chưa ghi gì."


def not_in_house(count: int) -> str:
    return (
        f"Tệp có {count} đối tượng không có trong danh sách lập từ danh bạ. Hãy sửa mã hoặc bổ sung danh bạ; "
        "chưa ghi gì."
    )


def unknown_subject(key: str, near: str) -> str:
    return f"“{key}”: có phải ý là “{near}”?" if near else f"“{key}”: không có đối tượng mang mã này."


def another_kind(key: str, told: str, known: str) -> str:
    return f"“{key}”: tệp ghi loại “{told}”, danh bạ cho là “{known}”."
