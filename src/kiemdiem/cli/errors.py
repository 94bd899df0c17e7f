"""What the command line refuses or regrets: what is wrong, with which one, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence

STOPPED = "Đã dừng theo yêu cầu. Tệp kết quả chưa được ghi."
NOTHING_TO_COMPARE = "Chưa có gì để so sánh: hãy thêm --with-reading NGHI_VẤN=CÁCH hoặc --with-regime BỘ."


def our_fault(number: str, file: str) -> str:
    return (
        "Rất tiếc, chương trình gặp lỗi và không làm tiếp được. Dữ liệu vào không bị thay đổi.\n"
        f"Số báo cáo: {number}\n"
        f"Nhật ký: {file}\n"
        "Xin gửi số báo cáo và tệp nhật ký cho người phụ trách kỹ thuật."
    )


def broken_regime(folder: str, faults: int) -> str:
    return f"Không dùng được bộ quy định “{folder}”: {faults} lỗi."


def bad_input(faults: int) -> str:
    return f"Không nhận dữ liệu vào: {faults} lỗi. Hãy sửa các chỗ dưới đây rồi chạy lại; chưa ghi gì."


def bad_readings(faults: int) -> str:
    return f"Không nhận cách hiểu đã chọn: {faults} lỗi."


def unknown_reading(name: str) -> str:
    return f"Không có điểm nghi vấn “{name}” trong bộ quy định này; xem “kiemdiem regime show”."


def unknown_option(option: str, reading: str, known: list[str]) -> str:
    return f"Điểm nghi vấn “{reading}” không có cách hiểu “{option}”. Chấp nhận: {', '.join(known)}."


def unknown_subject(name: str) -> str:
    return f"Trong tệp không có đối tượng “{name}”; hãy ghi đúng mã (id) hoặc họ tên."


def several_of_the_name(name: str, ids: list[str]) -> str:
    return f"Có {len(ids)} đối tượng tên “{name}”: {', '.join(ids)}. Hãy ghi mã (id)."


def no_json_in_bulk(engine: str) -> str:
    return f"--json in cả kết quả nên không dùng được với --engine {engine}; hãy bỏ --json và ghi ra tệp bằng -o."


def no_room_to_work(folder: str) -> str:
    return (
        f"Hết chỗ khi đang làm: bộ nhớ không đủ, hoặc ổ đĩa đã đầy (ổ của thư mục tạm “{folder}”, hoặc ổ đang ghi ra). "
        "Hãy xóa bớt tệp, hoặc đặt TMPDIR sang ổ khác, rồi chạy lại; không để lại tệp ghi dở nào."
    )


def output_is_input(file: str) -> str:
    return f"“{file}” là tệp dữ liệu vào; hãy chọn tên khác cho tệp kết quả để không ghi đè."


def output_is_folder(file: str) -> str:
    return f"“{file}” là thư mục; hãy ghi tên tệp kết quả."


def no_folder_for_output(folder: str) -> str:
    return f"Không có thư mục “{folder}” để ghi kết quả; hãy tạo thư mục trước hoặc chọn nơi khác."


def unknown_ending(file: str, endings: Sequence[str]) -> str:
    return f"“{file}”: không ghi được dạng tệp này. Chấp nhận đuôi: {', '.join(endings)}."


def one_file_for_two(file: str) -> str:
    return f"Hai kết quả không thể cùng ghi vào “{file}”; hãy chọn hai tên."


def no_such_file(file: str) -> str:
    return f"Không có tệp “{file}”."


def broken_evidence(file: str) -> str:
    return f"Không đọc được “{file}”; hãy chạy lại thử nghiệm để ghi tệp mới, hoặc bỏ tệp này."


def file_refused(file: str, why: str) -> str:
    return f"Không đọc được “{file}”: {why}"


def registers_of_what_kind(file: str) -> str:
    return f"“{file}”: sổ phải là tệp .json, .xlsx có mỗi sổ một trang, hoặc thư mục có mỗi sổ một tệp .csv, .parquet."


def no_registers_in_folder(folder: str, endings: Sequence[str]) -> str:
    return f"Thư mục “{folder}” không có tệp {' hay '.join(endings)} nào; hãy để mỗi sổ một tệp, tên tệp là tên sổ."


def unknown_register_sheet(sheet: str) -> str:
    return f"Trang “{sheet}” không phải là sổ nào; hãy sửa tên trang hoặc bỏ trang này."


def empty_register_sheet(sheet: str) -> str:
    return f"Trang “{sheet}” chưa có dòng tên cột; hãy ghi tên cột ở dòng đầu."


def unknown_kind(name: str, known: Sequence[str]) -> str:
    return f"Bộ quy định không có loại đối tượng “{name}”. Chấp nhận: {', '.join(known)}."


def output_exists(file: str) -> str:
    return f"Đã có tệp “{file}”; hãy chọn tên khác để không mất dữ liệu đã nhập."


def broken_accepted(file: str) -> str:
    return f"Không đọc được “{file}”; mỗi mục [[accepted]] phải có id và reason."
