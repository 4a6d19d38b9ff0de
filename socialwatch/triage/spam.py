"""Advertising and copies: they lower a mention, and never one of a customer.

Spam models do not transfer: trained on comments under videos they call 68–73 % of customers' posts spam (measured 2026-11-23). So these are
rules of high precision: several places that advertise, or fewer with a link or with copies by other people.
"""

from __future__ import annotations

from socialwatch.model.mention import Mention
from socialwatch.triage.duplicates import is_near
from socialwatch.triage.evidence import CHANNELS, GRAVE, Evidence
from socialwatch.triage.policy import Context

_CUSTOMERS = ("trouble", "cancel", *CHANNELS, *GRAVE)


def copies(mention: Mention, context: Context) -> int:
    """Return how many other people lately said nearly the same, word by word."""
    return len({other.author for other in context.lookalikes if other.author != mention.author and is_near(mention.body, other.text)})


def advertises(evidence: Evidence, copied: int) -> bool:
    """Say whether a text advertises something.

    Somebody who asks whether an offer is real, or who speaks of themselves and of a trouble, is a customer whatever else the text holds.
    Copies alone prove nothing: many customers of one broken thing use the same words. A call to subscribe to one's own channel is enough by
    itself: whoever wants something of the brand does not ask that of its readers. What only sellers say (`get 10k followers`, `we offer web
    design`) needs one sign more: a link, a call to act, or copies.
    """
    promotions = evidence.count("promotion")
    places = _places(evidence) + (2 if evidence.reading.questions else 3) * promotions
    if not places or evidence.has("spam_doubt") or (evidence.has("mine") and evidence.has(*_CUSTOMERS)):
        return False
    return places + (evidence.reading.links > 0) + (copied >= 2) >= 3


def _places(evidence: Evidence) -> int:
    """Return how many places advertise, none counted by two lists.

    What only a seller says counts twice, but once beside a question: `how do I get more followers?`, `we offer delivery services, who …?`.
    """
    adverts = evidence.kinds.get("advert", ())
    if not adverts:
        return evidence.count("spam")
    others = [hit for kind in ("spam", "lure") for hit in evidence.kinds.get(kind, ())]
    apart = {hit.start for hit in others if all(hit.end <= one.start or one.end <= hit.start for one in adverts)}
    return (1 if evidence.reading.questions else 2) * evidence.count("advert") + len(apart)
