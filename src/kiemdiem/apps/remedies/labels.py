"""States and acts of remedies as they are shown."""

NOT_YET, UNDER_WAY, DONE = "chưa khắc phục", "đang khắc phục", "đã khắc phục"
REMEDY_RECORDED = "Ghi hạn chế, khuyết điểm của {subject} trong {campaign}: {what}; {owner} khắc phục."
REMEDY_REPORTED = "Báo khắc phục của {subject} trong {campaign}: {what}, từ “{before}” thành “{after}”."
