"""How a verb's decision becomes a change: the case after it, and the line of history that can take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from socialwatch.desk.standing import signed
from socialwatch.model.case import Case, Change, Event, Promise
from socialwatch.model.words import DueKind

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

    A field that is no longer as the event left it is not touched: what happened later stands. Of tags, and of promises given by hand,
    only those are taken back that the event brought.
    """
    types = {field.name: field.type for field in msgspec.structs.fields(Case)}
    put_back: dict[str, Any] = {}
    moved_on: list[str] = []
    for name, change in event.changes.items():
        if name == "set_by_person" or name not in types:
            continue
        if name not in types:
            continue  # of a letter, or of a field that is no more
        # Compared as values of Case: a history read from a file has lists where a fresh one has tuples.
        before, after = (msgspec.convert(value, types[name]) for value in change)
        if getattr(case, name) == after:
            put_back[name] = before
        elif name in _TAKEN_OUT:
            put_back[name] = _TAKEN_OUT[name](getattr(case, name), before, after)
        elif name not in _SELF_MOVING:
            moved_on.append(name)
    # A set: what others added since stays, and what somebody set anew is still theirs.
    before, after = event.changes.get("set_by_person", ((), ()))
    added = msgspec.convert(after, frozenset[str]) - msgspec.convert(before, frozenset[str]) - frozenset(moved_on)
    return signed(msgspec.structs.replace(case, **put_back, set_by_person=case.set_by_person - added)), tuple(moved_on)


_SELF_MOVING = frozenset({"promises", "promised_as", "due_at", "due_kind", "waiting_since", "settled_mention"})
# Clocks move on by themselves between an act and its undoing; they are computed again afterwards.


def _tags_without(now: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(tag for tag in now if tag not in after or tag in before)
    return (*kept, *(tag for tag in before if tag not in after and tag not in kept))


def _words_without(now: tuple[Promise, ...], before: tuple[Promise, ...], after: tuple[Promise, ...]) -> tuple[Promise, ...]:
    """Return the promises without the word that was given by hand then, whatever became of it since."""

    def words(promises: tuple[Promise, ...]) -> set[tuple[object, ...]]:
        return {_word(one) for one in promises if one.kind is DueKind.PROMISE}

    given = words(after) - words(before)
    return tuple(one for one in now if one.kind is not DueKind.PROMISE or _word(one) not in given)


def _word(promise: Promise) -> tuple[object, ...]:
    return promise.since, promise.level, promise.note


_TAKEN_OUT: Mapping[str, Callable[[Any, Any, Any], Any]] = {"tags": _tags_without, "promises": _words_without}


def set_by_person(case: Case, names: Iterable[str]) -> frozenset[str]:
    """Return the fields that a person's word now holds against models and rules."""
    return case.set_by_person | frozenset(names)
