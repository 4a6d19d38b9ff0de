"""The outbox for the eye: what waits, what left, what died, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from socialwatch.model.outbox import Letter
from socialwatch.model.times import iso
from socialwatch.text import cells, fit, printable
from socialwatch.views import phrases

LETTER_FIELDS = (
    "id", "key", "outlet", "case", "kind", "state", "tries", "created_at", "next_try_at", "sent_at", "ref", "url", "closed_at", "error",
    "subject",
)  # fmt: skip
"""Of a letter in JSON, in their order; `outbox show --json` adds `body`."""

_GAP = "  "


def letter_row(letter: Letter) -> dict[str, object]:
    """Return a letter as JSON-ready values under `LETTER_FIELDS`."""
    waits = letter.state == "waiting"
    return {
        "id": letter.id,
        "key": letter.key,
        "outlet": letter.outlet,
        "case": letter.case,
        "kind": letter.kind,
        "state": letter.state,
        "tries": letter.tries,
        "created_at": iso(letter.created_at),
        "next_try_at": iso(letter.next_try_at) if waits else None,
        "sent_at": iso(letter.sent_at) if letter.sent_at else None,
        "ref": letter.ref,
        "url": letter.url,
        "closed_at": iso(letter.closed_at) if letter.closed_at else None,
        "error": letter.error,
        "subject": letter.subject,
    }


def letter_table(letters: Sequence[Letter], *, now: datetime, zone: tzinfo, width: int) -> Iterator[str]:
    """Yield a header and one line for each letter, in columns that fit `width` cells."""
    rows = [("#", "outlet", "state", "what"), *(_cells(letter, now, zone) for letter in letters)]
    widths = [max(cells(row[at]) for row in rows) for at in range(3)]
    for row in rows:
        fixed = _GAP.join(fit(word, room) + " " * (room - cells(fit(word, room))) for word, room in zip(row[:3], widths, strict=True))
        yield fit(f"{fixed}{_GAP}{row[3]}", width).rstrip()


def _cells(letter: Letter, now: datetime, zone: tzinfo) -> tuple[str, str, str, str]:
    return (str(letter.id), phrases.line(letter.outlet), state_words(letter, now=now, zone=zone), phrases.line(letter.subject))


def state_words(letter: Letter, *, now: datetime, zone: tzinfo) -> str:
    """Return how a letter stands: `waits, next try today 09:12`, `sent Fri 17:00 as 4711`, `dead after 6 tries`, `dropped`."""
    if letter.state == "sent" and letter.sent_at is not None:
        words = f"sent {phrases.when(letter.sent_at, now, zone)}" + (f" as {phrases.line(letter.ref)}" if letter.ref else "")
        return words + (", closed there" if letter.closed_at else "")
    if letter.state == "dead":
        return f"dead after {letter.tries} {'try' if letter.tries == 1 else 'tries'}"
    if letter.state == "waiting" and letter.is_out:
        return "is being sent"
    if letter.state == "waiting":
        return f"waits, next try {phrases.when(letter.next_try_at, now, zone)}" if letter.tries else "waits"
    return phrases.line(letter.state)


def letter_tsv(letters: Iterable[Letter]) -> Iterator[str]:
    """Yield a header and one line for each letter, `LETTER_FIELDS` between tabs, for a pipe."""
    yield "\t".join(LETTER_FIELDS)
    for letter in letters:
        yield "\t".join("" if value is None else phrases.line(str(value)) for value in letter_row(letter).values())


def letter_text(letter: Letter, *, now: datetime, zone: tzinfo) -> str:
    """Return one letter whole, as it leaves the house; ends with a line break."""
    head = [f"Letter {letter.id} to {phrases.line(letter.outlet)}: {state_words(letter, now=now, zone=zone)}", f"Key: {letter.key}"]
    if letter.case is not None:
        head.append(f"Case: {letter.case}")
    if letter.url:
        head.append(f"There: {phrases.line(letter.url)}")
    if letter.error:
        head.append(f"Last error: {phrases.line(letter.error)}")
    return "\n".join([*head, "", phrases.line(letter.subject), "", printable(letter.body, multiline=True)]) + "\n"
