"""What the pages of remedies say."""

REMEDIES, NOUN = "Khắc phục", "việc khắc phục"
SHORTCOMING, TEXT, OWNER, DUE, STATE = (
    "Hạn chế, khuyết điểm",
    "Việc khắc phục",
    "Người, cơ quan làm",
    "Ngày cuối",
    "Kết quả",
)
NOTE, NOTE_HINT = "Đã làm gì", "Ví dụ văn bản, ngày hoàn thành."
ON_BEHALF, ON_BEHALF_HINT = "Lý do ghi thay", "Ghi khi đồng chí làm thay đơn vị, ví dụ bản giấy đã ký."
SUBJECT = "Đối tượng"
RECORDED_NOW = "Đã ghi việc khắc phục của {subject}."
REPORTED_NOW = "Đã ghi kết quả: {state}."
NOTHING = "Chưa ghi hạn chế, khuyết điểm nào"
NOTHING_TEXT = (
    "Hạn chế, khuyết điểm và việc khắc phục ghi ở trang của từng đối tượng; việc chưa xong của kỳ trước tự chuyển sang."
)
YEARS_NOT_COUNTED = (
    "{before} hợp nhất vào {after} ngày {on}: kết quả năm {years} của {before} chưa tính cho {after}. "
    "Cần tính thì ghi kết quả các năm đó ở trang của {after}, kèm quyết định."
)
AND_MORE = "Còn {count} đơn vị hợp nhất khác có năm trước chưa tính."
