"""The forms of the units, and the field in which any room lets one be chosen."""
