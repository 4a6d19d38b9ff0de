"""Explaining: a verdict with everything that moved it, for whoever asks why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Verdict
from socialwatch.triage.judge import judge
from socialwatch.triage.language import languages
from socialwatch.triage.policy import Context, Policy
from socialwatch.triage.relevance import Matcher
from socialwatch.triage.tokens import read


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict taken apart.

    Args:
        named: What names the brand; None where nothing does.
        languages: Whose word lists judged it; empty where nobody here can.
        scores: Task → label → chance, of the model.
        tilts: Task → label → log odds that the team's own labels add.
        moved: Task → the words, pairs and findings that moved it to its likeliest label, with their log odds.
    """

    text: str
    brand: str
    verdict: Verdict
    named: str | None
    languages: tuple[str, ...]
    scores: Mapping[str, Mapping[str, float]] = {}
    tilts: Mapping[str, Mapping[str, float]] = {}
    moved: Mapping[str, tuple[tuple[str, float], ...]] = {}
    is_private: bool = False


def explain(mention: Mention, context: Context, policy: Policy, now: datetime) -> Explained:
    """Judge a mention and say what moved the scales. Pure, as `judge` is."""
    verdict = judge(mention, context, policy, now)
    langs = languages(read(mention.body), mention.lang)
    named = Matcher(context.brand).finds(mention)
    if policy.model is None or not langs:
        return Explained(
            text=mention.body, brand=mention.brand, verdict=verdict, named=named, languages=langs, is_private=mention.is_private
        )
    scores = policy.model.score(mention.body)
    tasks = (*scores.chances, *scores.tilts)
    return Explained(
        text=mention.body, brand=mention.brand, is_private=mention.is_private, verdict=verdict, named=named, languages=langs, scores=scores.chances, tilts=scores.tilts,
        moved={task: policy.model.moved(mention.body, task) for task in tasks},
    )  # fmt: skip
