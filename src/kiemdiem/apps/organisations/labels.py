"""Words of the tree as they are shown, and the sentences of its acts."""

MERGED = "sáp nhập, hợp nhất"
SPLIT = "chia, tách"

VOCABULARY_LOADED = "Nạp vốn từ của danh bạ: {added} từ mới, {changed} từ đổi cách ghi."
UNIT_ADDED = "Lập đơn vị {unit}, trực thuộc {parent}."
UNIT_RENAMED = "Đổi tên đơn vị {before} thành {unit}."
UNIT_EDITED = "Sửa thông tin đơn vị {unit}: {changed}."
UNIT_MOVED = "Chuyển đơn vị {unit} từ {before} sang {parent}."
UNITS_MERGED = "Sáp nhập {units} thành {into}."
UNIT_SPLIT = "Chia, tách {unit} thành {into}."
UNIT_ENDED = "Kết thúc hoạt động của đơn vị {unit} từ ngày {on}."
