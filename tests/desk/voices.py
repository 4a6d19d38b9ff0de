"""A network to speak on in tests: it keeps what it takes, and fails where the test says so."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from socialwatch.desk.replying import Replying, Voice
from socialwatch.model.case import Case
from socialwatch.model.collecting import Spent
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.reply import Posted, Reply, Shaped
from tests.desk.rooms import Inbox

LONGEST = 40


class Speaker:
    """An account of the brand on `x` that takes 40 characters.

    Args:
        fails_before, fails_after: Raised before the network took a reply, or after it did.
        summons: Whether a post may be answered by a program.
    """

    def __init__(self, clock: Callable[[], datetime], *, settles_after: timedelta = timedelta(seconds=60)) -> None:
        self.clock, self.settles_after = clock, settles_after
        self.posts: list[tuple[Reply, Posted]] = []
        self.fails_before: BaseException | None = None
        self.fails_after: BaseException | None = None
        self.fails_looking: BaseException | None = None
        self.summons = True
        self.tries, self.usd = 0, 0.0
        self.waits: list[BaseException] = []
        self._numbers = itertools.count(900)

    def may_answer(self, post: FiledMention, conversation: Sequence[FiledMention]) -> str | None:
        return None if self.summons else "nobody summoned us"

    def shape(self, text: str, post: Mention) -> Shaped:
        wrong = (f"it is {len(text) - LONGEST} too long",) if len(text) > LONGEST else ()
        visibility = "direct" if post.is_private else "public"
        return Shaped(text=text, length=len(text), limit=LONGEST, account="@acme", visibility=visibility, wrong=wrong)

    def send(self, reply: Reply, post: Mention) -> Posted:
        self.tries += 1
        if self.waits:
            raise self.waits.pop(0)
        if self.fails_before is not None:
            raise self.fails_before
        number = str(next(self._numbers))
        posted = Posted(native_id=number, url=f"https://x.example/{number}", created_at=self.clock(), text=f"@jane {reply.text}")
        self.posts.append((reply, posted))
        if self.fails_after is not None:
            raise self.fails_after
        return posted

    def look_up(self, reply: Reply, post: Mention) -> Sequence[Posted]:
        if self.fails_looking is not None:
            raise self.fails_looking
        return [posted for sent, posted in self.posts if sent.in_reply_to == post.native_id]

    def spent(self) -> Spent:
        return Spent(usd=self.usd)

    @property
    def said(self) -> list[str]:
        return [reply.text for reply, _ in self.posts]


def replying(inbox: Inbox, speaker: Speaker | str, me: str = "sam") -> Replying:
    """Return the replying of a person who speaks through `speaker`; a sentence stands for a network without a voice."""

    def voice_of(_case: Case) -> Voice | str:
        return speaker if isinstance(speaker, str) else Voice("x", speaker)

    return Replying(desk=inbox.desk(me), voice_of=voice_of)
