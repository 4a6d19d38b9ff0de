"""Whatever breaks and in whatever order: each yes makes at most one post, and what is public is known once all is settled."""

from __future__ import annotations

import contextlib
from collections import Counter
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from socialwatch.desk.replying import Fate
from socialwatch.errors import RefusedError, SocialwatchError, SourceError
from socialwatch.model.mention import Mention
from socialwatch.model.reply import Posted, Reply, ReplyState
from tests.desk.rooms import Inbox, said
from tests.desk.voices import Speaker, replying

LATE = timedelta(seconds=40)
"""How long the network hides what it took; shorter than it says that it needs to settle."""


class Hiding(Speaker):
    """A network that shows what it took only after a while."""

    def look_up(self, reply: Reply, post: Mention) -> list[Posted]:
        return [one for one in super().look_up(reply, post) if one.created_at is not None and one.created_at + LATE <= self.clock()]


class Answering(RuleBasedStateMachine):
    """Two colleagues, one case, a network that fails as it likes, and polls that come when they come."""

    @initialize()
    def opened(self) -> None:
        self.inbox = Inbox()
        self.inbox.receive(said("1"))
        self.inbox.wait(minutes=5)
        self.speaker = Hiding(lambda: self.inbox.now)
        self.hands = {me: replying(self.inbox, self.speaker, me) for me in ("ada", "bob")}
        self.yes = 0
        self.brought_home = 0
        self.posts = 1

    @rule(
        me=st.sampled_from(["ada", "bob"]),
        text=st.sampled_from(["we are sorry", "so sorry"]),
        fate=st.sampled_from(["ok", "before", "after", "refused", "killed"]),
    )
    def says_yes_to(self, me: str, text: str, fate: str) -> None:
        hand, errors = (
            self.hands[me],
            {"before": SourceError("lost"), "refused": RefusedError("no"), "after": SourceError("lost"), "killed": KeyboardInterrupt()},
        )
        self.speaker.fails_before = errors[fate] if fate in ("before", "refused") else None
        self.speaker.fails_after = errors[fate] if fate in ("after", "killed") else None
        drafts = [row for row in self.inbox.store.replies(states=[ReplyState.DRAFT]) if row.by == me and row.text == text]
        tries = self.speaker.tries
        with contextlib.suppress(SocialwatchError, KeyboardInterrupt):
            hand.send(hand.prepare(1, text, draft=drafts[0] if drafts else None))
        self.yes += self.speaker.tries - tries
        assert self.speaker.tries - tries <= 1

    @rule(me=st.sampled_from(["ada", "bob"]))
    def looks_up(self, me: str) -> None:
        for row in self.hands[me].unsettled():
            tries = self.speaker.tries
            looked = self.hands[me].look_up(row)
            assert self.speaker.tries == tries  # looking sends nothing
            if looked.fate is Fate.NOT_THERE:
                assert looked.reply.key not in {reply.key for reply, _ in self.speaker.posts}

    @rule(seconds=st.integers(1, 90))
    def waits(self, seconds: int) -> None:
        self.inbox.wait(seconds=seconds)

    @rule()
    def poll_brings_home_what_is_shown(self) -> None:
        shown = [posted for _, posted in self.speaker.posts if posted.created_at is not None and posted.created_at + LATE <= self.inbox.now]
        self.inbox.receive(*(self._as_polled(posted) for posted in shown))
        self.hands["ada"].settle_seen()

    @rule()
    def they_write_again(self) -> None:
        self.posts += 1
        self.inbox.receive(said(f"c{self.posts}", "acme hello?", at=self.inbox.now))

    def _as_polled(self, posted: Posted) -> Mention:
        answered = next(reply.in_reply_to for reply, one in self.speaker.posts if one is posted)
        fields: dict[str, Any] = {"author": "@acme", "in_reply_to": answered}
        return said(posted.native_id, posted.text or "", at=posted.created_at or self.inbox.now, **fields)

    @precondition(lambda self: hasattr(self, "inbox"))
    @invariant()
    def no_reply_is_public_twice(self) -> None:
        made = Counter(reply.key for reply, _ in self.speaker.posts)
        assert all(count == 1 for count in made.values())

    @precondition(lambda self: hasattr(self, "inbox"))
    @invariant()
    def each_post_of_ours_stands_in_the_conversation_at_most_once(self) -> None:
        ours = Counter(one.mention.native_id for one in self.inbox.store.conversation(1) if one.mention.author == "@acme")
        sent = [row.native_id for row in self.inbox.store.replies(states=[ReplyState.SENT])]
        assert all(count == 1 for count in ours.values())
        assert len(sent) == len(set(sent))
        assert set(sent) <= set(ours)

    def teardown(self) -> None:
        """Let everything settle: then every post is known, and nothing is left that nobody knows."""
        if not hasattr(self, "inbox"):
            return
        self.inbox.wait(minutes=5)
        self.speaker.fails_before = self.speaker.fails_after = None
        self.looks_up("bob")
        self.poll_brings_home_what_is_shown()
        assert self.hands["ada"].unsettled() == []
        assert len(self.speaker.posts) <= self.yes
        public = {posted.native_id for _, posted in self.speaker.posts}
        assert {row.native_id for row in self.inbox.store.replies(states=[ReplyState.SENT])} == public


TestAnswering = Answering.TestCase
TestAnswering.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)
