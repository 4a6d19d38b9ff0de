"""Themes: what a mention is about, in the words of the configuration, and whose theme it is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from socialwatch.model.verdict import Reason, Verdict
from socialwatch.triage.phrases import spell
from socialwatch.triage.policy import Policy
from socialwatch.triage.wording import quoted


def with_themes(verdict: Verdict, words: Sequence[str], policy: Policy) -> Verdict:
    """Return the verdict with its themes in the order of the configuration and the department that owns the first of them."""
    found = {name: said for name, phrases in policy.themes.items() if (said := _said(words, phrases))}
    owner = next((name for theme in found for name, owned in policy.departments.items() if theme in owned), None)
    reasons = [Reason(f"is about {name}: {quoted(said)}", "theme") for name, said in found.items()]
    if owner:
        reasons.append(Reason(f"{owner} owns this theme", "department"))
    return replace(verdict, themes=tuple(found), department=owner, reasons=(*verdict.reasons, *reasons))


def _said(words: Sequence[str], phrases: Sequence[str]) -> str:
    """Return the first words that mean a theme; empty where none does."""
    for phrase in phrases:
        wanted = spell(phrase)
        for at in range(len(words) - len(wanted) + 1):
            if wanted and all(map(_fits, words[at : at + len(wanted)], wanted)):
                return " ".join(words[at : at + len(wanted)])
    return ""


def _fits(word: str, wanted: str) -> bool:
    """Say whether a word is the wanted one or its plural."""
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word in (wanted, f"{wanted}s")
