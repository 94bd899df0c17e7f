"""The acts on the plan as a document, as the journal tells them."""

PLAN_ISSUED = "Ban hành kế hoạch của {campaign}: số {number}, ngày {day}, {signed_by} ký; gửi {count} nơi nhận."
