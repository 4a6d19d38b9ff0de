"""What an ending says: a case closed as spam, as thanked or without a reply is a hint at what its text was, weaker than a person's word."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from socialwatch.model.case import Change
from socialwatch.model.label import Label
from socialwatch.model.words import NoReplyReason, Outcome

_ENDINGS: Mapping[Outcome, Mapping[str, str]] = {
    Outcome.SPAM: {"spam": "1", "answer_owed": "0"},
    Outcome.THANKED: {"intent": "praise", "complaint": "0", "spam": "0"},
    Outcome.NO_REPLY: {"answer_owed": "0"},
    Outcome.ANSWERED: {"answer_owed": "1", "spam": "0"},
    Outcome.SOLVED: {"answer_owed": "1", "spam": "0"},
    Outcome.MOVED: {"answer_owed": "1", "spam": "0"},
}
_NO_REPLIES: Mapping[NoReplyReason, Mapping[str, str]] = {
    NoReplyReason.VENTING: {"intent": "vent", "spam": "0"},
    NoReplyReason.VENGEANCE: {"complaint": "1", "spam": "0"},
}


def learned_from(done: Change | None) -> Change | None:
    """Return the ending or the reopening of a case with what it says of the post that stands for it, as a label of origin `outcome`.

    `spam`, `thanked` (praise), `no_reply` (no answer was owed; `venting`: it was a vent), `answered`, `solved` and `moved` (an answer was
    owed, and it was no spam); reopening what was ended as spam says that it is none and waits for
    us. `duplicate` and `withdrawn` say nothing.
    """
    if done is None or not (done.seen.headline and done.seen.text):
        return done
    event = done.event
    labels = [
        Label(mention=done.seen.headline, field=field, value=value, by=event.by, at=event.at, origin="outcome")
        for field, value in _said(done).items()
    ]
    return msgspec.structs.replace(done, labels=(*done.labels, *labels))


def _said(done: Change) -> dict[str, str]:
    if done.event.verb == "reopen":
        return {"spam": "0", "answer_owed": "1"} if done.seen.outcome is Outcome.SPAM else {}
    said: dict[str, str] = {}
    if done.case.outcome is not None:
        said.update(_ENDINGS.get(done.case.outcome, {}))
    if done.case.outcome_reason is not None:
        said.update(_NO_REPLIES.get(done.case.outcome_reason, {}))
    return said
