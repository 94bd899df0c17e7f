"""The acts of the plans of lower tiers, as the journal tells them."""

OWN_DAY_SET = "Đặt ngày cuối {day} cho “{what}” trong {campaign}."
OWN_DAY_LIFTED = "Bỏ ngày cuối riêng {before} của “{what}” trong {campaign}."
OWN_ITEM_ADDED = "Thêm việc “{what}” vào kế hoạch riêng của {campaign}; {doer} làm."
OWN_ITEM_DROPPED = "Bỏ việc “{what}” khỏi kế hoạch riêng của {campaign}."
SUB_PLAN_ISSUED = "Ban hành kế hoạch riêng {document} ngày {day} của {campaign}."
