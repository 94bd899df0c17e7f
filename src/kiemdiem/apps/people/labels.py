"""Words of the persons' records as they are shown, and the sentences of their acts."""

HEAD = "người đứng đầu"
DEPUTY = "cấp phó"
OTHER = "chức vụ khác"
EXEMPT = "được miễn công tác và sinh hoạt đảng"
SUSPENDED = "bị đình chỉ sinh hoạt đảng"
