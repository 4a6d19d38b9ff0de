"""What a rule would do, case by case: now and then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

from socialwatch.model.case import Case
from socialwatch.model.times import iso
from socialwatch.views import phrases
from socialwatch.views.log import value_words

Caught = Sequence[tuple[Case, Mapping[str, tuple[object, object]]]]
"""Each case that the rule catches, and field → (now, then); nothing where it is so already."""

_TEXT = 60


def preview_lines(seen: int, caught: Caught, since: datetime, *, now: datetime, zone: tzinfo) -> Iterator[str]:
    """Yield a line for each case that would change, and the count: `Case 12 (@jane): priority normal → urgent; tags none → safety`."""
    for case, changes in caught:
        if changes:
            words = "; ".join(f"{name.replace('_', ' ')} {value_words(old)} → {value_words(new)}" for name, (old, new) in changes.items())
            text = phrases.line(case.text)
            yield f"Case {case.id} ({phrases.line(case.author)}): {phrases.line(words)}"
            yield f"    {text if len(text) <= _TEXT else text[: _TEXT - 1] + '…'}"
    changing = sum(bool(changes) for _, changes in caught)
    yield (
        f"{seen:,} {'case' if seen == 1 else 'cases'} since {phrases.when(since, now, zone)}: it catches {len(caught):,}, would change {changing:,}"
        f"{f', {len(caught) - changing:,} so already' if len(caught) > changing else ''}. Nothing was written."
    )


def preview_json(name: str, since: datetime, seen: int, caught: Caught) -> dict[str, object]:
    """Return the same as JSON-ready values."""
    cases = [
        {"case": case.id, "author": case.author, "text": case.text, "changes": {k: list(v) for k, v in changes.items()}}
        for case, changes in caught
    ]
    return {
        "rule": name,
        "since": iso(since),
        "seen": seen,
        "caught": len(caught),
        "changed": sum(bool(changes) for _, changes in caught),
        "cases": cases,
    }
