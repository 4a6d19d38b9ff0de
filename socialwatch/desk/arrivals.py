"""Has the customer arrived? A case moved to another channel is not done before somebody knows that they were met there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk import life
from socialwatch.desk.changes import MACHINE, change, changed
from socialwatch.desk.desk import Act, Desk
from socialwatch.model.case import Case, Change
from socialwatch.model.filters import Filter, Term
from socialwatch.model.times import duration_words

ON_THE_WAY = Filter((Term(field="arrived", values=("no",)),))
"""Cases that were moved elsewhere and whose customer nobody has met there yet."""


def on_the_way(desk: Desk) -> list[Case]:
    """Return the cases whose customers are on their way, longest first."""
    return sorted(desk.store.page(ON_THE_WAY, now=desk.clock()), key=lambda case: (case.handled_at or case.created_at, case.id))


def arrived(desk: Desk, cases: Sequence[int], *, note: str | None = None) -> Act:
    """Confirm that customers were met where their cases were moved to."""
    now = desk.clock()

    def met(case: Case) -> Change | None:
        return change(case, "arrived", by=desk.me, at=now, note=note, arrived_at=now) if case.is_on_the_way else None

    return desk.do("arrived", cases, met)


def not_arrived(desk: Desk, cases: Sequence[int], *, note: str | None = None) -> Act:
    """Bring cases back whose customers did not arrive, to whoever moved them where nobody has them; the customer waits from now."""
    return desk.do("not_arrived", cases, lambda case: _lost(case, by=desk.me, at=desk.clock(), note=note))


def bring_back(desk: Desk, *, within: timedelta) -> list[str]:
    """Bring back the cases whose customers nobody has met so long after they were sent on; return what was done, a sentence each."""
    now = desk.clock()
    machine = msgspec.structs.replace(desk, me=MACHINE)
    note = f"nobody confirmed within {duration_words(within)} that they arrived"
    late = [case.id for case in on_the_way(desk) if case.handled_at is not None and case.handled_at + within <= now]
    back = [case for number in late for case in _brought(machine, number, within, note).cases]
    return [f"case {case.id} is open again: {note}." for case in back]


def _brought(desk: Desk, number: int, within: timedelta, note: str) -> Act:
    now = desk.clock()

    def lost(case: Case) -> Change | None:
        # Looked at again inside the transaction: somebody may have met them in between.
        is_late = case.handled_at is not None and case.handled_at + within <= now
        return _lost(case, by=desk.me, at=now, note=note) if is_late else None

    return desk.do("not_arrived", [number], lost)


def _lost(case: Case, *, by: str, at: datetime, note: str | None) -> Change | None:
    if not case.is_on_the_way:
        return None
    reopened = life.reopen(case, by=by, at=at)
    if reopened is None:
        return None
    return changed(
        case, msgspec.structs.replace(reopened.case, assignee=case.assignee or case.handled_by), "not_arrived", by=by, at=at, note=note
    )
