"""A text judged as a poll would judge it, printed with its reasons."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from socialwatch.errors import UsageError
from socialwatch.model.verdict import Verdict
from socialwatch.wiring import House

if TYPE_CHECKING:
    from socialwatch.triage.explaining import Explained


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


# -- explained ------------------------------------------------------------------------------------------------------------


def explained_text(house: House, text: str, *, brand: str | None = None, network: str = "x", lang: str | None = None) -> Explained:
    """Take the verdict on a text apart as if somebody had posted it now."""
    from socialwatch.model.mention import Mention
    from socialwatch.text import clean
    from socialwatch.triage.explaining import explain
    from socialwatch.triage.policy import Context

    about = house.settings.brands[brand] if brand else next(iter(house.settings.brands.values()))
    mention = Mention(
        network=network, native_id="explain", author="@somebody", text=clean(text), created_at=house.clock(), brand=about.name, lang=lang
    )
    return explain(mention, Context(brand=about), house.triage_policy, house.clock())


def explained_case(house: House, number: int) -> Explained:
    """Take the verdict on the post that stands for a case apart, as it would be judged now.

    Raises:
        NoSuchCaseError: No case has this number.
        UsageError: Its author withdrew it, or its brand is no longer configured.
    """
    from socialwatch.triage.explaining import explain
    from socialwatch.triage.policy import Context

    with house.open_store() as store:
        case = store.case(number, now=house.clock())
        talk = store.conversation(number)
    filed = next((one for one in talk if one.id == case.headline and one.withdrawn_at is None), None)
    if filed is None:
        raise UsageError(f"nothing is left of case {number} that could be explained: its author withdrew it")
    if filed.mention.brand not in house.settings.brands:
        raise UsageError(f"the brand {filed.mention.brand} of case {number} is not in the configuration")
    context = Context(brand=house.settings.brands[filed.mention.brand], is_follow_up=talk.index(filed) > 0)
    return explain(filed.mention, context, house.triage_policy, house.clock())


def with_second_opinion(house: House, found: Explained) -> Explained:
    """Ask the engine as well; its word stands beside ours, and changes only what it may.

    Raises:
        UsageError: There is no engine, or the post is private.
    """
    import msgspec

    from socialwatch.cli.consulted import asked
    from socialwatch.model.verdict import Reason
    from socialwatch.triage.opinions import with_opinion

    if house.settings.engine is None:
        raise UsageError("--ask: there is no [engine] in the configuration")
    if found.is_private:
        raise UsageError("--ask: it is private, and private posts are never sent")
    opinion = asked(house, found.text, brand=found.brand, lang=found.languages[0] if found.languages else None)
    if opinion is None:
        dropped = Reason("the second opinion was not in our words and was dropped", "engine")
        verdict = msgspec.structs.replace(found.verdict, reasons=(*found.verdict.reasons, dropped))
    else:
        verdict = with_opinion(found.verdict, opinion)
    return msgspec.structs.replace(found, verdict=verdict)


def print_explained(found: Explained, *, as_json: bool) -> None:
    """Print what a text would be filed as, why, and the words that moved the scales."""
    if as_json:
        import msgspec

        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text(msgspec.to_builtins(found)))
        return
    from socialwatch.text import printable

    for line in _explained_lines(found):
        sys.stdout.write(printable(line) + "\n")


def _explained_lines(found: Explained) -> Iterator[str]:
    verdict = found.verdict
    yield f"{verdict.intent} · {verdict.queue} · {verdict.priority} · sentiment {verdict.sentiment:+.2f} · confidence {verdict.confidence:.0%}"
    yield f"  filed as: {_filed_as(verdict)}"
    yield f"  brand: {found.named or 'not named; it is taken only where the network says that it is for you'}"
    yield f"  language: {', '.join(found.languages) or 'not judged'}"
    yield "  reasons:"
    yield from (f"    - {reason.words} [{reason.source}]" for reason in verdict.reasons)
    for task, chances in found.scores.items():
        yield f"  {task}: " + " · ".join(f"{label} {chance:.0%}" for label, chance in sorted(chances.items(), key=lambda one: -one[1]))
        yield from _moves(found.moved.get(task, ()))
    for task, tilt in found.tilts.items():
        strongest = sorted(tilt.items(), key=lambda one: -one[1])[:3]
        yield f"  {task}, as you taught it: " + " · ".join(f"{label} {odds:+.2f}" for label, odds in strongest)
        yield from _moves(found.moved.get(task, ()))


def _moves(moved: Sequence[tuple[str, float]]) -> Iterator[str]:
    if moved:
        yield "    " + ", ".join(f"{name} {weight:+.2f}" for name, weight in moved)


def _filed_as(verdict: Verdict) -> str:
    parts = ["an answer is owed" if verdict.owes_answer else "no answer is owed"]
    parts += [f"department {verdict.department}"] if verdict.department else []
    parts += [f"themes {', '.join(verdict.themes)}"] if verdict.themes else []
    parts += [f"tags {', '.join(verdict.tags)}"] if verdict.tags else []
    parts += [f"escalated to {verdict.escalate_to}"] if verdict.escalate_to else []
    parts += ["watched"] if verdict.watch else []
    parts += ["unsure: a person should look"] if verdict.is_unsure else []
    return "; ".join(parts)
