"""The report as text for the meeting and as JSON; every figure with its denominator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

from socialwatch.desk.reporting import Report
from socialwatch.model.collecting import StoredGap
from socialwatch.model.figures import Answers, Figures, Share
from socialwatch.model.times import duration_words, iso
from socialwatch.views import phrases

_FEW = 10  # below so many cases a comparison is chance
_TOLD = 8

_LEFT_OUT = {"noise": "noise", "spam": "spam", "duplicate": "duplicates", "withdrawn": "withdrawn by their authors"}


def report_lines(report: Report, *, zone: tzinfo) -> list[str]:
    """Return the report as printable lines of at most about 90 cells."""
    now, before = report.now, report.before
    whose = f" · {phrases.line(report.brand)}" if report.brand else ""
    lines = [f"{_minute(now.since, zone)} – {_minute(now.until, zone)}{whose}", ""]
    lines += _headline(now, before)
    for title, told in (
        ("By queue", _queues(now)),
        ("Failed before they wrote in public", _shares(now.channels)),
        ("What it was about", _shares(now.themes)),
        ("Does fame buy anything?", _fame(now)),
        ("Could not be read", [_gap(gap, zone) for gap in report.gaps]),
    ):
        if told:
            lines += ["", title, *(f"  {one}" for one in told)]
    return lines


def report_json(report: Report) -> dict[str, object]:
    """Return the report as JSON-ready values; durations in seconds, shares as count and denominator."""
    return {
        "brand": report.brand, "span": _figures(report.now), "before": _figures(report.before),
        "gaps": [
            {"source": one.source, "watch": one.watch, "from": _iso(one.gap.begins_at), "to": _iso(one.gap.ends_at), "why": one.gap.reason}
            for one in report.gaps
        ],
    }  # fmt: skip


# -- text ---------------------------------------------------------------------------------------------------------------


def _headline(now: Figures, before: Figures) -> list[str]:
    told = list(_headline_pairs(now, before))
    width = max(len(label) for label, _ in told)
    return [f"{label:<{width}}  {words}" for label, words in told]


def _headline_pairs(now: Figures, before: Figures) -> Iterator[tuple[str, str]]:
    service = now.service
    yield "Answered", f"{_rate(service)} of those who asked for something{_change(service, before.service)}"
    if service.median is not None and service.p90 is not None:
        yield "First answer", f"half within {duration_words(service.median)}, nine of ten within {duration_words(service.p90)}"
    if now.promises_kept.of:
        yield "In time", f"{_share(now.promises_kept)} of the first answers that were promised"
    if service.waiting:
        yield "Still waiting", f"{service.waiting:,} of {service.cases:,}"
    if service.decided:
        reasons = ", ".join(f"{count:,} {str(reason).replace('_', ' ')}" for reason, count in service.decided.items())
        yield "No reply on purpose", f"{sum(service.decided.values()):,} of {service.cases:,} ({reasons})"
    if now.left_out:
        yield "Not counted", ", ".join(f"{count:,} {_LEFT_OUT.get(why, why)}" for why, count in now.left_out.items())


def _rate(answers: Answers) -> str:
    if answers.rate is None:
        return "0 of 0"
    return f"{answers.answered:,} of {answers.cases:,} ({answers.rate:.0%})"


def _change(now: Answers, before: Answers) -> str:
    if now.rate is None or before.rate is None:
        return ""
    if min(now.cases, before.cases) < _FEW:
        return f"; before: {_rate(before)}, too few to compare"
    return f"; before: {_rate(before)}"


def _queues(now: Figures) -> list[str]:
    return [f"{queue:<8} answered {_rate(answers)}{_half(answers)}" for queue, answers in now.queues.items()]


def _shares(shares: Sequence[Share]) -> list[str]:
    width = max((len(phrases.line(one.name)) for one in shares[:_TOLD]), default=0)
    told = [f"{phrases.line(one.name):<{width}}  {_share(one)}" for one in shares[:_TOLD]]
    return [*told, f"and {len(shares) - _TOLD} more"] if len(shares) > _TOLD else told


def _share(share: Share) -> str:
    return f"{share.count:,} of {share.of:,} ({share.count / share.of:.0%})" if share.of else "0 of 0"


def _fame(now: Figures) -> list[str]:
    famous, others = now.famous, now.others
    if not famous.cases or not others.cases:
        return []
    told = [
        f"{now.famous_from:,} followers and more: answered {_rate(famous)}{_half(famous)}",
        f"everybody else whose followers are known: answered {_rate(others)}{_half(others)}",
    ]
    return [*told, "too few to compare"] if min(famous.cases, others.cases) < _FEW else told


def _half(answers: Answers) -> str:
    return f", half within {duration_words(answers.median)}" if answers.median is not None else ""


def _gap(stored: StoredGap, zone: tzinfo) -> str:
    begins, ends = stored.gap.begins_at, stored.gap.ends_at
    span = f"{_minute(begins, zone) if begins else 'some time'} – {_minute(ends, zone) if ends else 'some time'}"
    return f"{phrases.line(stored.source)}, {span}: {phrases.line(stored.gap.reason)}"


def _minute(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


# -- JSON ---------------------------------------------------------------------------------------------------------------


def _figures(figures: Figures) -> dict[str, object]:
    return {
        "since": iso(figures.since), "until": iso(figures.until), "service": _answers(figures.service),
        "queues": {str(queue): _answers(answers) for queue, answers in figures.queues.items()}, "left_out": dict(figures.left_out),
        "promises_kept": {"count": figures.promises_kept.count, "of": figures.promises_kept.of},
        "failed_channels": [_row(one) for one in figures.channels], "themes": [_row(one) for one in figures.themes],
        "famous_from": figures.famous_from, "famous": _answers(figures.famous), "others": _answers(figures.others),
    }  # fmt: skip


def _answers(answers: Answers) -> dict[str, object]:
    return {
        "cases": answers.cases, "answered": answers.answered, "rate": answers.rate, "waiting": answers.waiting,
        "no_reply": {str(reason): count for reason, count in answers.decided.items()},
        "median_s": _seconds(answers.median), "p90_s": _seconds(answers.p90),
    }  # fmt: skip


def _row(share: Share) -> dict[str, object]:
    return {"name": share.name, "count": share.count, "of": share.of}


def _seconds(duration: timedelta | None) -> float | None:
    return None if duration is None else duration.total_seconds()


def _iso(at: datetime | None) -> str | None:
    return None if at is None else iso(at)
