"""What is written in the open campaign of the demo: invented, plausible, in its season."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

DUTY, ASSIGNED_BY, ASSIGNED_ON = "in-charge", "Thông báo phân công của Ban Thường vụ Thị ủy", date(2022, 11, 9)
MANAGER = "Ban Thường vụ Thị ủy"
ISSUED_ON, RECEIVED_ON = date(2022, 11, 8), date(2022, 11, 11)
GUIDANCE, GUIDED_ON, ON_PAPER = "civil-servants", date(2022, 11, 14), "Ủy ban nhân dân thị xã gửi bản giấy"
GUIDED_BY, GUIDED_ABOUT = "1520/UBND-NV", "Hướng dẫn đánh giá, xếp loại cán bộ, công chức, viên chức năm 2022"

MATTERS = (
    "Làm rõ trách nhiệm lãnh đạo trong giải ngân vốn đầu tư công chậm so với kế hoạch năm.",
    "Kết quả khắc phục hạn chế trong tiếp công dân đã nêu ở kỳ kiểm điểm trước.",
)
PROMPTED_ON, PROMPT_SENT_ON, PROMPT_PAPER = date(2022, 11, 8), date(2022, 11, 9), "912-CV/TU"

DIFFICULTIES = (
    "Đảng viên mới chuyển đến tháng 9 kiểm điểm ở chi bộ cũ hay chi bộ mới?",
    "Phường có một đồng chí nghỉ ốm dài ngày, chưa rõ hình thức kiểm điểm.",
)
RAISED_ON, ANSWERED_ON = date(2022, 11, 22), date(2022, 11, 25)
ANSWER, ANSWER_PAPER = "Kiểm điểm ở chi bộ đang sinh hoạt, có nhận xét của chi bộ cũ.", "920-CV/TU"

TARGET_SOURCE, TARGET_SET_ON = "assigned-above", date(2022, 11, 9)
TARGETS = (
    ("Kết nạp đảng viên mới", "đảng viên", Fraction(4), Fraction(5)),
    ("Thu ngân sách trên địa bàn", "tỷ đồng", Fraction(21, 2), Fraction(49, 5)),
    ("Đợt tiếp xúc, đối thoại với nhân dân", "đợt", Fraction(2), None),
)
REACHED_ON, NOTED_ON = date(2022, 11, 30), date(2022, 12, 1)
NOTE = "Hoàn thành việc rà soát hồ sơ hộ nghèo của khu phố trước hạn."

REVIEWED_ON, REVIEW_PAPER = date(2022, 12, 5), "Biên bản họp chi bộ ngày 05/12/2022"
REMEDIES = (
    (
        "Sinh hoạt chuyên đề còn ít",
        "Mỗi quý một chuyên đề, phân công người chuẩn bị",
        "Chi bộ khu phố",
        date(2023, 3, 31),
    ),
    (
        "Chậm báo cáo theo hạn",
        "Giao một đồng chí theo dõi hạn của từng báo cáo",
        "Văn phòng Đảng ủy",
        date(2022, 12, 31),
    ),
)
REMEDY_DONE_SO_FAR = "Đã xong chuyên đề tháng 12."
