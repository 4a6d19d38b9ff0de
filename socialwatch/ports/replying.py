"""What the desk asks where it answers people: of networks that can send, and of the store that keeps replies and problems."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Spent
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.problem import Problem
from socialwatch.model.reply import Posted, Reply, ReplyState, Shaped
from socialwatch.ports.keys import SourceSettings

if TYPE_CHECKING:
    from socialwatch.ports import Plugs

# -- the voice ----------------------------------------------------------------------------------------------------------


class Replier(Protocol):
    """One configured account that can answer posts."""

    @property
    def settles_after(self) -> timedelta:
        """How long after a try the network may still show it: absence before that proves nothing. Zero where a repeat cannot double."""

    def may_answer(self, post: FiledMention, conversation: Sequence[FiledMention]) -> str | None:
        """Say in a sentence why this post may not be answered by a program; None where it may. Pure."""

    def shape(self, text: str, post: Mention) -> Shaped:
        """Return the text as it would become public in answer to `post`, measured as the network measures.

        Asks at most one cheap question (as whom, how long), whose answer is remembered. Sends nothing.

        Raises:
            CredentialsError: The network refused the credentials.
            SourceError: It could not be asked.
        """

    def send(self, reply: Reply, post: Mention) -> Posted:
        """Make a reply public; where the network can, under the reply's key, so that a repeat cannot double.

        Raises:
            RefusedError, CredentialsError, RateLimitedError: It surely did not become public.
            SourceError: Nobody knows whether it did: look it up before anything is sent again.
        """

    def look_up(self, reply: Reply, post: Mention) -> Sequence[Posted]:
        """Return the posts of ours that answer `post` since the reply was handed over; whoever asks compares their texts.

        Raises:
            SourceError: And its kin: the network could not be asked, or does not show far enough back.
        """

    def spent(self) -> Spent:
        """Return what asking and looking cost so far; what a network charges for a post is not known to us and not in it."""


class ReplyingKind(Protocol):
    """What a network's `kind` offers beside `NetworkKind` where it can answer posts."""

    def open_replier(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Replier | str:
        """Make the voice of a source, or say in a sentence why these credentials can only read. Touches neither network nor disk."""


# -- the memory ---------------------------------------------------------------------------------------------------------


class ReplyKeeper(Protocol):
    """The part of `Store` that keeps replies."""

    def replies(self, *, case: int | None = None, problem: int | None = None, states: Sequence[ReplyState] = ()) -> list[Reply]:
        """Return replies, oldest first: of a case, of a problem, in these states (none named: in any)."""

    def reply(self, number: int) -> Reply | None:
        """Return one reply; None where there is none of this number."""

    def keep_reply(self, reply: Reply, *, seen: ReplyState | None = None) -> Reply:
        """Store a reply and return it with its number; it is on the disk when this returns, outside of a transaction.

        Args:
            seen: The state in which the caller knew it; None for a new one.

        Raises:
            StoreError: It is no longer in that state, its key is taken, or its case was told of its problem already; nothing was changed.
        """

    def hold_sending(self, *, patience: timedelta = timedelta(0)) -> AbstractContextManager[bool]:
        """Hold the right to send, against every other process and thread; yields False where another one has it for longer than that.

        It ends with its process: a reply in `sending` that is seen by the holder was left behind by a dead one.
        """


class ProblemKeeper(Protocol):
    """The part of `Store` that keeps problems."""

    def problems(self) -> list[Problem]:
        """Return all problems by number."""

    def problem(self, number: int) -> Problem:
        """Return a problem.

        Raises:
            NoSuchProblemError: No problem has this number.
        """

    def keep_problem(self, problem: Problem) -> Problem:
        """Store a new problem (number 0) or a changed one, and return it with its number.

        Raises:
            NoSuchProblemError: None has this number.
        """

    def drop_problem(self, number: int) -> None:
        """Forget a problem without cases.

        Raises:
            NoSuchProblemError: No problem has this number.
            StoreError: A case is attached to it.
        """
