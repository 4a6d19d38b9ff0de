"""How a verb's decision becomes a change: the case after it, and the line of history that can take it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from socialwatch.desk.standing import signed
from socialwatch.model.case import Case, Change, Event

MACHINE = "socialwatch"
"""Who acts when a poll acts by itself."""

_NOT_IN_HISTORY = frozenset({"id", "text", "url", "reasons", "author", "author_name", "followers", "mentions", "headline"})
# The words of strangers stay out of the history: it is append-only, and a withdrawn text must go.


def change(case: Case, verb: str, *, by: str, at: datetime, note: str | None = None, **fields: Any) -> Change:
    """Return the change that sets `fields` of `case`, with its event."""
    return changed(case, msgspec.structs.replace(case, **fields), verb, by=by, at=at, note=note)


def changed(before: Case, after: Case, verb: str, *, by: str, at: datetime, note: str | None = None, undoes: int | None = None) -> Change:
    """Return the change from one version of a case to another, with its event."""
    event = Event(
        case=before.id, at=at, by=by, verb=verb, from_state=before.state, to_state=after.state, note=note,
        changes=differences(before, after), undoes=undoes,
    )  # fmt: skip
    return Change(seen=before, case=after, event=event)


def differences(before: Case, after: Case) -> dict[str, tuple[object, object]]:
    """Return field → (before, after) in JSON-ready values, for every field that differs and may stand in the history."""
    return {
        name: (msgspec.to_builtins(old), msgspec.to_builtins(new))
        for name in Case.__struct_fields__
        if name not in _NOT_IN_HISTORY and (old := getattr(before, name)) != (new := getattr(after, name))
    }


def restored(case: Case, event: Event) -> tuple[Case, tuple[str, ...]]:
    """Return the case with everything put back that `event` changed, and the fields that somebody changed since.

    A field that is no longer as the event left it is not touched: what happened later stands.
    """
    types = {field.name: field.type for field in msgspec.structs.fields(Case)}
    put_back: dict[str, Any] = {}
    moved_on: list[str] = []
    for name, (before, after) in event.changes.items():
        if name == "set_by_person":
            continue
        # Compared as values of Case: a history read from a file has lists where a fresh one has tuples.
        if getattr(case, name) == msgspec.convert(after, types[name]):
            put_back[name] = msgspec.convert(before, types[name])
        elif name not in _SELF_MOVING:
            moved_on.append(name)
    # A set: what others added since stays, and what somebody set anew is still theirs.
    before, after = event.changes.get("set_by_person", ((), ()))
    added = msgspec.convert(after, frozenset[str]) - msgspec.convert(before, frozenset[str]) - frozenset(moved_on)
    return signed(msgspec.structs.replace(case, **put_back, set_by_person=case.set_by_person - added)), tuple(moved_on)


_SELF_MOVING = frozenset({"promises", "due_at", "due_kind", "waiting_since", "settled_mention"})
# Clocks move on by themselves between an act and its undoing; they are computed again afterwards.


def set_by_person(case: Case, names: Iterable[str]) -> frozenset[str]:
    """Return the fields that a person's word now holds against models and rules."""
    return case.set_by_person | frozenset(names)
