"""Builders: whole values with sensible defaults, so that a test names only what it is about.

Every builder takes the fields of its value as keywords. Times count from `MONDAY`, a Monday at 09:00 UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from socialwatch.model.case import Case, Change, Event, Promise
from socialwatch.model.collecting import Window
from socialwatch.model.filing import Filing
from socialwatch.model.filters import Filter, Term
from socialwatch.model.mention import Contact, FiledMention, Mention, contact_key
from socialwatch.model.outbox import Letter
from socialwatch.model.problem import Problem
from socialwatch.model.reply import Reply
from socialwatch.model.words import DueKind, Intent, Priority, Queue, State

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
"""The present of most tests."""


def after(**units: float) -> datetime:
    """Return a time counted from `MONDAY`: `after(hours=2)`, `after(days=-1)`."""
    return MONDAY + timedelta(**units)


def a_mention(native_id: str = "1", **fields: Any) -> Mention:
    """Return an inbound mention of `acme` on `x` by `@jane`, written on `MONDAY`."""
    given: dict[str, Any] = {
        "network": "x",
        "native_id": native_id,
        "author": "@jane",
        "text": "my kettle is broken",
        "created_at": MONDAY,
        "brand": "acme",
        "url": f"https://x.example/{native_id}",
    }
    return Mention(**(given | fields))


def a_filed_mention(number: int = 1, *, case: int | None = 1, mention: Mention | None = None, **fields: Any) -> FiledMention:
    """Return a mention in the file of a case; native id and thread are its number unless told otherwise."""
    words = mention or a_mention(str(number))
    given: dict[str, Any] = {"thread": words.thread_id or words.native_id, "fetched_at": words.created_at, "intent": Intent.COMPLAINT}
    return FiledMention(id=number, case=case, mention=words, **(given | fields))


def a_case(number: int = 1, **fields: Any) -> Case:
    """Return a new service case of `@jane`, due two hours after `MONDAY`; its thread and headline are its number."""
    given: dict[str, Any] = {
        "brand": "acme",
        "network": "x",
        "contact": 1,
        "author": "@jane",
        "thread": str(number),
        "headline": number,
        "text": "my kettle is broken",
        "url": f"https://x.example/{number}",
        "mentions": 1,
        "state": State.NEW,
        "queue": Queue.SERVICE,
        "priority": Priority.NORMAL,
        "intent": Intent.COMPLAINT,
        "created_at": MONDAY,
        "waiting_since": MONDAY,
        "due_at": after(hours=2),
        "due_kind": DueKind.FIRST_RESPONSE,
        "reasons": ("says that something is broken",),
    }
    return Case(id=number, **(given | fields))


def a_promise(**fields: Any) -> Promise:
    """Return an open first response, due two hours after `MONDAY`, with a warning after one."""
    given: dict[str, Any] = {
        "kind": DueKind.FIRST_RESPONSE,
        "since": MONDAY,
        "due_at": after(hours=2),
        "warn_at": after(hours=1),
        "level": "service/normal",
    }
    return Promise(**(given | fields))


def an_event(case: int = 1, **fields: Any) -> Event:
    """Return a line of history: `sam` noted something and so opened the case on `MONDAY`."""
    given: dict[str, Any] = {
        "at": MONDAY,
        "by": "sam",
        "verb": "note",
        "from_state": State.NEW,
        "to_state": State.OPEN,
        "changes": {"state": ("new", "open")},
    }
    return Event(case=case, **(given | fields))


def a_change(seen: Case, case: Case, **fields: Any) -> Change:
    """Return a change from one case to another, with the event that says so."""
    given: dict[str, Any] = {"from_state": seen.state, "to_state": case.state, "changes": {"state": (seen.state.value, case.state.value)}}
    return Change(seen=seen, case=case, event=an_event(seen.id, **(given | fields)))


def a_contact(number: int = 1, **fields: Any) -> Contact:
    """Return `@jane` on `x`; her key is what `contact_key` makes of her mentions."""
    handle = fields.get("handle", "@jane")
    key = contact_key(a_mention(author=handle))
    return Contact(id=number, **({"network": "x", "key": key, "handle": handle, "first_seen_at": MONDAY} | fields))


def a_letter(key: str = "key-1", **fields: Any) -> Letter:
    """Return an escalation waiting for the outlet `billing-chat` since `MONDAY`."""
    given: dict[str, Any] = {
        "outlet": "billing-chat",
        "case": 1,
        "subject": "case 1 needs you",
        "body": "@jane: my kettle is broken",
        "facts": {"case": 1},
        "created_at": MONDAY,
        "next_try_at": MONDAY,
    }
    return Letter(key=key, **(given | fields))


def a_filing(**fields: Any) -> Filing:
    """Return one page of the watch `mentions:@acme` of the source `x`: one mention of a new case, unless told otherwise."""
    given: dict[str, Any] = {
        "source": "x",
        "watch": "mentions:@acme",
        "window": Window("1"),
        "at": MONDAY,
        "mentions": (a_filed_mention(),),
        "contacts": (a_contact(),),
        "cases": (a_case(),),
        "events": (an_event(by="socialwatch", verb="receive", from_state=None, to_state=State.NEW, changes={}),),
    }
    return Filing(**(given | fields))


def where(field: str, *values: str, **rest: Any) -> Filter:
    """Return a filter of one term: `where("state", "new", "open")`, `where("due", op="<", at=MONDAY)`."""
    return Filter((Term(field=field, values=values, **rest),))


def a_reply(number: int = 0, **fields: Any) -> Reply:
    """Return a draft by `sam` of an answer to the first post of case 1."""
    given: dict[str, Any] = {
        "key": "reply-1",
        "case": 1,
        "network": "x",
        "source": "x",
        "account": "@acme",
        "in_reply_to": "1",
        "text": "we are sorry",
        "by": "sam",
        "created_at": MONDAY,
    }
    return Reply(id=number, **(given | fields))


def a_problem(number: int = 0, **fields: Any) -> Problem:
    """Return an open problem, noted by `sam` on `MONDAY`."""
    given: dict[str, Any] = {"title": "kettles leak", "theme": "leak", "created_at": MONDAY, "created_by": "sam"}
    return Problem(id=number, **(given | fields))
