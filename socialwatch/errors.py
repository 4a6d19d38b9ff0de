"""The refusals: every failure we promise, its sentence and its exit code.

```
code  class
   1  SocialwatchError           something failed; the message says what, to which thing, and what to do
   2  ├─ UsageError              the words on the command line do not make sense
   2  │  └─ FilterError          a filter cannot be read; carries the place
   3  ├─ ConfigError             the configuration is wrong; carries every error found
   4  ├─ CredentialsError        a secret is missing, or the network refused it
   5  ├─ SourceError             a source could not be reached or understood
   5  │  ├─ RefusedError         a network did not take what we sent: it surely did not become public
   5  │  ├─ BudgetSpentError     the requests, seconds or dollars granted to a source are used up
   5  │  ├─ CapReachedError      what was paid for is used up at the network; only paying or a new month helps
   6  │  └─ RateLimitedError     the network asks us to wait; carries until when
   5  ├─ OutletError             an outlet could not be reached or refused the letter
   7  ├─ StoreError              the database could not be read or written; nothing was changed
   7  │  ├─ StoreLockedError     another process is writing and did not finish in time
   7  │  └─ StoreVersionError    the database is newer than this program, or is not one of ours
   8  ├─ NoSuchCaseError         no case has this number
   8  ├─ NoSuchProblemError      no problem has this number
   9  ├─ PartialError            some sources failed or some rows were bad; the rest is stored
   1  ├─ ChangedMeanwhileError   somebody changed a case since it was looked at; nothing was done
  74  ├─ DiskFullError           the disk is full or the file cannot be written
  75  ├─ PollRunningError        another poll holds the lock; carries its PID
 130  └─ InterruptedByUserError  Ctrl-C (130), or SIGTERM (143)
```

A library's exception never crosses its room's wall: rooms raise these `from` the cause, and `cli` catches them at one
place. Programming mistakes are not in this family and keep their traceback. A test compares this tree with the classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


class SocialwatchError(Exception):
    """Something failed; the message is one sentence for the user, without a final newline."""

    exit_code = 1


class UsageError(SocialwatchError):
    """The words on the command line do not make sense."""

    exit_code = 2


class FilterError(UsageError):
    """A filter cannot be read.

    Args:
        query: The filter as it was typed.
        at: Offset in characters of the part that is wrong, for a caret below it.
    """

    def __init__(self, message: str, *, query: str = "", at: int = 0) -> None:
        super().__init__(message)
        self.query, self.at = query, at


class ConfigError(SocialwatchError):
    """The configuration is wrong. `problems` holds every error, one line each, naming file, key and what was expected."""

    exit_code = 3

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class CredentialsError(SocialwatchError):
    """A secret is missing, or the network refused it."""

    exit_code = 4


class SourceError(SocialwatchError):
    """A source could not be reached or understood; what it gave before is stored.

    Args:
        never_left: The request surely never reached the other side: nothing that it asked for was done.
    """

    exit_code = 5

    def __init__(self, message: str, *, never_left: bool = False) -> None:
        super().__init__(message)
        self.never_left = never_left


class BudgetSpentError(SourceError):
    """The requests or seconds granted to this visit, or the dollars of this month, are used up; a later visit goes on from here."""


class CapReachedError(SourceError):
    """What was paid for is used up at the network (no credit, the cap of a plan): no waiting helps, and asking on is in vain."""


class RefusedError(SourceError):
    """A network did not take what we sent: it surely did not become public, and may be sent again when the cause is mended."""


class RateLimitedError(SourceError):
    """The network asks us to wait.

    Args:
        until: When the network will listen again (aware UTC); None where it did not say.
    """

    exit_code = 6

    def __init__(self, message: str, *, until: datetime | None = None) -> None:
        super().__init__(message)
        self.until = until


class OutletError(SocialwatchError):
    """An outlet could not be reached or refused the letter.

    Args:
        is_final: Trying again cannot help (the outlet said so).
        until: When the other side will listen again (aware UTC); None where it did not say.
    """

    exit_code = 5

    def __init__(self, message: str, *, is_final: bool = False, until: datetime | None = None) -> None:
        super().__init__(message)
        self.is_final, self.until = is_final, until


class StoreError(SocialwatchError):
    """The database could not be read or written; nothing was changed."""

    exit_code = 7


class StoreLockedError(StoreError):
    """Another process is writing and did not finish in time; trying again may help."""


class StoreVersionError(StoreError):
    """The database is newer than this program, or is not one of ours; it was not touched."""


class NoSuchCaseError(SocialwatchError):
    """No case has this number."""

    exit_code = 8

    def __init__(self, case: int) -> None:
        super().__init__(f"no case {case}; `socialwatch list` shows the live ones")
        self.case = case


class NoSuchProblemError(SocialwatchError):
    """No problem has this number."""

    exit_code = 8

    def __init__(self, problem: int) -> None:
        super().__init__(f"no problem {problem}; `socialwatch problem list` shows them")
        self.problem = problem


class PartialError(SocialwatchError):
    """Some sources failed or some rows were bad; the rest is stored."""

    exit_code = 9


class ChangedMeanwhileError(SocialwatchError):
    """Somebody changed a case since it was looked at; nothing was done.

    Args:
        cases: The numbers of those that are no longer as they were seen.
    """

    def __init__(self, cases: Sequence[int]) -> None:
        named = f"case {cases[0]} is" if len(cases) == 1 else f"cases {', '.join(map(str, cases))} are"
        super().__init__(f"{named} no longer as you saw it; nothing was done")
        self.cases = tuple(cases)


class DiskFullError(SocialwatchError):
    """The disk is full or the file cannot be written; what was there before is as it was."""

    exit_code = 74


class PollRunningError(SocialwatchError):
    """Another poll holds the lock.

    Args:
        pid: The process that holds it; None where the lock file does not say.
    """

    exit_code = 75

    def __init__(self, message: str, *, pid: int | None = None) -> None:
        super().__init__(message)
        self.pid = pid


class InterruptedByUserError(SocialwatchError):
    """A signal ended the work after the page in hand was stored.

    Args:
        signal_number: 2 for Ctrl-C (exit code 130), 15 for SIGTERM (143).
    """

    exit_code = 130

    def __init__(self, message: str, *, signal_number: int = 2) -> None:
        super().__init__(message)
        self.exit_code = 128 + signal_number
