"""A label: what a person said of a text, kept as an example to learn from."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

LABEL_FIELDS = ("intent", "queue", "sentiment", "themes", "failed_channels", "complaint", "spam", "urgent", "answer_owed")
"""What can be said of a text, in the words of `triage eval`: our own words for `intent` and `queue`; `negative`, `neutral`, `positive`; joined
by `;` for `themes` and `failed_channels`; `1` and `0` for the rest."""

Origin = Literal["taught", "outcome"]
"""`taught`: a person said so in words. `outcome`: read from how a person ended the case, which is weaker."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a person said of one mention.

    Args:
        mention: Number of the mention.
        field: One of `LABEL_FIELDS`.
    """

    mention: int
    field: str
    value: str
    by: str
    at: datetime
    origin: Origin = "taught"


class LabelledText(msgspec.Struct, frozen=True, kw_only=True):
    """A label beside the text it was said of.

    Args:
        text: Title and text of the mention.
        brand, network, lang: Of the mention.
    """

    label: Label
    text: str
    brand: str
    network: str
    native_id: str
    lang: str | None = None
    is_private: bool = False
