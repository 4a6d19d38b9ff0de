"""The closed vocabularies of the field, as they stand in the database, in filters and in JSON."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """Who wrote a mention: somebody (`inbound`), or the brand's own account (`outbound`)."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class State(StrEnum):
    """Where a case stands in its life."""

    NEW = "new"
    OPEN = "open"
    PENDING = "pending"
    SNOOZED = "snoozed"
    WATCHING = "watching"
    ESCALATED = "escalated"
    HANDLED = "handled"


class Queue(StrEnum):
    """Which clock and which people a case belongs to."""

    SERVICE = "service"
    PR = "pr"
    PRAISE = "praise"
    SALES = "sales"
    NOISE = "noise"


class Intent(StrEnum):
    """What the person wants."""

    COMPLAINT = "complaint"
    HELP = "help"
    QUESTION = "question"
    PRAISE = "praise"
    SUGGESTION = "suggestion"
    PURCHASE = "purchase"
    CANCEL = "cancel"
    VENT = "vent"
    TALK = "talk"
    SPAM = "spam"
    OTHER = "other"


class Priority(StrEnum):
    """How soon we owe something; `urgent` stands above every deadline."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Channel(StrEnum):
    """A way to the brand that failed before the person wrote in public."""

    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    STORE = "store"
    WEBSITE = "website"
    APP = "app"
    DELIVERY = "delivery"
    SOCIAL = "social"


class Severity(StrEnum):
    """What may have happened that cannot wait, whatever the tone."""

    INJURY = "injury"
    FIRE = "fire"
    LEGAL = "legal"
    DATA_BREACH = "data_breach"
    DISCRIMINATION = "discrimination"
    SELF_HARM = "self_harm"
    OUTAGE = "outage"
    PRESS = "press"


class Outcome(StrEnum):
    """How a case ended."""

    ANSWERED = "answered"
    SOLVED = "solved"
    MOVED = "moved"
    THANKED = "thanked"
    NO_REPLY = "no_reply"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    SPAM = "spam"


class NoReplyReason(StrEnum):
    """Why not answering was the decision."""

    VENTING = "venting"
    VENGEANCE = "vengeance"
    ANSWERED_BY_OTHERS = "answered_by_others"
    NOT_OURS = "not_ours"
    TROLL = "troll"


class DueKind(StrEnum):
    """What is owed."""

    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    RESOLUTION = "resolution"
    PROMISE = "promise"


class Sla(StrEnum):
    """How the promises of a case stand at a given time."""

    OK = "ok"
    WARNING = "warning"
    BREACHED = "breached"
    MET = "met"
    MISSED = "missed"
    PAUSED = "paused"
    NONE = "none"


LIVE_STATES = (State.NEW, State.OPEN, State.ESCALATED)
"""States that stand in the inbox by themselves; snoozed and watching cases join them when they wake."""

SLEEPING_STATES = (State.SNOOZED, State.WATCHING)
"""States that end by themselves at `snoozed_until`."""
