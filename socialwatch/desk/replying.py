"""`reply`: prepare, show, ask, send. What a face or a command does between these steps is theirs; nothing here prints or asks.

A reply has a row before its request. The row says `sending` while a process that holds the right to send is at work; it becomes
`sent`, or goes back to a draft where the network surely did not take it. Everything else (a time-out, a crash, a kill) leaves it
*unknown*: it is looked up on the network before anything is sent again.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from socialwatch.desk.answering import as_mention, is_same_text, is_seen, last_known, replied, target
from socialwatch.desk.conversation import is_ours
from socialwatch.desk.desk import Act, Desk
from socialwatch.errors import CredentialsError, RateLimitedError, RefusedError, SocialwatchError, SourceError, UsageError
from socialwatch.model.case import Case, Change
from socialwatch.model.collecting import SourceState
from socialwatch.model.filing import Filing
from socialwatch.model.mention import FiledMention
from socialwatch.model.reply import UNDER_WAY, Posted, Reply, ReplyState, Shaped
from socialwatch.ports import Store
from socialwatch.ports.replying import Replier

PATIENCE = timedelta(seconds=20)
"""How long to wait for another reply that is on its way out."""

_SLACK = timedelta(minutes=2)  # between our clock and the network's
_CERTAIN = (RefusedError, CredentialsError, RateLimitedError)


class Voice(msgspec.Struct, frozen=True):
    """Who answers: the name of a source, and its account ready to speak."""

    source: str
    replier: Replier


VoiceOf = Callable[[Case], Voice | str]
"""Returns who answers a case, or in a sentence why a person must do it by hand."""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A reply ready to be shown and then sent.

    Args:
        post: What it answers.
        shaped: As the network takes it; None where it must be posted by hand.
        by_hand: Why; None where a program may send it.
        draft: The row that it goes on from.
        remarks: What the person should know before they say yes.
    """

    case: Case
    post: FiledMention
    conversation: tuple[FiledMention, ...]
    text: str
    shaped: Shaped | None = None
    source: str = ""
    by_hand: str | None = None
    draft: Reply | None = None
    problem: int | None = None
    remarks: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[str, ...]:
        """Why it cannot be sent as it is; empty where it can."""
        return self.shaped.wrong if self.shaped else ()

    @property
    def public_text(self) -> str:
        """Exactly what becomes public."""
        return self.shaped.text if self.shaped else self.text


class Fate(StrEnum):
    """What a look at the network said of a reply whose fate was unknown."""

    SENT = "sent"
    NOT_THERE = "not_there"
    TOO_EARLY = "too_early"


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a reply whose fate was unknown.

    Args:
        until: For `too_early`: when a look can say that it is not there.
    """

    reply: Reply
    fate: Fate
    until: datetime | None = None


class Replying(msgspec.Struct, frozen=True, kw_only=True):
    """Answering people, over a desk."""

    desk: Desk
    voice_of: VoiceOf
    patience: timedelta = PATIENCE

    @property
    def store(self) -> Store:
        """The memory of the desk."""
        return self.desk.store

    # -- before it is sent ---------------------------------------------------------------------------

    def prepare(self, number: int, text: str, *, draft: Reply | None = None, problem: int | None = None) -> Prepared:
        """Return a reply as it would become public; nothing of it is stored and nothing is sent.

        Raises:
            NoSuchCaseError: No case has this number.
            UsageError: The text is empty, or nothing is left to be answered.
            CredentialsError, SourceError: The network did not say as whom we speak.
        """
        text = text.strip()
        if not text:
            raise UsageError("the reply is empty; nothing was sent")
        case = self.store.case(number, now=self.desk.clock())
        conversation = tuple(self.store.conversation(number))
        voice = self.voice_of(case)
        replier = voice.replier if isinstance(voice, Voice) else None
        post, why_not = target(_answered_by(draft, conversation), replier)
        if post is None:
            raise UsageError(f"case {number} has nothing left to answer: its posts were withdrawn")
        by_hand = voice if isinstance(voice, str) else why_not
        shaped = None
        if isinstance(voice, Voice) and by_hand is None:
            with self._accounted(voice, case):
                shaped = voice.replier.shape(text, post.mention)
        return Prepared(
            case=case, post=post, conversation=conversation, text=text, shaped=shaped, by_hand=by_hand, draft=draft,
            source=voice.source if isinstance(voice, Voice) and shaped else "", problem=problem if draft is None else draft.problem,
            remarks=(*(shaped.remarks if shaped else ()), *_meanwhile(case, post, conversation, draft)),
        )  # fmt: skip

    @contextmanager
    def _accounted(self, voice: Voice, case: Case) -> Iterator[None]:
        """Add what asking cost to the month of the source: `doctor` shows it, and a poll keeps to the budget with it."""
        try:
            yield
        finally:
            if (usd := voice.replier.spent().usd) > 0:
                month = f"{self.desk.clock():%Y-%m}"
                with self.store.transaction():
                    state = self.store.source_states().get(voice.source) or SourceState(name=voice.source, network=case.network)
                    before = state.usd_spent if state.usd_month == month else 0.0
                    self.store.remember_source(msgspec.structs.replace(state, usd_month=month, usd_spent=before + usd))

    def keep(self, prepared: Prepared, *, for_approval: bool = False, error: str | None = None) -> Reply:
        """Keep a reply as a draft; one that goes on from a draft replaces its text."""
        held = prepared.draft
        row = self._row(prepared, for_approval=for_approval, error=error)
        return self.store.keep_reply(row, seen=held.state if held else None)

    def _row(self, prepared: Prepared, *, for_approval: bool, error: str | None) -> Reply:
        shaped, held = prepared.shaped, prepared.draft
        fresh = Reply(
            key=uuid.uuid4().hex, case=prepared.case.id, network=prepared.case.network, in_reply_to=prepared.post.mention.native_id,
            text=prepared.public_text, by=self.desk.me, created_at=self.desk.clock(), problem=prepared.problem,
        )  # fmt: skip
        return msgspec.structs.replace(
            held or fresh, text=prepared.public_text, in_reply_to=prepared.post.mention.native_id, source=prepared.source,
            account=shaped.account if shaped else "", visibility=shaped.visibility if shaped else "public", error=error,
            for_approval=for_approval or (held is not None and held.for_approval), state=ReplyState.DRAFT,
        )  # fmt: skip

    # -- sending ---------------------------------------------------------------------------------------

    def send(self, prepared: Prepared) -> Act:
        """Make a reply public, once: a person said yes to exactly this.

        Raises:
            UsageError: It cannot be sent as it is, or an earlier one of the case must be looked up first.
            SocialwatchError: Somebody answered meanwhile, or another reply is on its way out for too long; it is kept as a draft.
            RefusedError, CredentialsError, RateLimitedError: The network surely did not take it; it is kept as a draft.
            SourceError: Nobody knows whether it is public; `look_up` says.
        """
        if prepared.shaped is None or prepared.wrong:
            raise UsageError(f"case {prepared.case.id}: {'; '.join(prepared.wrong) or prepared.by_hand}")
        voice = self.voice_of(prepared.case)
        if isinstance(voice, str):
            raise UsageError(f"case {prepared.case.id}: {voice}")
        draft = self.keep(prepared)
        with self._right_to_send(draft):
            row = self._taken_in_hand(draft, prepared)
            posted = self._handed_over(row, voice.replier, prepared)
            return self._arrived(row, posted)

    @contextmanager
    def _right_to_send(self, row: Reply) -> Iterator[None]:
        with self.store.hold_sending(patience=self.patience) as is_held:
            if not is_held:
                raise SocialwatchError(f"another reply is on its way out; this one is kept as draft d{row.id}, try again in a moment")
            yield

    def _taken_in_hand(self, draft: Reply, prepared: Prepared) -> Reply:
        """Commit that the reply is about to leave, unless somebody answered since it was shown."""
        now = self.desk.clock()
        with self.store.transaction():
            if open_ones := [one for one in self.store.replies(case=draft.case, states=UNDER_WAY) if one.id != draft.id]:
                raise UsageError(f"an earlier reply to case {draft.case} may be public (d{open_ones[0].id}); it must be looked up first")
            answers = {one.id for one in self.store.conversation(draft.case) if is_ours(one)}
            if answers - {one.id for one in prepared.conversation}:
                raise SocialwatchError(
                    f"somebody answered case {draft.case} meanwhile; your text is kept as draft d{draft.id}: look and repeat"
                )
            approver = self.desk.me if self.desk.me != draft.by else None
            row = msgspec.structs.replace(
                draft, state=ReplyState.SENDING, sending_since=draft.sending_since or now, tried_at=now, approved_by=approver, error=None
            )
            return self.store.keep_reply(row, seen=ReplyState.DRAFT)

    def _handed_over(self, row: Reply, replier: Replier, prepared: Prepared) -> Posted:
        try:
            return replier.send(row, prepared.post.mention)
        except _CERTAIN as error:
            back = msgspec.structs.replace(row, state=ReplyState.DRAFT, sending_since=None, tried_at=None, error=str(error))
            self.store.keep_reply(back, seen=ReplyState.SENDING)
            raise
        except SourceError as error:
            self._lost_sight_of(row, str(error))
            raise SourceError(
                f"nobody knows whether the reply to case {row.case} is public ({error}); "
                f"`socialwatch reply {row.case}` looks it up before anything is sent again"
            ) from error
        except BaseException:
            self._lost_sight_of(row, "stopped before the answer came")
            raise

    def _lost_sight_of(self, row: Reply, error: str) -> None:
        self.store.keep_reply(msgspec.structs.replace(row, state=ReplyState.UNKNOWN, error=error), seen=ReplyState.SENDING)

    def _arrived(self, row: Reply, posted: Posted) -> Act:
        """Keep a reply that is public: the row, the mention and the case in one transaction."""
        now = self.desk.clock()
        sent = msgspec.structs.replace(
            row, state=ReplyState.SENT, native_id=posted.native_id, url=posted.url, sent_at=min(posted.created_at or now, now), error=None
        )

        def answered(case: Case) -> Change:
            self.store.keep_reply(sent, seen=row.state)
            self._file(sent, posted, case, now)
            conversation = self.store.conversation(case.id)
            written = f", written by {sent.by}" if sent.approved_by else ""
            return replied(
                case, conversation, settled=last_known(sent, conversation), by=sent.approved_by or sent.by, at=now,
                note=f"as {sent.account} on {sent.network}{written}",
            )  # fmt: skip

        # Whatever the face has seen of the case: it is public, and must be kept.
        return msgspec.structs.replace(self.desk, seen={}).do("reply", [row.case], answered)

    def _file(self, sent: Reply, posted: Posted, case: Case, now: datetime) -> None:
        """File the reply as a mention; a poll may have been faster, then it is there already."""
        mention = as_mention(sent, posted, case, now=now)
        ground = self.store.ground([mention])
        if mention.key in ground.mentions:
            return
        filed = FiledMention(id=ground.next_mention, case=case.id, mention=mention, thread=case.thread, fetched_at=now, asks=False)
        self.store.absorb(Filing(source=sent.source, at=now, mentions=(filed,)))

    # -- by hand -----------------------------------------------------------------------------------------

    def posted_by_hand(self, prepared: Prepared) -> Act:
        """Take a person's word that they posted it themselves: the case waits for the customer."""
        draft = self.keep(prepared)
        now = self.desk.clock()
        row = msgspec.structs.replace(draft, state=ReplyState.BY_HAND, sent_at=now)
        self.store.keep_reply(row, seen=ReplyState.DRAFT)
        return self.desk.pending([row.case], note=f"answered by hand on {row.network}")

    # -- what nobody knows ---------------------------------------------------------------------------------

    def unsettled(self, case: int | None = None) -> list[Reply]:
        """Return the replies of which nobody knows whether they are public."""
        return self.store.replies(case=case, states=UNDER_WAY)

    def look_up(self, reply: Reply) -> Looked:
        """Look a reply up on the network. One that is surely not there becomes a draft again; it is sent only by `send`.

        Raises:
            SocialwatchError: It is being sent at this moment, or nobody can look (the source is gone).
            SourceError: The network could not be asked; nothing was changed.
        """
        with self.store.hold_sending(patience=self.patience) as is_held:
            if not is_held:
                raise SocialwatchError(f"a reply to case {reply.case} is on its way out; try again in a moment")
            row = self.store.reply(reply.id)
            if row is None or row.state not in UNDER_WAY:
                state = row.state if row else None
                return Looked(reply=row or reply, fate=Fate.SENT if state is ReplyState.SENT else Fate.NOT_THERE)
            return self._looked_up(row)

    def _looked_up(self, row: Reply) -> Looked:
        now = self.desk.clock()
        case = self.store.case(row.case, now=now)
        conversation = self.store.conversation(row.case)
        if seen := self._in(conversation, row):
            return self._found(row, Posted(native_id=seen.mention.native_id, url=seen.mention.url, created_at=seen.mention.created_at))
        voice = self.voice_of(case)
        if isinstance(voice, str):
            raise SocialwatchError(f"reply d{row.id} to case {row.case} may be public, and nobody can look: {voice}")
        post = next((one for one in conversation if one.mention.native_id == row.in_reply_to), None)
        if post is None:
            raise SocialwatchError(f"reply d{row.id} to case {row.case} may be public, and the post that it answers is gone")
        others = self._bound(row)
        with self._accounted(voice, case):
            shown = voice.replier.look_up(row, post.mention)
        for posted in shown:
            if posted.native_id not in others and is_same_text(posted.text or row.text, row.text):
                return self._found(row, posted)
        settled_at = (row.tried_at or row.created_at) + voice.replier.settles_after
        if now < settled_at:
            return Looked(reply=row, fate=Fate.TOO_EARLY, until=settled_at)
        words = f"it was not on {row.network} when we looked at {now:%Y-%m-%d %H:%M} UTC"
        back = msgspec.structs.replace(row, state=ReplyState.DRAFT, error=words)
        return Looked(reply=self.store.keep_reply(back, seen=row.state), fate=Fate.NOT_THERE)

    def _found(self, row: Reply, posted: Posted) -> Looked:
        self._arrived(row, posted)
        return Looked(reply=self.store.reply(row.id) or row, fate=Fate.SENT)

    def settle_seen(self) -> list[Reply]:
        """Settle what polls have brought home: replies of unknown fate that stand in their conversations. Asks no network."""
        with self.store.hold_sending() as is_held:
            rows = self.unsettled() if is_held else []
            found = []
            for row in rows:
                if seen := self._in(self.store.conversation(row.case), row):
                    posted = Posted(native_id=seen.mention.native_id, url=seen.mention.url, created_at=seen.mention.created_at)
                    found.append(self._found(row, posted).reply)
        return found

    def _in(self, conversation: Sequence[FiledMention], row: Reply) -> FiledMention | None:
        since, others = (row.sending_since or row.created_at) - _SLACK, self._bound(row)
        seen = (one for one in conversation if is_seen(row, one, since=since) and one.mention.native_id not in others)
        return next(seen, None)

    def _bound(self, row: Reply) -> set[str]:
        """Return what belongs to other replies of the case: the same words may have been said twice."""
        return {one.native_id for one in self.store.replies(case=row.case) if one.id != row.id and one.native_id}


def _answered_by(draft: Reply | None, conversation: Sequence[FiledMention]) -> Sequence[FiledMention]:
    """Return the conversation as it stands for a draft: what it answers, and what was said before that."""
    if draft is None:
        return conversation
    at = next((place for place, one in enumerate(conversation) if one.mention.native_id == draft.in_reply_to), None)
    return conversation if at is None else conversation[: at + 1]


def _meanwhile(case: Case, post: FiledMention, conversation: Sequence[FiledMention], draft: Reply | None) -> Iterator[str]:
    """Yield what happened that a person may not have seen."""
    if draft is not None and any(one.fetched_at > draft.created_at and not is_ours(one) for one in conversation):
        yield "they wrote again since the draft was written"
    if any(is_ours(one) and one.mention.created_at > post.mention.created_at for one in conversation):
        yield f"we have answered {case.author} already since that post"
