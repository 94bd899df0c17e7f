"""The acts of the work plan, as the journal tells them."""

DAY_ENTERED = "Ghi ngày của “{what}” trong {campaign}: {day}, theo {source}."
DAY_CHANGED = "Đổi ngày của “{what}” trong {campaign} từ {before} thành {day}, theo {source}."
