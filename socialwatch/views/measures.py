"""Measures of the judgement as a table of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from socialwatch.insight.measures import Class, Measure

_BAR = 20  # cells of a full bar


def measures_text(figures: Measure, *, channels: Mapping[str, Class], about: Sequence[str]) -> str:
    """Return the figures as lines: per label, over all, confusion, calibration."""
    lines = [*_classes(figures.labels, "label")]
    if channels:
        lines += ["", *_classes(channels, "channel")]
    lines += ["", *_overall(figures), *about, "", *_confusion(figures), *_calibration(figures)]
    return "\n".join(lines) + "\n"


def _classes(classes: Mapping[str, Class], heading: str) -> list[str]:
    width = max(len(name) for name in (*classes, heading))
    lines = [f"{heading:<{width}}  precision  recall     F1    texts"]
    lines += [
        f"{name:<{width}}  {one.precision:>9.3f}  {one.recall:>6.3f}  {one.f1:>5.3f}  {one.support:>7,}" for name, one in classes.items()
    ]
    return lines


def _overall(figures: Measure) -> list[str]:
    base = figures.baseline
    lines = [
        f"macro-F1 {figures.macro_f1:.3f} · accuracy {figures.accuracy:.3f} · {figures.texts:,} texts",
        f"always {base.label!r}: macro-F1 {base.macro_f1:.3f} · accuracy {base.accuracy:.3f}",
    ]
    if figures.auc is not None:
        at = " · ".join(f"precision@{depth} {share:.2f}" for depth, share in figures.precision_at.items())
        lines.append(f"AUC {figures.auc:.3f}{' · ' if at else ''}{at}")
    return lines


def _confusion(figures: Measure) -> list[str]:
    columns = list(figures.labels)
    left = max(len(name) for name in (*figures.confusion, "true \\ said"))
    widths = [max(len(name), 6) for name in columns]
    lines = ["true \\ said".ljust(left) + "".join(f"  {name:>{width}}" for name, width in zip(columns, widths, strict=True))]
    for label, row in figures.confusion.items():
        cells = [f"  {row.get(name, 0):>{width},}" for name, width in zip(columns, widths, strict=True)]
        lines.append(label.ljust(left) + "".join(cells))
    return lines


def _calibration(figures: Measure) -> list[str]:
    if figures.calibration is None:
        return []
    lines = ["", f"how far a confidence can be believed (expected error {figures.calibration.ece:.3f})"]
    for one in figures.calibration.bins:
        bar = "#" * round(one.right * _BAR)
        lines.append(f"  said {one.confidence:>4.0%}  right {one.right:>4.0%}  {bar:<{_BAR}}  {one.texts:>7,} texts")
    return lines
