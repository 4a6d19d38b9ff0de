"""Wording: reasons in words that a colleague would use, with the person's own words in quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socialwatch.model.verdict import Reason
from socialwatch.model.words import Channel, Intent, Severity
from socialwatch.triage.evidence import Evidence
from socialwatch.triage.fillers import tells

_QUOTE_CHARS = 60
_WEIGHTY = 3  # words of a model that are told

_INTENTS = {
    Intent.COMPLAINT: "complains",
    Intent.HELP: "asks for help",
    Intent.QUESTION: "asks a question",
    Intent.PRAISE: "praises",
    Intent.SUGGESTION: "suggests something",
    Intent.PURCHASE: "wants to buy",
    Intent.CANCEL: "wants to leave or cancel",
    Intent.VENT: "lets off steam and asks nothing",
    Intent.TALK: "talks about the brand and asks nothing",
    Intent.SPAM: "advertises",
    Intent.OTHER: "speaks to the brand; what it wants is not clear",
}

_FINDINGS = {
    ("sarcasm", "irony"): "sounds sarcastic",
    ("cancel",): "is leaving or cancelling",
    ("insult",): "insults",
    ("trouble",): "something is wrong",
    ("bad",): "is unhappy",
    ("help",): "wants something done",
    ("repeat",): "not the first time",
    ("long_wait",): "has waited",
    ("purchase",): "thinks of buying",
    ("suggestion",): "has an idea",
    ("resolved",): "says it is solved",
    ("idiom_good", "good"): "is pleased",
    ("thanks",): "says thank you",
}

_CHANNELS = {
    Channel.PHONE: "phone line", Channel.EMAIL: "email", Channel.CHAT: "chat", Channel.STORE: "shop", Channel.WEBSITE: "website",
    Channel.APP: "app", Channel.DELIVERY: "delivery", Channel.SOCIAL: "social media",
}  # fmt: skip

_SEVERITIES = {
    Severity.INJURY: "somebody may be hurt", Severity.FIRE: "fire or smoke", Severity.LEGAL: "talks of law", Severity.DATA_BREACH: "personal data may be exposed",
    Severity.DISCRIMINATION: "discrimination", Severity.SELF_HARM: "may harm themselves", Severity.OUTAGE: "an outage", Severity.PRESS: "the press",
}  # fmt: skip


def reason_for(intent: Intent) -> Reason:
    """Say what the person wants."""
    return Reason(_INTENTS[intent], "intent")


def reasons_in(evidence: Evidence) -> Iterator[Reason]:
    """Say what was found, the gravest first; each finding once, with its longest quotation."""
    kinds_found = evidence.kinds.keys()
    for severity, words in _SEVERITIES.items() if not kinds_found.isdisjoint(_SEVERITIES) else ():
        if quote := evidence.quote(severity):
            yield Reason(f"{words}: {quoted(quote)}", "severity")
    for channel, words in _CHANNELS.items() if not kinds_found.isdisjoint(_CHANNELS) else ():
        if quote := evidence.quote(channel):
            yield Reason(f"{words} failed: {quoted(quote)}", "failed_channel")
    for kinds, words in _FINDINGS.items():
        if quote := evidence.quote(*kinds):
            yield Reason(f"{words}: {quoted(quote)}", kinds[0])
    for hit in evidence.denied[:1]:
        yield Reason(f"says the contrary of {quoted(evidence.said(hit))}", "negation")


def weighty(moves: Iterable[tuple[str, float]]) -> str:
    """Return the words and pairs that moved a model most, in quotes; empty where only findings, small words and fillers did."""
    whole: list[str] = []
    for name, weight in moves:
        is_new = not any(name in other or other in name for other in whole)
        if weight > 0 and len(whole) < _WEIGHTY and is_new and name[0] not in "~=|" and tells(name):
            whole.append(name)
    return ", ".join(map(quoted, whole))


def quoted(words: str) -> str:
    """Return a stranger's words in quotes: printable, on one line, at most 60 characters."""
    from socialwatch.text import printable

    shown = printable(words)
    return f'"{shown}"' if len(shown) <= _QUOTE_CHARS else f'"{shown[: _QUOTE_CHARS - 1]}…"'
