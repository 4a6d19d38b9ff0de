"""A second opinion on the life of a case, simple enough to be read in one go: dictionaries, no clocks, no promises.

It knows nothing of the desk: what each verb makes of a case is written down here once more, from the diagram.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

LIVE = ("new", "open", "escalated")
ASLEEP = ("snoozed", "watching")
CLAIM = timedelta(minutes=30)


@dataclass
class Post:
    """One turn of a conversation: an `ask`, a `thanks`, or an `answer` of ours."""

    kind: str
    at: datetime
    is_gone: bool = False


@dataclass
class Sheet:
    """A case as somebody would keep it on paper."""

    person: str
    fields: dict[str, Any] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    handed_by: str | None = None  # who escalated it last, taken back or not

    def __getattr__(self, name: str) -> Any:
        return self.fields[name]

    def waits(self) -> bool | None:
        """Say whether the customer waits; None where only somebody's word by hand decides."""
        if self.state in ("handled", "watching"):
            return False
        waiting = False
        for place, post in enumerate(self.posts, start=1):
            if post.kind == "answer":
                waiting = False
            elif post.kind == "ask" and not post.is_gone and place > self.settled:
                waiting = True
        return True if waiting else None if self.by_hand else False


@dataclass
class Line:
    """What one act did to one case: field → (before, after)."""

    person: str
    act: int
    case: int
    verb: str
    changes: dict[str, tuple[Any, Any]]
    contact: tuple[str, datetime | None, datetime | None] | None = None
    is_undone: bool = False


class Paper:
    """All cases on paper."""

    def __init__(self) -> None:
        self.cases: dict[int, Sheet] = {}
        self.lines: list[Line] = []
        self.muted: dict[str, datetime | None] = {}
        self.acts = 0

    # what anybody may see

    def state(self, number: int, now: datetime) -> str:
        sheet = self.cases[number]
        return "open" if self._has_slept_out(sheet, now) else sheet.state

    def listed(self, now: datetime) -> set[int]:
        return {
            number
            for number, sheet in self.cases.items()
            if self.state(number, now) in LIVE and not (sheet.muted_until and sheet.muted_until > now)
        }

    def owner(self, number: int, now: datetime) -> str | None:
        sheet = self.cases[number]
        lapsed = sheet.claimed_until is not None and sheet.claimed_until <= now and sheet.state != "handled"
        return None if lapsed else sheet.assignee

    # what the world does

    def write(self, number: int | None, person: str, kind: str, now: datetime) -> int:
        if number is None:
            number = len(self.cases) + 1
            blank = dict.fromkeys(("until", "assignee", "claimed_until", "outcome", "reason", "escalated_to", "muted_until", "department"))
            rest = {"state": "new", "keep": False, "tags": (), "settled": 0, "by_hand": False, "taken": False}
            self.cases[number] = Sheet(person, blank | rest)
            self._hush(number, now)
        else:
            self._wake(number, now)
        sheet = self.cases[number]
        sheet.posts.append(Post(kind, now))
        if kind != "ask":
            return number
        sleeps_on = sheet.state == "snoozed" and sheet.keep
        if sheet.state in ("pending", "snoozed", "watching", "handled") and not sleeps_on:
            sheet.fields |= {"state": "open", "until": None, "keep": False, "outcome": None, "reason": None, "claimed_until": None}
            sheet.fields["by_hand"] = False
            self._hush(number, now)
        return number

    def answer(self, number: int, now: datetime) -> None:
        self._wake(number, now)
        sheet = self.cases[number]
        sheet.posts.append(Post("answer", now))
        sheet.fields["by_hand"] = False
        if sheet.state in ("new", "open"):
            sheet.fields["state"] = "pending"

    def withdraw(self, number: int, place: int, now: datetime) -> None:
        self._wake(number, now)
        sheet = self.cases[number]
        sheet.posts[place].is_gone = True
        if all(post.is_gone for post in sheet.posts if post.kind != "answer") and sheet.state != "handled":
            ended = {"state": "handled", "outcome": "withdrawn", "settled": len(sheet.posts), "until": None, "by_hand": False}
            sheet.fields |= ended

    def let_time_pass(self, now: datetime) -> None:
        for number in self.cases:
            self._wake(number, now, is_poll=True)

    # what people do

    def act(self, verb: str, numbers: list[int], me: str, now: datetime, **said: Any) -> set[int]:
        """Do one verb to cases; return those that it changed."""
        self.acts += 1
        done = set()
        for number in numbers:
            sheet = self.cases[number]
            is_over = self._has_slept_out(sheet, now)
            seen = sheet.fields | ({"state": "open", "until": None, "keep": False} if is_over else {})
            told = said | {"handed_by": sheet.handed_by}
            after = self._after(verb, seen, len(sheet.posts), me, now, told)
            if after is None:
                continue
            done.add(number)
            sheet.handed_by = me if verb == "escalate" else sheet.handed_by
            self._wake(number, now)
            before = dict(sheet.fields)
            sheet.fields |= after
            changes = {name: (before[name], value) for name, value in sheet.fields.items() if value != before[name]}
            self.lines.append(Line(me, self.acts, number, verb, changes))
        return done

    def _after(self, verb: str, seen: dict[str, Any], posts: int, me: str, now: datetime, said: dict[str, Any]) -> dict[str, Any] | None:
        """Return what a verb makes of a case; None where it is so already."""
        state, awake, alive = seen["state"], {"until": None, "keep": False}, {"outcome": None, "reason": None}
        touched = {"state": "open" if state == "new" else state}
        settled = {"settled": posts, "by_hand": False}
        mine = seen["assignee"] == me
        lapsed = seen["claimed_until"] is not None and seen["claimed_until"] <= now and state != "handled"
        is_free = seen["assignee"] is None or lapsed
        ended = {"state": "handled", "outcome": said.get("outcome"), "reason": said.get("reason")}
        table: dict[str, tuple[bool, dict[str, Any]]] = {
            # verb: (whether it is so already, what it is after it)
            "handle": (state == "handled", ended | settled | awake),
            "escalate": (
                (state, seen["escalated_to"]) == ("escalated", said.get("to")),
                {"state": "escalated", "escalated_to": said.get("to"), "department": said.get("to"), "taken": False} | awake | alive,
            ),
            "ack": (state != "escalated" or seen["taken"], {"taken": True}),
            "return": (
                state != "escalated",
                {"state": "open", "escalated_to": None, "taken": False, "assignee": said["handed_by"] if is_free else seen["assignee"],
                 "claimed_until": None, "by_hand": True},
            ),
            "reopen": (state in ("new", "open"), {"state": "open", "by_hand": True, "muted_until": None} | awake | alive),
            "snooze": (False, {"state": "snoozed", "until": said.get("until"), "keep": said.get("keep")} | alive),
            "watch": (False, {"state": "watching", "until": said.get("until"), "keep": False} | settled | alive),
            "pending": (state == "pending", {"state": "pending"} | settled | awake | alive),
            "assign": (
                (seen["assignee"], seen["claimed_until"]) == (said.get("to"), None),
                {"assignee": said.get("to"), "claimed_until": None} | touched,
            ),
            "claim": (not (is_free or mine) or (mine and not seen["claimed_until"]), {"assignee": me, "claimed_until": now + CLAIM} | touched),
            "release": (not mine, {"assignee": None, "claimed_until": None}),
            "tag": (said.get("tag") in seen["tags"], {"tags": (*seen["tags"], said.get("tag"))}),
            "note": (False, touched),
            "promise": (state == "handled", touched),
        }  # fmt: skip
        is_so, after = table[verb]
        return None if is_so else after

    def mute(self, person: str, until: datetime | None, me: str, now: datetime) -> None:
        """Mute somebody, or (None) hear them again: the line stands with their newest case."""
        self.acts += 1
        stood = self.muted.get(person)
        if (stood if stood and stood > now else None) == until:
            return
        own = [number for number, sheet in self.cases.items() if sheet.person == person]
        newest = max(own, key=lambda number: (self.cases[number].posts[0].at, number))
        for number in {newest, *(number for number in own if self.cases[number].muted_until is not None)}:
            self._wake(number, now)
            sheet = self.cases[number]
            before = sheet.muted_until
            sheet.fields["muted_until"] = until if before is not None else None
            changes = {"muted_until": (before, until)} if before not in (None, until) else {}
            contact = (person, stood, until) if number == newest else None
            self.lines.append(Line(me, self.acts, number, "mute", changes, contact))
        self.muted[person] = until

    def undo(self, me: str, acts: int, now: datetime) -> None:
        """Take back the last acts of a person, newest first; what somebody changed since stands."""
        mine = [line for line in self.lines if line.person == me and not line.is_undone]
        last = sorted({line.act for line in mine})[-acts:]
        for line in sorted((one for one in mine if one.act in last), key=self.lines.index, reverse=True):
            self._wake(line.case, now)
            sheet = self.cases[line.case]
            if any(name in line.changes and sheet.fields[name] != line.changes[name][1] for name in ("state", "escalated_to")):
                continue
            for name, (before, after) in line.changes.items():
                if name == "tags":
                    sheet.fields["tags"] = tuple(tag for tag in sheet.tags if tag in before or tag not in after)
                elif sheet.fields[name] == after:
                    sheet.fields[name] = before
            line.is_undone = True
            self._unmute(line, now)

    def _unmute(self, line: Line, now: datetime) -> None:
        if line.contact is None or self.muted.get(line.contact[0]) != line.contact[2]:
            return
        person, before, _ = line.contact
        self.muted[person] = before
        for number, sheet in self.cases.items():
            if sheet.person == person and sheet.muted_until not in (None, before):
                self._wake(number, now)
                sheet.fields["muted_until"] = before

    # sleep

    def _has_slept_out(self, sheet: Sheet, now: datetime) -> bool:
        return sheet.state in ASLEEP and sheet.until is not None and sheet.until <= now

    def _wake(self, number: int, now: datetime, *, is_poll: bool = False) -> None:
        sheet = self.cases[number]
        if self._has_slept_out(sheet, now) and not (is_poll and sheet.until == now):
            sheet.fields |= {"state": "open", "until": None, "keep": False}

    def _hush(self, number: int, now: datetime) -> None:
        sheet = self.cases[number]
        until = self.muted.get(sheet.person)
        if until is not None and until > now:
            sheet.fields["muted_until"] = until
