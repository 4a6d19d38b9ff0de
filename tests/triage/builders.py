"""Builders of the values that triage takes."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Verdict
from socialwatch.triage.judge import judge
from socialwatch.triage.models.prior import load_prior
from socialwatch.triage.policy import Context, Policy

PRIOR = load_prior((files("socialwatch.triage.models") / "prior.bin").read_bytes())
"""The weights that are shipped."""

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

ACME = Brand(
    name="acme",
    handles={"x": ("@acme", "@acmehelp"), "reddit": ("u/acme",), "mastodon": ("@acme@mastodon.example",), "bluesky": ("@acme.example",)},
    hashtags=("#acme",),
    keywords=("acme kettle",),
    exclude=("acme kettle cartoon",),
)


def mention(text: str, **fields: Any) -> Mention:
    """Build a mention on X by Jane."""
    given = {"network": "x", "native_id": "1", "author": "@jane", "created_at": NOW, "brand": "acme"} | fields
    return Mention(text=text, **given)


def judged(text: str, *, context: Context | None = None, policy: Policy | None = None, **fields: Any) -> Verdict:
    """Judge a text as a mention of Acme, with the shipped weights unless a policy says otherwise."""
    return judge(mention(text, **fields), context or Context(brand=ACME), policy or Policy(model=PRIOR), NOW)
