"""Problems: a row for each; the cases name theirs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from socialwatch.errors import NoSuchProblemError, StoreError
from socialwatch.model.problem import Problem
from socialwatch.store.connection import Database
from socialwatch.store.rows import Shape

_PROBLEM = Shape(Problem, json=("turns",))
_READ = ", ".join(_PROBLEM.fields)
_NEW = ("state", *_PROBLEM.fields[1:])
_ADD = f"INSERT INTO problems ({', '.join(_NEW)}) VALUES ({', '.join('?' * len(_NEW))})"
_KEEP = f"UPDATE problems SET {', '.join(f'{name} = ?' for name in _NEW)} WHERE id = ? AND state <> 'dropped'"


def problems(database: Database) -> list[Problem]:
    """See `ports.Store.problems`."""
    return [_as_problem(row) for row in database.rows(f"SELECT {_READ} FROM problems WHERE state <> 'dropped' ORDER BY id")]


def problem(database: Database, number: int) -> Problem:
    """See `ports.Store.problem`."""
    rows = database.rows(f"SELECT {_READ} FROM problems WHERE id = ? AND state <> 'dropped'", (number,))
    if not rows:
        raise NoSuchProblemError(number)
    return _as_problem(rows[0])


def keep_problem(database: Database, kept: Problem) -> Problem:
    """See `ports.Store.keep_problem`."""
    number, *values = _PROBLEM.row(kept)
    with database.writing():
        if number:
            if not database.run(_KEEP, (kept.state, *values, number)):
                raise NoSuchProblemError(number)
            return kept
        database.run(_ADD, (kept.state, *values))
        return msgspec.structs.replace(kept, id=database.value("SELECT last_insert_rowid()"))


def drop_problem(database: Database, number: int) -> None:
    """See `ports.Store.drop_problem`."""
    with database.writing():
        if count := database.value("SELECT count(*) FROM cases WHERE problem = ?", (number,)):
            raise StoreError(f"problem {number} has {count} {'case' if count == 1 else 'cases'}; detach them first")
        # The row stays, so that its number is never given again: the history of cases speaks of it.
        if not database.run("UPDATE problems SET state = 'dropped' WHERE id = ? AND state <> 'dropped'", (number,)):
            raise NoSuchProblemError(number)


def _as_problem(row: Sequence[object]) -> Problem:
    try:
        return msgspec.convert(_PROBLEM.told(row), Problem)
    except msgspec.ValidationError as error:
        raise StoreError(f"a row of the database cannot be read: {error}") from error
