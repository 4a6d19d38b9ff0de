"""An opinion: what a stronger engine makes of one text, in our closed words."""

from __future__ import annotations

import msgspec

from socialwatch.model.words import Intent


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine thinks of a text.

    Args:
        engine: Its name, for the reasons.
        sentiment: −1 … 1.
        confidence: 0 … 1, as it says itself.
    """

    engine: str
    intent: Intent
    sentiment: float
    owes_answer: bool
    confidence: float
