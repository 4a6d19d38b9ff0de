"""Replies for the eye: exactly what becomes public, to whom, as whom; and what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from socialwatch.desk.replying import Prepared
from socialwatch.desk.telling import Round
from socialwatch.model.reply import Reply, ReplyState
from socialwatch.model.times import iso
from socialwatch.text import cells, fit, printable, wrapped
from socialwatch.views import phrases

REPLY_FIELDS = (
    "id", "case", "network", "account", "state", "visibility", "text", "by", "for_approval", "approved_by", "created_at", "sent_at",
    "native_id", "url", "in_reply_to", "problem", "error",
)  # fmt: skip
"""Of a reply in JSON, in their order; a new one goes to the end."""

_QUOTED = 3
_REASON = 5  # lines of why not
_GAP = "  "
_WIDEST = 100
_WHO_READS = {
    "public": "PUBLIC",
    "unlisted": "PUBLIC, outside the timelines",
    "private": "to the account's followers and whom it names",
    "direct": "to whom it names only",
}


def reply_row(reply: Reply) -> dict[str, object]:
    """Return a reply as JSON-ready values under `REPLY_FIELDS`."""
    return {
        "id": f"d{reply.id}",
        "case": reply.case,
        "network": reply.network,
        "account": reply.account or None,
        "state": str(reply.state),
        "visibility": reply.visibility,
        "text": reply.text,
        "by": reply.by,
        "for_approval": reply.for_approval,
        "approved_by": reply.approved_by,
        "created_at": iso(reply.created_at),
        "sent_at": iso(reply.sent_at) if reply.sent_at else None,
        "native_id": reply.native_id,
        "url": reply.url,
        "in_reply_to": reply.in_reply_to,
        "problem": reply.problem,
        "error": reply.error,
    }


def preview(prepared: Prepared, *, now: datetime, zone: tzinfo, width: int) -> list[str]:
    """Return what a person says yes to: where, in answer to what, as whom, and the text exactly as it becomes public."""
    mention, room = prepared.post.mention, min(width, _WIDEST)
    lines = [f"Case {prepared.case.id}: {_where(prepared)}, in answer to"]
    who = _BETWEEN.join(
        filter(None, (phrases.line(mention.author), phrases.when(mention.created_at, now, zone), phrases.line(mention.url or "")))
    )
    lines += [f"  {one}" for one in wrapped(who, room - 2, most=3)]
    lines += [f"  > {one}" for one in wrapped(phrases.line(mention.body), room - 4, most=_QUOTED)]
    lines += ["", *(f"  | {one}" for one in shown_whole(prepared.public_text, room - 4)), ""]
    lines += wrapped(_measure(prepared), room, most=_REASON)
    for remark in (*prepared.wrong, *prepared.remarks):
        first, *more = wrapped(phrases.line(remark), room - 2, most=_REASON)
        lines += [f"! {first}", *(f"  {one}" for one in more)]
    return [fit(one, width) for one in lines]


_BETWEEN = " · "


def _where(prepared: Prepared) -> str:
    network = phrases.line(prepared.case.network)
    if prepared.shaped is None:
        return f"a reply on {network}, by hand"
    account = phrases.line(prepared.shaped.account)
    return f"{_WHO_READS.get(prepared.shaped.visibility) or phrases.line(prepared.shaped.visibility)} on {network} as {account}"


def _measure(prepared: Prepared) -> str:
    shaped = prepared.shaped
    if shaped is None:
        return f"{len(prepared.public_text):,} characters; not sent by the program: {phrases.line(prepared.by_hand or '')}"
    return f"{shaped.length:,} of {shaped.limit:,} {shaped.unit}"


def shown_whole(text: str, room: int) -> Iterator[str]:
    """Yield every word of a text in lines of at most `room` cells: a preview that leaves something out asks for a blind yes."""
    for line in printable(text, multiline=True).split("\n"):
        yield from wrapped(line, max(room, 10), most=len(line) + 1)


def round_preview(going: Round, *, now: datetime, zone: tzinfo, width: int) -> list[str]:
    """Return what telling everybody of a fixed problem would do: every text, to every recipient."""
    lines: list[str] = []
    for prepared in going.ready:
        lines += [*preview(prepared, now=now, zone=zone, width=width), "─" * min(width, _WIDEST)]
    rest = [f"Case {one.case.id} must be answered by hand: {phrases.line(one.by_hand or '')}" for one in going.by_hand]
    rest += [f"Case {number} cannot be told: {phrases.line(why)}" for number, why in going.failed]
    rest += [f"Told already, and not told again: {', '.join(map(str, going.told))}"] if going.told else []
    return [*lines, *(line for words in rest for line in wrapped(words, width, most=_REASON))]


# -- what waits -----------------------------------------------------------------------------------------------------------


def draft_table(replies: Sequence[Reply], *, now: datetime, zone: tzinfo, width: int) -> Iterator[str]:
    """Yield a header and two lines for each reply that waits: where it stands, and its text."""
    rows = [("#", "case", "by", "written", "stands"), *(_cells(one, now, zone) for one in replies)]
    widths = [min(20, max(cells(row[at]) for row in rows)) for at in range(4)]
    for at, row in enumerate(rows):
        head = _GAP.join(_padded(word, room) for word, room in zip(row[:4], widths, strict=True))
        yield fit(f"{head}{_GAP}{row[4]}", width).rstrip()
        if at:
            yield fit(f"{' ' * widths[0]}{_GAP}| {phrases.line(replies[at - 1].text)}", width)


def _cells(reply: Reply, now: datetime, zone: tzinfo) -> tuple[str, str, str, str, str]:
    return (f"d{reply.id}", str(reply.case), phrases.line(reply.by), phrases.when(reply.created_at, now, zone), standing(reply))


def standing(reply: Reply) -> str:
    """Return where a reply stands, and why: `waits for somebody's approval`, `may be public: X did not answer in time`."""
    words = {
        ReplyState.DRAFT: "waits for somebody's approval" if reply.for_approval else "draft",
        ReplyState.SENDING: "is being sent, or was when its process died",
        ReplyState.UNKNOWN: "may be public",
        ReplyState.SENT: "sent",
        ReplyState.BY_HAND: "posted by hand",
        ReplyState.DROPPED: "dropped",
    }[reply.state]
    return f"{words}: {phrases.line(reply.error)}" if reply.error else words


def _padded(word: str, room: int) -> str:
    cut = fit(word, room)
    return cut + " " * (room - cells(cut))


def draft_tsv(replies: Iterable[Reply]) -> Iterator[str]:
    """Yield a header and one line for each reply, `REPLY_FIELDS` between tabs, for a pipe."""
    yield "\t".join(REPLY_FIELDS)
    for reply in replies:
        yield "\t".join("" if value is None else phrases.line(str(value)) for value in reply_row(reply).values())
