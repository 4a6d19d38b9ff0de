"""The judgement: what a mention is, what it asks of us, and why."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Reason, Verdict
from socialwatch.model.words import Intent, Priority, Queue, Severity
from socialwatch.triage.closeness import is_article, near_brand
from socialwatch.triage.evidence import CHANNELS, GRAVE, Evidence, gather
from socialwatch.triage.language import languages
from socialwatch.triage.models.scores import COMPLAINT, Scores
from socialwatch.triage.policy import Context, Policy
from socialwatch.triage.rules import ANSWERED, QUEUES, apply_rules
from socialwatch.triage.spam import advertises, copies
from socialwatch.triage.themes import with_themes
from socialwatch.triage.tilting import is_marked_spam, tilted_intent, tilted_queue
from socialwatch.triage.tokens import HANDLE, STOP, read
from socialwatch.triage.weighing import feeling_of, intent_of, is_to_us, weigh
from socialwatch.triage.wording import quoted, reason_for, reasons_in, weighty

URGENT = frozenset({Severity.INJURY, Severity.FIRE, Severity.SELF_HARM, Severity.DATA_BREACH})
"""Somebody may be coming to harm right now. The other severities (law, discrimination, outage, press) are `high`: to be seen today."""

_TOLD = 0.6  # chance of a complaint from which the model's words are told
_OFTEN = 3  # cases of one person that make the next one a repeated contact


def judge(mention: Mention, context: Context, policy: Policy, now: datetime) -> Verdict:
    """Say what a mention is and what it asks of us, and why.

    Pure: the same four arguments give the same verdict. The author's reach, name and handle and the time of day are not consulted: no
    step has a weight for them, on purpose. Configured rules are asked with the finished verdict before them, and what they say stands.

    Args:
        now: Aware UTC; only the times in rules look at it.
    """
    reading = read(mention.body)
    langs = languages(reading, mention.lang)
    evidence = gather(reading, langs)
    is_far = is_article(mention, evidence)
    if is_far:
        evidence = near_brand(evidence, context.brand)
    copied = copies(mention, context)
    scores = policy.model.score(mention.body, evidence) if policy.model is not None and langs else Scores()
    if not context.is_no_spam and is_marked_spam(advertises(evidence, copied), scores, evidence):
        verdict = _advertising(evidence)
    else:
        verdict = _judged(mention, context, policy, evidence, scores, is_readable=bool(langs))
    verdict = with_themes(verdict, reading.words, policy)
    remarks = _remarks(evidence, copied, is_readable=bool(langs), is_far=is_far)
    verdict = replace(verdict, reasons=(*verdict.reasons, *remarks))
    return apply_rules(policy.rules, mention, verdict, now)


def _advertising(evidence: Evidence) -> Verdict:
    said = evidence.quote("promotion", "advert", "spam")
    why = f"reads like advertising: {quoted(said)}" if said else "reads like what this team marks as spam"
    reasons = (reason_for(Intent.SPAM), Reason(why, "spam"))
    return Verdict(
        intent=Intent.SPAM, queue=Queue.NOISE, priority=Priority.LOW, sentiment=0.0, reasons=reasons, confidence=0.9, owes_answer=False, asks=False, is_spam=True
    )  # fmt: skip


def _judged(mention: Mention, context: Context, policy: Policy, evidence: Evidence, scores: Scores, *, is_readable: bool) -> Verdict:
    scales = weigh(mention, evidence)
    intent, confidence = intent_of(mention, context, evidence, scales, scores) if is_readable else (Intent.OTHER, 0.2)
    intent, confidence = tilted_intent(intent, confidence, scores)
    severity = tuple(kind for kind in GRAVE if evidence.has(kind))
    failed = tuple(channel for channel in CHANNELS if evidence.has(channel))
    queue = tilted_queue(_queue(intent, severity, is_ours=is_to_us(mention, context, evidence)), confidence, scores)
    chance = scores.chance(COMPLAINT)
    asks = not _is_bare(mention, evidence)
    return Verdict(
        intent=intent,
        queue=queue,
        priority=_priority(intent, queue, severity, evidence, context),
        sentiment=feeling_of(mention, evidence, scales, scores),
        reasons=(reason_for(intent), *reasons_in(evidence), *_by_model(mention, policy, evidence, chance)),
        confidence=confidence,
        complaint=_complains(intent) if chance is None else round(chance, 3),
        severity=severity,
        failed_channels=failed,
        owes_answer=(intent in ANSWERED and asks) or bool(severity),
        asks=asks,
        is_unsure=confidence < policy.unsure_below,
    )


def _complains(intent: Intent) -> float:
    return 0.8 if intent in (Intent.COMPLAINT, Intent.CANCEL, Intent.VENT, Intent.HELP) else 0.2


def _by_model(mention: Mention, policy: Policy, evidence: Evidence, chance: float | None) -> tuple[Reason, ...]:
    """Tell the words that made the model sure of a complaint."""
    if policy.model is None or chance is None or chance < _TOLD:
        return ()
    words = weighty(policy.model.moved(mention.body, COMPLAINT, evidence))
    return (Reason(f"reads like a complaint: {words}", "model"),) if words else ()


def _queue(intent: Intent, severity: tuple[Severity, ...], *, is_ours: bool) -> Queue:
    """Return whose case it is: the press goes to `pr`, and so does steam that is let off to others and not to us."""
    if Severity.PRESS in severity or (intent is Intent.VENT and not is_ours):
        return Queue.PR
    return QUEUES[intent]


def _priority(intent: Intent, queue: Queue, severity: tuple[Severity, ...], evidence: Evidence, context: Context) -> Priority:
    if URGENT.intersection(severity):
        return Priority.URGENT
    if severity or intent is Intent.CANCEL or (intent in (Intent.COMPLAINT, Intent.HELP) and _is_worn_out(evidence, context)):
        return Priority.HIGH
    return Priority.LOW if queue in (Queue.PRAISE, Queue.PR) else Priority.NORMAL


def _is_worn_out(evidence: Evidence, context: Context) -> bool:
    """Say whether somebody tried before: a failed channel with a long wait or a second try, or several tries."""
    has_failed, tries = evidence.has(*CHANNELS), evidence.count("repeat") + context.is_follow_up + (context.earlier_cases >= _OFTEN)
    return tries >= 2 or (has_failed and (tries > 0 or evidence.has("long_wait")))


def _is_bare(mention: Mention, evidence: Evidence) -> bool:
    """Say whether it is only a thank-you, an emoji or somebody else's words: nothing that wakes a case."""
    if mention.is_repost or mention.text[:4].lower() == "rt @":
        return True
    reading = evidence.reading
    if reading.questions or reading.links:
        return False
    if not evidence.has("ack_core"):
        return bool(reading.signs) and not reading.spoken
    thanked = {at for hit in evidence.kinds.get("ack", ()) for at in range(hit.start, hit.end)}
    is_all = all(at in thanked or word in (STOP, HANDLE) for at, word in enumerate(reading.words))
    return is_all and not evidence.denied and not evidence.has("sarcasm")


def _remarks(evidence: Evidence, copied: int, *, is_readable: bool, is_far: bool) -> list[Reason]:
    remarks = []
    if not is_readable:
        remarks.append(Reason("language not judged: there are no word lists for it", "language"))
    if copied:
        remarks.append(Reason(f"nearly the same words as {copied} other{'s' * (copied > 1)} lately", "duplicate"))
    if is_far:
        remarks.append(Reason("long and not in the first person: judged by what stands near the brand's name", "closeness"))
    if evidence.reading.is_cut:
        remarks.append(Reason("very long: only its beginning and its end were judged", "length"))
    return remarks
