"""How the parts of the guide are called."""

GUIDE = "Hướng dẫn sử dụng"
FIRST_STEPS = "Bắt đầu"
OFFICE = "Lập cơ quan trên máy"
WATCHING = "Theo dõi"
COMMANDS = "Dòng lệnh"
SERVER = "Cài đặt và máy chủ"
SEARCH = "Tìm trong hướng dẫn"
