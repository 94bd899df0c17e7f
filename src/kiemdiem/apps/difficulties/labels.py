"""Difficulties, as the journal and the pages call them."""

ANSWERED, WITHDRAWN = "đã trả lời", "đã rút"
NAME = "vướng mắc số {number}"
RAISED = "{unit} phản ánh {difficulty}, gửi {addressee}."
RAISED_FOR = "Ghi thay {unit}: {difficulty}, gửi {addressee}."
ANSWER_GIVEN = "{addressee} trả lời {difficulty} của {unit}: văn bản {document}, ngày {day}."
ANSWER_GIVEN_FOR = "Ghi thay {addressee} trả lời {difficulty} của {unit}: văn bản {document}, ngày {day}."
TAKEN_BACK = "Rút {difficulty} của {unit}."
