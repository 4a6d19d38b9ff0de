"""README tells a session at a terminal; here it happens."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.story import README, printed, settle_in, steps, still


def test_the_session_in_readme_goes_as_it_says(tmp_path: Path) -> None:
    settle_in(tmp_path)
    session = list(steps(README.read_text()))

    for step in session:
        code, lines = printed(step.command, tmp_path)
        assert (step.command, code, still(lines)) == (step.command, 0, still(step.lines))

    verbs = [step.command.split()[1] for step in session]
    assert [verb for verb in ("poll", "next", "note", "snooze", "escalate", "handle", "undo", "log") if verb not in verbs] == []


def test_what_moves_with_the_time_of_day_stands_still_and_nothing_else() -> None:
    assert still(["today 09:12  ada  2h late", "Fri 4 Dec 10:00  due in 1h09  12", "───  ──"]) == [
        "WHEN ada SPAN late", "WHEN due in SPAN 12", "─ ─",
    ]  # fmt: skip
