"""What the commands of the web application say."""

FOLDER = "THƯ_MỤC"
FILE = "TỆP"
NAME = "TÊN"
DATA_HELP = "thư mục dữ liệu; mặc định là KIEMDIEM_FOLDER hoặc ~/kiemdiem"
NOT_A_DAY = "“{found}” không phải là ngày; hãy ghi 20/12/2021 hoặc 2021-12-20."
NOT_A_PORT = "“{found}” không phải là cổng; hãy ghi một số từ 1 đến 65535."

# ---------------------------------------------------------------- serve
SERVE_HELP = "chạy ứng dụng web trên một thư mục dữ liệu"
SERVE_ABOUT = """\
Chạy ứng dụng web: máy chủ, việc chạy nền và dữ liệu trong một thư mục. Lần đầu, lệnh tự lập thư mục và cơ sở dữ liệu
rồi in mã lập Ban Tổ chức (chỉ in một lần). Dừng bằng Ctrl-C."""
SERVE_EXAMPLE = "Ví dụ: kiemdiem serve --data ~/kiemdiem --port 8000"
DEMO_HELP = "nạp dữ liệu diễn tập (đơn vị và con người hư cấu) khi thư mục còn trống"
PORT = "SỐ"
PORT_HELP = "cổng (mặc định 8000)"
LISTEN = "ĐỊA_CHỈ"
LISTEN_HELP = "địa chỉ nhận kết nối: 127.0.0.1 chỉ máy này (mặc định), 0.0.0.0 mọi máy trong mạng"
TODAY = "NGÀY"
TODAY_HELP = "diễn tập như hôm nay là ngày này, ví dụ 20/12/2021"
FIRST_RUN = "Lập dữ liệu lần đầu trong {folder}"
BOARD_CODE = """\
Mã lập Ban Tổ chức (chỉ in lần này, dùng một lần; giao cho người đầu tiên của Ban Tổ chức):

    {code}
"""
PLANTING = "Nạp dữ liệu diễn tập; việc này mất chừng một phút."
SIZE = "CỠ"
SIZE_HELP = (
    "cỡ của dữ liệu diễn tập: demo (chừng 6.000 người, mặc định), tiny, hoặc province (chừng 200.000 người, để đo)"
)
SIGN_IN_COLUMNS = ("Tên đăng nhập", "Mật khẩu", "Vai trò", "Nơi")
SERVED_AT = "Ứng dụng chạy ở {url}"
SIGN_INS = "Đăng nhập để xem thử:"
STOP_IT = "Dừng: Ctrl-C"
STOPPED = "Đã dừng."
WORKER_DIED = "Việc chạy nền dừng bất thường (mã {code}); đang chạy lại."

# ---------------------------------------------------------------- migrate, backup, restore, upgrade
MIGRATE_HELP = "lập cơ sở dữ liệu, hoặc đưa lên bản đang cài mà không sao lưu"
MIGRATE_ABOUT = """\
Lập cơ sở dữ liệu lần đầu rồi in mã lập Ban Tổ chức; hoặc đưa cơ sở dữ liệu có sẵn lên bản đang cài.
Với dữ liệu đang dùng, hãy dùng kiemdiem upgrade: lệnh ấy tự sao lưu và kiểm tra."""
MIGRATED = "Cơ sở dữ liệu đã theo bản đang cài: {count} bước."
NOTHING_WAITS = "Dữ liệu đã theo bản đang cài, không có gì để nâng cấp."
BACKUP_HELP = "sao lưu cơ sở dữ liệu và tệp đã tải lên vào một tệp; máy chủ vẫn chạy"
BACKUP_ABOUT = """\
Sao lưu cơ sở dữ liệu, tệp đã tải lên và bộ quy định riêng vào một tệp có mã kiểm tra cho từng phần. Máy chủ vẫn
chạy và mọi người vẫn làm việc trong lúc sao lưu. Không gồm khóa và chứng thư. Tệp chứa dữ
liệu cá nhân: hãy cất ở nơi chỉ người có trách nhiệm mở được."""
BACKUP_EXAMPLE = "Ví dụ: kiemdiem backup sao-luu-2021-12-20.zip"
BACKED_UP = "Đã sao lưu vào {file}: {rows} dòng trong {tables} bảng, {files} tệp."
RESTORE_HELP = "khôi phục một bản sao lưu vào nơi còn trống"
RESTORE_ABOUT = """\
Khôi phục một bản sao lưu vào thư mục (và cơ sở dữ liệu) còn trống, rồi kiểm tra số dòng và nhật ký. Bản sao lưu từ
SQLite khôi phục được vào PostgreSQL và ngược lại. Mọi người đăng nhập lại."""
RESTORE_EXAMPLE = "Ví dụ: kiemdiem restore sao-luu-2021-12-20.zip --data ~/kiemdiem-moi"
RESTORED = "Đã khôi phục vào {folder}: {rows} dòng trong {tables} bảng, {files} tệp; nhật ký {entries} mục nguyên vẹn."
UPGRADE_HELP = "nâng cấp dữ liệu theo bản vừa cài: sao lưu, nâng cấp, kiểm tra"
UPGRADE_ABOUT = """\
Nâng cấp dữ liệu theo bản kiemdiem vừa cài: sao lưu, nâng cấp, rồi kiểm tra (cài đặt, nhật ký, số dòng). Nếu một bước
không đạt, dữ liệu trở lại như cũ. Phải dừng máy chủ trước."""
BACKUP_FIRST = "Sao lưu trước khi nâng cấp: {file}"
UPGRADED = "Đã nâng cấp {count} bước; kiểm tra đạt."
FOUND_DATABASE = "cơ sở dữ liệu có {count} bảng"
FOUND_FOLDER = "thư mục {name} có {count} tệp"
COUNTS_DIFFER = "số dòng của bảng {table} là {found}, phải là {wanted}"
JOURNAL_DIFFERS = "nhật ký có {count} chỗ không khớp"
CHECK_FAILED = "kiểm tra cài đặt: {what}"
STEP_FAILED = "bước nâng cấp dừng giữa chừng: {what}"

# ---------------------------------------------------------------- user, journal
USER_HELP = "tài khoản: thêm, cấp lại mật khẩu, cán bộ quản trị, mã lập Ban Tổ chức"
USER_ABOUT = "Việc với tài khoản làm ngay trên máy chủ; mỗi việc một mục nhật ký."
USERNAME = "TÊN_ĐĂNG_NHẬP"
USERNAME_HELP = "chữ thường không dấu, chữ số, dấu chấm, gạch nối"
FULL_NAME_HELP = "họ và tên"
USER_ADD_HELP = "thêm một tài khoản, in mật khẩu lần đầu"
USER_ADD_ABOUT = (
    "Thêm một tài khoản chưa có vai trò nào. Mật khẩu lần đầu chỉ in một lần; người dùng đổi khi đăng nhập."
)
USER_ADD_EXAMPLE = 'Ví dụ: kiemdiem user add nguyen.hoai "Nguyễn Thị Hoài"'
USER_PASSWORD_HELP = "cấp lại mật khẩu cho một tài khoản"
USER_PASSWORD_ABOUT = "Cấp mật khẩu mới, in một lần; mật khẩu cũ và mọi phiên đang mở thôi dùng được."
USER_ADMINISTRATOR_HELP = "giao vai trò cán bộ quản trị máy chủ"
USER_ADMINISTRATOR_ABOUT = """\
Giao vai trò cán bộ quản trị máy chủ cho một tài khoản có sẵn. Vai trò này không xem nội dung kiểm điểm và không giao
được vai trò nào khác."""
USER_BOARD_CODE_HELP = "in mã mới để lập Ban Tổ chức"
USER_BOARD_CODE_ABOUT = "In mã mới để người đầu tiên của Ban Tổ chức nhận vai trò; mã in trước đó mà chưa dùng thì bỏ."
USER_ADDED = "Đã thêm tài khoản {username} ({name})."
PASSWORD_IS = "Mật khẩu lần đầu (chỉ in lần này): {password}"
ADMINISTRATOR_NOW = "{name} là cán bộ quản trị máy chủ từ {since}."
JOURNAL_HELP = "nhật ký: kiểm tra chuỗi mã"
JOURNAL_ABOUT = "Việc với nhật ký làm ngay trên máy chủ."
JOURNAL_VERIFY_HELP = "kiểm tra nhật ký còn nguyên vẹn"
JOURNAL_VERIFY_ABOUT = """\
Tính lại mã của từng mục nhật ký trong mọi chuỗi và so với mã đã ghi. Mục bị sửa, bị xóa, đổi thứ tự hay bị cắt ở cuối
đều được nêu."""
JOURNAL_HOLDS = "Nhật ký nguyên vẹn: {entries} mục trong {chains} chuỗi."
CHAIN_HEAD = "  {chain}: {length} mục, mã cuối {head}"
