"""What `undo` makes of acts that are more than a change of a case: replies that are public, problems that were turned."""

from __future__ import annotations

from datetime import datetime

import msgspec

from socialwatch.model.case import Event
from socialwatch.model.problem import Turn
from socialwatch.model.reply import ReplyState
from socialwatch.ports import Store


def beyond_the_case(store: Store, event: Event, *, by: str, at: datetime) -> list[str] | None:
    """Take back what can be taken back and return what a person should know; None where the event is an ordinary change of a case."""
    if event.verb == "reply":
        return _left_the_house(store, event)
    if event.verb in ("problem_fixed", "problem_reopen"):
        return _turned_back(store, event, Turn(at=at, by=by, verb="undo"))
    return None


def _left_the_house(store: Store, event: Event) -> list[str]:
    sent = [one for one in store.replies(case=event.case, states=(ReplyState.SENT,)) if one.sent_at is not None and one.sent_at <= event.at]
    where = f" ({sent[-1].url or sent[-1].native_id})" if sent else ""
    words = f"the reply to case {event.case} is public{where}: it has left the house and stays"
    return [f"{words}; `socialwatch reopen {event.case}` brings the case back"]


def _turned_back(store: Store, event: Event, undo: Turn) -> list[str]:
    """Put the problem back as it was, unless somebody turned it since; several cases tell of the same turn, the first one does it."""
    for problem in store.problems():
        turn = next((one for one in problem.turns if one.at == event.at and f"problem_{one.verb}" == event.verb), None)
        if turn is None:
            continue
        undone = msgspec.structs.replace(undo, before=turn.after, after=turn.before)
        if problem.turns[-1] == undone:
            return []
        if problem.turns[-1] != turn:
            return [f"problem {problem.id} has changed since; it stays {problem.state}"]
        store.keep_problem(msgspec.structs.replace(problem, fixed_at=turn.before, turns=(*problem.turns, undone)))
        return [f"problem {problem.id} is {'open' if turn.before is None else f'fixed since {turn.before:%Y-%m-%d}'} again"]
    return []
