"""How far a prompt has come, drawn."""

from __future__ import annotations

from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.models import PromptReply, ReviewPrompt
from kiemdiem.shell.days import short_day
from kiemdiem.shell.marks import State, StateKind

KINDS: dict[str, StateKind] = {
    ReviewPrompt.State.PROPOSED: "wait",
    ReviewPrompt.State.WITHDRAWN: "none",
    ReviewPrompt.State.COLLECTED: "doing",
    ReviewPrompt.State.SUBMITTED: "soon",
    ReviewPrompt.State.ACCEPTED: "soon",
    ReviewPrompt.State.REJECTED: "returned",
    ReviewPrompt.State.SENT: "doing",
}


def state_of(prompt: ReviewPrompt) -> State:
    """The state in shape and words; after the sending, whether there is an answer and a result. No query where the
    reply was read along."""
    if not prompt.is_sent:
        return State(KINDS[prompt.state], prompt.state_label.capitalize())
    reply: PromptReply | None = getattr(prompt, "reply", None)
    sent = words.SENT_ON.format(day=short_day(prompt.document_on))
    if reply is None:
        return State("wait", words.NO_REPLY, under=sent)
    if not reply.result:
        return State("doing", words.REPLIED, under=sent)
    return State("done", words.HAS_RESULT, under=sent)
