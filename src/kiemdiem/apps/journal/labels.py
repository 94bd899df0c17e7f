"""What the journal says of its own."""

# The role in which somebody acted, as an entry names it.
ROLES = {
    "board": "Ban Tổ chức",
    "authority": "Cấp có thẩm quyền xếp loại",
    "secretary": "Bí thư, phó bí thư",
    "inspector": "Cán bộ kiểm tra",
    "follower": "Người được phân công phụ trách",
    "administrator": "Cán bộ quản trị máy chủ",
    "self": "Việc của chính mình",
    "command_line": "Dòng lệnh trên máy chủ",
}
YES = "có"
NO = "không"
NOTHING = "…"
NONE = "không có"
UNREADABLE = "\N{REPLACEMENT CHARACTER}"

# Where a chain does not hold.
FAULTS = {
    "changed": "mục số {number} đã bị sửa",
    "missing": "mất mục số {number}",
    "reordered": "mục số {number} không nối tiếp mục trước nó",
    "cut": "mất các mục từ số {number} đến cuối",
    "foreign": "mục số {number} được chèn ngoài chương trình",
    "headless": "các mục từ số {number} thuộc một chuỗi đã bị xóa",
    "head": "đầu chuỗi ghi ở số {number} không khớp mục cuối",
    "unproved": "mục số {number} không mang mã như trên bản in",
}
