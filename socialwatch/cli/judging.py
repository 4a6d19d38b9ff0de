"""A text judged as a poll would judge it, printed with its reasons."""

from __future__ import annotations

import sys

from socialwatch.model.verdict import Verdict
from socialwatch.wiring import House


def verdict_of(house: House, text: str) -> Verdict:
    """Return the verdict on a text as if somebody had posted it now, about the first brand."""
    from socialwatch.model.mention import Mention
    from socialwatch.text import clean
    from socialwatch.triage.judge import judge
    from socialwatch.triage.policy import Context

    brand = next(iter(house.settings.brands.values()))
    mention = Mention(network="x", native_id="test", author="@somebody", text=clean(text), created_at=house.clock(), brand=brand.name)
    return judge(mention, Context(brand=brand), house.triage_policy, house.clock())


def print_verdict(verdict: Verdict, *, as_json: bool) -> None:
    """Print a verdict: what it is in a line, then why."""
    if as_json:
        import msgspec

        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text(msgspec.to_builtins(verdict)))
        return
    from socialwatch.text import printable

    head = [f"{verdict.intent} · {verdict.queue} · {verdict.priority}"]
    head += [f"department {verdict.department}"] if verdict.department else []
    head += [f"tags {', '.join(verdict.tags)}"] if verdict.tags else []
    head += ["unsure"] if verdict.is_unsure else []
    sys.stdout.write(printable(" · ".join(head)) + "\n")
    for reason in verdict.reasons:
        sys.stdout.write(f"  - {printable(reason.words)}\n")
    if not verdict.rules:
        sys.stdout.write("  - no rule of the configuration speaks\n")
