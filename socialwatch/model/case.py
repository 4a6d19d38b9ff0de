"""A case: one person, one thread, one brand; the unit of work. And its history, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from socialwatch.model.label import Label
from socialwatch.model.words import Channel, DueKind, Intent, NoReplyReason, Outcome, Priority, Queue, Severity, State


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A time by which we owe something. Once set it stands: a change of policy never rewrites it.

    Args:
        since: When the clock began (aware UTC).
        due_at: When it is due; None while the clock stands still (then `left` says what remains).
        warn_at: From when on it is about to be missed; None where the policy gives no warning time.
        left: Business time that remains, for a clock that stands still.
        met_at: When we did what we owed; None while open.
        cancelled_at: When it ceased to be owed without being met (the case ended, or another clock took over).
        target: Business time that was promised; None for one given by hand.
        breached_at: The due time that was missed; set once. Taken back only where a reply turns up that was given in time.
        breach_clock, breach_business: How long it had been owed when it was missed: by the clock on the wall, and in hours that count.
        level: Name of the service level it came from, such as `service/urgent`; for one given by hand, who gave it.
        note: What was promised, in the words of the person who did.
    """

    kind: DueKind
    since: datetime
    due_at: datetime | None
    warn_at: datetime | None = None
    left: timedelta | None = None
    met_at: datetime | None = None
    cancelled_at: datetime | None = None
    target: timedelta | None = None
    breached_at: datetime | None = None
    breach_clock: timedelta | None = None
    breach_business: timedelta | None = None
    level: str = ""
    note: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.met_at is None and self.cancelled_at is None


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is true of a case now. Times are aware UTC; tuples keep their order.

    Args:
        id: 1, 2, 3 …; 0 before the store has numbered it.
        contact: Number of the contact.
        author, author_name, followers: Of the contact, for the eye; followers never rank.
        thread: The conversation on the network.
        headline: Number of the mention that stands for the case in a table (the one whose verdict the case has).
        text, url, lang: Of the headline.
        mentions: How many inbound and outbound mentions it holds.
        created_at: When the first inbound mention was written.
        waiting_since: Since when the customer waits for us; None while the ball is with them.
        first_response_at: When the brand first answered, seen on the network or sent by us.
        settled_mention: Mentions up to this number were known when the case was last handled; they do not make it wait again.
        promises: Open and past ones, oldest first.
        promised_as: Which question the promises answer (`promises.clocks`): the same one is not answered again under another policy.
        due_at, due_kind: The earliest open promise; stored so that the inbox is an index.
        snoozed_until: When a snoozed or watching case wakes by itself.
        keeps_sleeping: `snooze --keep`: stays asleep even when they write.
        claimed_until: When the claim of `assignee` by `next` lapses; None for a lasting assignment.
        set_by_person: Names of fields that a person set; no model and no rule overwrites them.
        reasons: Of the verdict, in words.
        problem: Number of the shared cause; None where it is attached to none.
        muted_until: It came from somebody who is muted: until then it stands in no list that does not ask for it.
        ladder: Departments that this escalation was told to, in order; the last one has the case now.
        acknowledge_by: When the next department is told, or this one reminded, unless somebody takes the case; None: no such clock runs.
        acknowledged_at, acknowledged_by: When somebody of the department took it, and who.
        reminders: How many times the last department of the ladder was reminded.
        arrived_at: When the customer was known to have arrived where the case was moved to.
    """

    id: int = 0
    brand: str
    network: str
    contact: int
    author: str
    author_name: str | None = None
    followers: int | None = None
    thread: str
    headline: int = 0
    text: str = ""
    url: str | None = None
    lang: str | None = None
    mentions: int = 0
    state: State = State.NEW
    queue: Queue = Queue.SERVICE
    priority: Priority = Priority.NORMAL
    intent: Intent = Intent.OTHER
    sentiment: float = 0.0
    confidence: float = 1.0
    is_unsure: bool = False
    owes_answer: bool = True
    severity: tuple[Severity, ...] = ()
    failed_channels: tuple[Channel, ...] = ()
    themes: tuple[str, ...] = ()
    department: str | None = None
    assignee: str | None = None
    claimed_until: datetime | None = None
    tags: tuple[str, ...] = ()
    created_at: datetime
    waiting_since: datetime | None = None
    first_response_at: datetime | None = None
    settled_mention: int = 0
    promises: tuple[Promise, ...] = ()
    promised_as: str = ""
    due_at: datetime | None = None
    due_kind: DueKind | None = None
    snoozed_until: datetime | None = None
    keeps_sleeping: bool = False
    escalated_to: str | None = None
    escalated_at: datetime | None = None
    handled_at: datetime | None = None
    handled_by: str | None = None
    outcome: Outcome | None = None
    outcome_reason: NoReplyReason | None = None
    moved_to: str | None = None
    moved_ref: str | None = None
    problem: int | None = None
    is_private: bool = False
    muted_until: datetime | None = None
    set_by_person: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()
    ladder: tuple[str, ...] = ()
    acknowledge_by: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None
    reminders: int = 0
    arrived_at: datetime | None = None

    @property
    def is_on_the_way(self) -> bool:
        """Whether it was moved to another channel and nobody has confirmed that the customer arrived there."""
        return self.state is State.HANDLED and self.outcome is Outcome.MOVED and self.arrived_at is None

    def owner(self, now: datetime) -> str | None:
        """Return who has it at `now`; None where nobody does, or a claim on a case that is not handled has lapsed."""
        lapsed = self.claimed_until is not None and self.claimed_until <= now and self.state is not State.HANDLED
        return None if lapsed else self.assignee


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the append-only history: who did what to which case, when, from what to what.

    Args:
        id: 0 before the store has numbered it.
        act: Number shared by the events of one command; `undo` takes back an act. 0 before the store has numbered it.
        by: The person (`--as`, config, or system user), or `socialwatch` for what a poll did by itself.
        verb: The command's verb, or `poll` verbs: `receive`, `reopen`, `answer_seen`, `withdraw`, `wake`, `breach`,
            `kept` (a breach that was none: a reply in time turned up), `rule`.
        changes: Field of Case → (before, after) in JSON-ready values; what `undo` puts back. `contact.NUMBER.FIELD` is a field of a contact.
        undoes: Number of the event that this one took back.
        undone_by: Number of the event that took this one back; derived, never written.
    """

    id: int = 0
    act: int = 0
    case: int
    at: datetime
    by: str
    verb: str
    from_state: State | None = None
    to_state: State | None = None
    note: str | None = None
    changes: Mapping[str, tuple[object, object]] = {}
    undoes: int | None = None
    undone_by: int | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a verb decided: the case as it shall be, and the line of history that says so.

    Args:
        seen: The case as it was when the verb decided; the store refuses the change where it is no longer so.
        labels: What the verb says of the case's mentions; taken back with the event.
    """

    seen: Case
    case: Case
    event: Event
    labels: tuple[Label, ...] = ()
