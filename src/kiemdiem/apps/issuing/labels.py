"""The acts on the plan as a document, as the journal tells them."""

PLAN_ISSUED = "Ban hành kế hoạch của {campaign}: số {number}, ngày {day}, {signed_by} ký; gửi {count} nơi nhận."
GUIDANCE_FILED = "{issuer} ban hành hướng dẫn số {number}, ngày {day}: {about}; gửi {count} đơn vị."
GUIDANCE_FILED_FOR = "Ghi thay {issuer} hướng dẫn số {number}, ngày {day}: {about}; gửi {count} đơn vị."
GUIDANCE_CORRECTED = "{issuer} sửa hướng dẫn đã ghi là số {before}: nay là số {number}, ngày {day}: {about}."
GUIDANCE_CORRECTED_FOR = "Sửa thay {issuer} hướng dẫn đã ghi là số {before}: nay là số {number}, ngày {day}: {about}."
GUIDANCE_RECEIVED = "{unit} nhận hướng dẫn số {number} ngày {day}."
GUIDANCE_RECEIVED_FOR = "Ghi thay {unit}: nhận hướng dẫn số {number} ngày {day}."
