"""What nobody should choose as a password, without marks and spaces: words of this work and of every day."""

_LISTED = (
    "matkhau matkhaumoi matkhaucu kiemdiem xeploai danhgia dangvien danguy chibo chiuy dangbo tochuc bantochuc "
    "banthuongvu bithu uyban ubnd huyenuy tinhuy thanhuy xaphuong dangcongsan congsan vietnam hanoi haiphong "
    "danang hue saigon tphcm hochiminh bacho anhyeuem emyeuanh giadinh conyeu hanhphuc password passwords "
    "matkhaudangnhap dangnhap admin administrator quantri quantrivien qwerty qwertyuiop asdfghjkl abc abcd "
    "abcdef abcxyz iloveyou letmein welcome xinchao nhanvien canbo congchuc vanphong coquan thanhtra taikhoan "
)
TOO_COMMON = frozenset(_LISTED.split())
