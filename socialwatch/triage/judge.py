"""The judgement: what a mention is, what it asks of us, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Reason, Verdict
from socialwatch.model.words import Channel, Intent, Priority, Queue, Severity
from socialwatch.triage.duplicates import is_near
from socialwatch.triage.evidence import BAD_SIGNS, GOOD_SIGNS, Evidence, gather
from socialwatch.triage.language import languages
from socialwatch.triage.phrases import spell
from socialwatch.triage.policy import Context, Policy
from socialwatch.triage.rules import ANSWERED, QUEUES, apply_rules
from socialwatch.triage.tokens import HANDLE, STOP, Reading, read

URGENT = frozenset({Severity.INJURY, Severity.FIRE, Severity.SELF_HARM, Severity.DATA_BREACH})
"""Somebody may be coming to harm right now. Legal threats, discrimination, outages and the press are `high`: a named person must see them today."""

_QUOTE_CHARS = 60


class Scales(msgspec.Struct, frozen=True):
    """What speaks for trouble and what for praise; both 0 or more, 1.5 is a clear word."""

    trouble: float
    praise: float

    @property
    def sentiment(self) -> float:
        """−1 … 1."""
        total = self.trouble + self.praise
        return round((self.praise - self.trouble) / (total + 1), 2)


def judge(mention: Mention, context: Context, policy: Policy, now: datetime) -> Verdict:
    """Say what a mention is and what it asks of us, and why.

    Pure: the same four arguments give the same verdict. The author's reach, name and handle and the time of day are not consulted: no
    step has a weight for them, on purpose. Configured rules are asked last and win.

    Args:
        now: Aware UTC; only the times in rules look at it.
    """
    reading = read(mention.body)
    langs = languages(reading, mention.lang)
    evidence = gather(reading, langs)
    verdict = _judged(mention, context, policy, evidence, langs)
    if reading.is_cut:
        verdict = _because(verdict, "only the beginning of a very long text was judged", "length")
    return apply_rules(policy.rules, mention, verdict, now)


def _judged(mention: Mention, context: Context, policy: Policy, evidence: Evidence, langs: tuple[str, ...]) -> Verdict:
    twins = _twins(mention, context)
    if spam := _spam(evidence, twins):
        return Verdict(
            intent=Intent.SPAM, queue=Queue.NOISE, priority=Priority.LOW, sentiment=0.0, reasons=(spam,), confidence=0.9, owes_answer=False, asks=False,
            is_spam=True,
        )  # fmt: skip
    scales = _scales(mention, evidence)
    failed = tuple(channel for channel in Channel if evidence.has(channel))
    severity = tuple(kind for kind in Severity if evidence.has(kind))
    reasons = [
        *_about_intent(evidence, scales),
        *(Reason(f"{_CHANNEL_WORDS[channel]} failed: {_quoted(evidence.quote(channel))}", "failed_channel") for channel in failed),
        *(Reason(f"{_SEVERITY_WORDS[kind]}: {_quoted(evidence.quote(kind))}", "severity") for kind in severity),
    ]
    if twins:
        reasons.append(Reason(f"says nearly the same as {twins} other recent mention{'s' * (twins > 1)}", "duplicate"))
    intent, confidence = _intent(mention, context, evidence, scales, bool(failed or severity))
    if not langs:
        reasons.append(Reason("language not judged: nobody has word lists for it here", "language"))
        intent, confidence = Intent.OTHER, 0.2
    asks = not _is_bare(evidence, mention)
    queue = Queue.PR if Severity.PRESS in severity else QUEUES[intent]
    verdict = Verdict(
        intent=intent,
        queue=queue,
        priority=_priority(intent, severity, failed, evidence),
        sentiment=scales.sentiment,
        reasons=(Reason(_INTENT_WORDS[intent], "intent"), *reasons),
        confidence=confidence,
        severity=severity,
        failed_channels=failed,
        owes_answer=(intent in ANSWERED or bool(severity)) and (asks or queue is not Queue.PRAISE),
        asks=asks,
        is_unsure=confidence < policy.unsure_below,
    )
    return _with_themes(verdict, mention, evidence.reading, policy)


def _twins(mention: Mention, context: Context) -> int:
    return len({other.author for other in context.lookalikes if other.author != mention.author and is_near(mention.body, other.text)})


def _spam(evidence: Evidence, twins: int) -> Reason | None:
    """Find advertising; a customer who asks about a suspicious message, or has a trouble of their own, is never lowered."""
    places = evidence.count("spam")
    links = evidence.reading.links
    if not places or evidence.has("spam_doubt"):
        return None
    is_customer = evidence.has("mine") and evidence.has("trouble", "bad", "phone", "email", "delivery", "help", "cancel")
    if is_customer:
        return None
    if places >= 3 or (places >= 2 and links) or (places and twins >= 2):
        return Reason(f"reads like advertising: {_quoted(evidence.quote('spam'))}", "spam")
    return None


def _scales(mention: Mention, evidence: Evidence) -> Scales:
    signs = evidence.reading.signs
    good_signs, bad_signs = sum(sign in GOOD_SIGNS for sign in signs), sum(sign in BAD_SIGNS for sign in signs)
    denied_good = sum(hit.kind in ("good", "thanks") for hit in evidence.denied)
    denied_bad = sum(hit.kind in ("bad", "trouble", "mild") for hit in evidence.denied)
    trouble = (
        2.0 * evidence.count("trouble") + 1.5 * evidence.count("bad") + 0.6 * evidence.count("mild") + 2.0 * evidence.count("sarcasm") + 1.5 * denied_good
        + 1.5 * evidence.count("insult") + 0.7 * min(bad_signs, 2) + 1.0 * evidence.has(*Channel) + 2.0 * evidence.has("injury", "fire")
    )  # fmt: skip
    praise = (
        1.5 * evidence.count("good")
        + 1.0 * evidence.count("thanks")
        + 2.0 * evidence.count("idiom_good")
        + 0.7 * denied_bad
        + 0.7 * min(good_signs, 2)
    )
    if mention.rating is not None:
        trouble += 2.0 * (mention.rating <= 2)
        praise += 2.0 * (mention.rating >= 4)
    if evidence.has("sarcasm"):
        praise = 0.0
    return Scales(trouble, praise)


def _intent(mention: Mention, context: Context, evidence: Evidence, scales: Scales, is_grave: bool) -> tuple[Intent, float]:
    has, reading = evidence.has, evidence.reading
    asks = reading.questions > 0 or has("help", "question")
    margin = abs(scales.trouble - scales.praise) / (scales.trouble + scales.praise + 1)
    sure = round(0.5 + 0.5 * margin, 2)
    if has("cancel"):
        return Intent.CANCEL, 0.8
    is_resolved = has("resolved") and scales.praise >= 1.0 and not has("bad", "insult")
    if is_grave or (scales.trouble >= 1.5 and not is_resolved and (scales.trouble >= 0.6 * scales.praise or asks)):
        return _trouble_intent(evidence, scales, asks), sure
    if has("purchase"):
        return Intent.PURCHASE, 0.7
    if has("suggestion"):
        return Intent.SUGGESTION, 0.7
    if has("help"):
        return Intent.HELP, 0.7
    if reading.questions and has("question"):
        return Intent.QUESTION, 0.8
    if scales.praise >= 1.0 and not reading.questions:
        return Intent.PRAISE, sure
    if reading.questions:
        return Intent.QUESTION, 0.6
    if scales.trouble > scales.praise:
        return Intent.COMPLAINT, 0.4
    is_to_us = mention.is_addressed or has("address") or reading.words[:1] == (HANDLE,) or context.is_follow_up
    return (Intent.OTHER, 0.4) if is_to_us else (Intent.TALK, 0.5)


def _trouble_intent(evidence: Evidence, scales: Scales, asks: bool) -> Intent:
    has = evidence.has
    is_calm = not has("bad", "insult", "sarcasm", "repeat", *Channel)
    if asks and is_calm and has("help"):
        return Intent.HELP
    if has("insult") and not has("trouble", "help", *Channel, *Severity) and not asks:
        return Intent.VENT
    return Intent.COMPLAINT


def _priority(intent: Intent, severity: tuple[Severity, ...], failed: tuple[Channel, ...], evidence: Evidence) -> Priority:
    if URGENT & set(severity):
        return Priority.URGENT
    if severity or intent is Intent.CANCEL or (intent in (Intent.COMPLAINT, Intent.HELP) and _is_worn_out(failed, evidence)):
        return Priority.HIGH
    if intent in (Intent.PRAISE, Intent.TALK, Intent.VENT):
        return Priority.LOW
    return Priority.NORMAL


def _is_worn_out(failed: tuple[Channel, ...], evidence: Evidence) -> bool:
    return (evidence.has("repeat") and bool(failed)) or (bool(failed) and evidence.has("long_wait")) or evidence.count("repeat") >= 2


def _is_bare(evidence: Evidence, mention: Mention) -> bool:
    """Say whether it is only a thank-you, an emoji or somebody else's words: nothing that wakes a case."""
    reading = evidence.reading
    if mention.is_repost or mention.text[:4].lower() == "rt @":
        return True
    if reading.questions or reading.links:
        return False
    spoken = reading.spoken
    if not spoken:
        return bool(reading.signs)
    acknowledged = {at for hit in evidence.kinds.get("ack", ()) for at in range(hit.start, hit.end)}
    rest = [word for at, word in enumerate(reading.words) if word not in (STOP, HANDLE) and at not in acknowledged]
    return not rest and evidence.has("ack_core") and len(spoken) <= 25


def _about_intent(evidence: Evidence, scales: Scales) -> Iterator[Reason]:
    for kinds, words in _FINDINGS:
        if quote := evidence.quote(*kinds):
            yield Reason(f"{words}: {_quoted(quote)}", kinds[0])
    for hit in evidence.denied[:1]:
        yield Reason(f"denied: {_quoted(evidence.said(hit))}", "negation")


def _with_themes(verdict: Verdict, mention: Mention, reading: Reading, policy: Policy) -> Verdict:
    themes = tuple(name for name, words in policy.themes.items() if any(_speaks_of(reading.words, spell(word)) for word in words))
    department = next((name for name, owned in policy.departments.items() if set(owned) & set(themes)), None)
    reasons = tuple(Reason(f"speaks of {name}", "theme") for name in themes)
    if department:
        reasons += (Reason(f"{department} owns this theme", "department"),)
    return replace(verdict, themes=themes, department=department, reasons=verdict.reasons + reasons)


def _speaks_of(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    if not phrase:
        return False
    length = len(phrase)
    return any(all(map(_fits, words[at : at + length], phrase)) for at in range(len(words) - length + 1))


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _because(verdict: Verdict, words: str, source: str) -> Verdict:
    return replace(verdict, reasons=(*verdict.reasons, Reason(words, source)))


def _quoted(words: str) -> str:
    from socialwatch.text import printable

    shown = printable(words)
    return f'"{shown}"' if len(shown) <= _QUOTE_CHARS else f'"{shown[: _QUOTE_CHARS - 1]}…"'


_FINDINGS = (
    (("sarcasm",), "sarcasm"),
    (("cancel",), "is leaving or cancelling"),
    (("insult",), "insults"),
    (("trouble",), "something is wrong"),
    (("bad",), "is unhappy"),
    (("help",), "asks for help"),
    (("repeat",), "not the first time"),
    (("long_wait",), "has waited"),
    (("purchase",), "wants to buy"),
    (("suggestion",), "suggests"),
    (("resolved",), "is solved"),
    (("idiom_good", "good"), "is pleased"),
    (("thanks",), "says thank you"),
)

_INTENT_WORDS = {
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

_CHANNEL_WORDS = {
    Channel.PHONE: "phone line", Channel.EMAIL: "email", Channel.CHAT: "chat", Channel.STORE: "shop", Channel.WEBSITE: "website",
    Channel.APP: "app", Channel.DELIVERY: "delivery", Channel.SOCIAL: "social media",
}  # fmt: skip

_SEVERITY_WORDS = {
    Severity.INJURY: "somebody may be hurt", Severity.FIRE: "fire or smoke", Severity.LEGAL: "legal", Severity.DATA_BREACH: "personal data may be exposed",
    Severity.DISCRIMINATION: "discrimination", Severity.SELF_HARM: "may harm themselves", Severity.OUTAGE: "an outage", Severity.PRESS: "the press",
}  # fmt: skip
