"""A reply leaves once, after a yes, and is never sent twice in silence, whatever breaks on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from socialwatch.desk import drafts
from socialwatch.desk.answering import is_same_text
from socialwatch.desk.replying import Fate
from socialwatch.errors import CredentialsError, RateLimitedError, RefusedError, SocialwatchError, SourceError, StoreError, UsageError
from socialwatch.model.reply import ReplyState
from socialwatch.model.words import Direction, DueKind, Outcome, State
from socialwatch.store.sqlite import open_store
from tests.desk.rooms import Inbox, answered, said
from tests.desk.voices import Speaker, replying
from tests.helpers.builders import MONDAY, after
from tests.helpers.memory import MemoryStore


@pytest.fixture(params=["memory", "sqlite"])
def inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Inbox]:
    """An inbox with one case of @jane, twenty minutes old."""
    store = open_store(tmp_path / "inbox.db", durable=False) if request.param == "sqlite" else MemoryStore()
    made = Inbox(store)
    made.receive(said("1"))
    made.wait(minutes=20)
    yield made
    store.close()


@pytest.fixture
def speaker(inbox: Inbox) -> Speaker:
    return Speaker(lambda: inbox.now)


# -- the good way -------------------------------------------------------------------------------------------------------


def test_preparing_shows_what_becomes_public_and_changes_nothing(inbox: Inbox, speaker: Speaker) -> None:
    prepared = replying(inbox, speaker).prepare(1, "  we are sorry\n")

    assert (prepared.public_text, prepared.post.mention.native_id, prepared.source) == ("we are sorry", "1", "x")
    assert prepared.shaped is not None
    assert (prepared.shaped.length, prepared.shaped.limit, prepared.shaped.account, prepared.wrong) == (12, 40, "@acme", ())
    assert (speaker.posts, inbox.store.replies(), inbox.case().state) == ([], [], State.NEW)


def test_a_reply_is_filed_as_ours_moves_the_case_to_pending_and_counts_as_the_first_response(inbox: Inbox, speaker: Speaker) -> None:
    act = replying(inbox, speaker).send(replying(inbox, speaker).prepare(1, "we are sorry"))

    case = inbox.case()
    ours = inbox.store.conversation(1)[-1].mention
    assert [one.id for one in act.cases] == [1]
    assert (case.state, case.first_response_at, case.waiting_since, case.mentions) == (State.PENDING, after(minutes=20), None, 2)
    assert case.due_kind is None or case.due_kind is DueKind.RESOLUTION
    assert (ours.native_id, ours.direction, ours.author, ours.in_reply_to) == ("900", Direction.OUTBOUND, "@acme", "1")
    assert inbox.story()[-1] == ("sam", "reply")
    (row,) = inbox.store.replies()
    assert (row.state, row.native_id, row.url) == (ReplyState.SENT, "900", "https://x.example/900")


def test_the_same_post_arriving_by_a_poll_is_not_doubled(inbox: Inbox, speaker: Speaker) -> None:
    hand = replying(inbox, speaker)
    hand.send(hand.prepare(1, "we are sorry"))

    inbox.wait(minutes=5)
    inbox.receive(said("900", "@jane we are sorry", at=after(minutes=20), author="@acme", in_reply_to="1"))

    assert len(inbox.store.conversation(1)) == 2
    assert inbox.case().state is State.PENDING


def test_a_poll_that_shows_what_we_sent_in_the_networks_own_spelling_is_no_edit(inbox: Inbox, speaker: Speaker) -> None:
    hand = replying(inbox, speaker)
    hand.send(hand.prepare(1, "see https://acme.example/help"))

    inbox.wait(minutes=5)
    inbox.receive(said("900", "@jane see https://t.co/Ab1", at=after(minutes=20), author="@acme", in_reply_to="1"))
    inbox.receive(said("900", "@jane call us instead", at=after(minutes=20), author="@acme", in_reply_to="1"))

    assert [verb for _, verb in inbox.story()] == ["receive", "reply", "edited"]
    assert inbox.store.conversation(1)[-1].mention.text == "@jane call us instead"


def test_the_newest_post_that_stands_is_answered(inbox: Inbox, speaker: Speaker) -> None:
    inbox.receive(said("2", "acme hello?", at=after(minutes=1)), said("3", "acme hello??", at=after(minutes=2)))
    inbox.receive(gone=["3"])

    prepared = replying(inbox, speaker).prepare(1, "we are sorry")

    assert prepared.post.mention.native_id == "2"


def test_a_word_of_theirs_that_came_while_we_wrote_keeps_the_case_open(inbox: Inbox, speaker: Speaker) -> None:
    prepared = replying(inbox, speaker).prepare(1, "we are sorry")
    inbox.wait(minutes=5)
    speaker.clock = lambda: after(minutes=20)
    inbox.receive(said("2", "acme and another thing", at=after(minutes=24)))

    replying(inbox, speaker).send(prepared)

    assert (inbox.case().state, inbox.case().first_response_at) == (State.PENDING, after(minutes=20))
    inbox.wait(minutes=1)
    inbox.receive(said("4", "acme still waiting", at=after(minutes=26)))
    assert inbox.case().state is State.OPEN


@pytest.mark.parametrize("state", ["handled", "escalated"])
def test_an_answer_leaves_a_handled_case_handled_and_an_escalated_one_with_its_department(
    inbox: Inbox, speaker: Speaker, state: str
) -> None:
    desk = inbox.desk()
    if state == "handled":
        desk.handle([1], outcome=Outcome.SOLVED)
    else:
        desk.escalate([1], to="billing")

    replying(inbox, speaker).send(replying(inbox, speaker).prepare(1, "by the way"))

    assert inbox.case().state.value == state
    assert inbox.case().mentions == 2


# -- refusals before anything leaves --------------------------------------------------------------------------------------


def test_an_empty_reply_is_refused(inbox: Inbox, speaker: Speaker) -> None:
    with pytest.raises(UsageError, match="empty"):
        replying(inbox, speaker).prepare(1, " \n ")


def test_a_withdrawn_post_cannot_be_answered(inbox: Inbox, speaker: Speaker) -> None:
    inbox.receive(gone=["1"])

    with pytest.raises(UsageError, match="withdrawn"):
        replying(inbox, speaker).prepare(1, "we are sorry")


def test_what_is_too_long_is_told_and_never_sent(inbox: Inbox, speaker: Speaker) -> None:
    prepared = replying(inbox, speaker).prepare(1, "x" * 41)

    assert prepared.wrong == ("it is 1 too long",)
    with pytest.raises(UsageError, match="1 too long"):
        replying(inbox, speaker).send(prepared)
    assert speaker.tries == 0


def test_a_post_that_a_program_may_not_answer_is_for_a_person(inbox: Inbox, speaker: Speaker) -> None:
    speaker.summons = False

    prepared = replying(inbox, speaker).prepare(1, "we are sorry")

    assert (prepared.by_hand, prepared.shaped) == ("nobody summoned us", None)
    with pytest.raises(UsageError, match="nobody summoned us"):
        replying(inbox, speaker).send(prepared)


def test_a_person_who_says_they_posted_it_is_believed(inbox: Inbox) -> None:
    hand = replying(inbox, "feeds cannot be answered")

    hand.posted_by_hand(hand.prepare(1, "we are sorry"))

    assert (inbox.case().state, inbox.case().first_response_at) == (State.PENDING, after(minutes=20))
    assert [(one.state, one.text) for one in inbox.store.replies()] == [(ReplyState.BY_HAND, "we are sorry")]


def test_of_two_colleagues_who_answer_at_once_the_second_is_stopped_and_keeps_the_text(inbox: Inbox, speaker: Speaker) -> None:
    first, second = replying(inbox, speaker, "ada"), replying(inbox, speaker, "bob")
    one, other = first.prepare(1, "we are sorry"), second.prepare(1, "so sorry")
    first.send(one)

    with pytest.raises(SocialwatchError, match="somebody answered case 1 meanwhile"):
        second.send(other)

    assert speaker.said == ["we are sorry"]
    assert [(row.text, row.state) for row in inbox.store.replies()] == [("we are sorry", ReplyState.SENT), ("so sorry", ReplyState.DRAFT)]


def test_while_another_reply_is_on_its_way_out_this_one_waits_as_a_draft(inbox: Inbox, speaker: Speaker) -> None:
    hand = replace(replying(inbox, speaker), patience=timedelta(milliseconds=10))
    with inbox.store.hold_sending() as is_held:
        assert is_held
        with pytest.raises(SocialwatchError, match="on its way out"):
            hand.send(hand.prepare(1, "we are sorry"))

    assert (speaker.tries, [row.state for row in inbox.store.replies()]) == (0, [ReplyState.DRAFT])


@pytest.mark.parametrize(
    "error",
    [RefusedError("X did not take it"), CredentialsError("who are you?"), RateLimitedError("later")],
    ids=["refused", "who", "later"],
)
def test_what_the_network_surely_did_not_take_is_a_draft_again(inbox: Inbox, speaker: Speaker, error: SocialwatchError) -> None:
    speaker.fails_before = error
    hand = replying(inbox, speaker)

    with pytest.raises(type(error)):
        hand.send(hand.prepare(1, "we are sorry"))

    (row,) = inbox.store.replies()
    assert (row.state, row.error, inbox.case().state) == (ReplyState.DRAFT, str(error), State.NEW)
    speaker.fails_before = None
    hand.send(hand.prepare(1, row.text, draft=row))
    assert [one.state for one in inbox.store.replies()] == [ReplyState.SENT]


# -- what nobody knows ------------------------------------------------------------------------------------------------------


def lost(inbox: Inbox, speaker: Speaker, *, is_public: bool) -> None:
    """Send a reply whose answer never comes."""
    hand = replying(inbox, speaker)
    error = SourceError("X did not answer in time")
    speaker.fails_after, speaker.fails_before = (error, None) if is_public else (None, error)
    with pytest.raises(SourceError, match="nobody knows whether the reply to case 1 is public"):
        hand.send(hand.prepare(1, "we are sorry"))
    speaker.fails_after = speaker.fails_before = None


def test_a_reply_without_an_answer_is_unknown_and_blocks_the_next_one(inbox: Inbox, speaker: Speaker) -> None:
    lost(inbox, speaker, is_public=True)
    hand = replying(inbox, speaker)

    assert [row.state for row in hand.unsettled(1)] == [ReplyState.UNKNOWN]
    with pytest.raises(UsageError, match="may be public"):
        hand.send(hand.prepare(1, "really sorry"))
    assert speaker.said == ["we are sorry"]


def test_an_unknown_reply_that_is_there_becomes_sent_and_is_not_sent_again(inbox: Inbox, speaker: Speaker) -> None:
    lost(inbox, speaker, is_public=True)
    hand = replying(inbox, speaker)

    looked = hand.look_up(hand.unsettled()[0])

    assert (looked.fate, looked.reply.state, looked.reply.native_id) == (Fate.SENT, ReplyState.SENT, "900")
    assert (inbox.case().state, len(speaker.posts), inbox.story()[-1]) == (State.PENDING, 1, ("sam", "reply"))
    assert hand.unsettled() == []


def test_absence_proves_nothing_before_the_network_has_settled(inbox: Inbox, speaker: Speaker) -> None:
    lost(inbox, speaker, is_public=False)
    inbox.wait(seconds=59)
    hand = replying(inbox, speaker)

    looked = hand.look_up(hand.unsettled()[0])

    assert (looked.fate, looked.until) == (Fate.TOO_EARLY, after(minutes=21))
    assert [row.state for row in inbox.store.replies()] == [ReplyState.UNKNOWN]


def test_a_reply_that_is_surely_not_there_is_a_draft_and_may_be_sent_again(inbox: Inbox, speaker: Speaker) -> None:
    lost(inbox, speaker, is_public=False)
    inbox.wait(seconds=60)
    hand = replying(inbox, speaker)

    looked = hand.look_up(hand.unsettled()[0])
    hand.send(hand.prepare(1, looked.reply.text, draft=looked.reply))

    assert looked.fate is Fate.NOT_THERE
    assert [row.state for row in inbox.store.replies()] == [ReplyState.SENT]
    assert speaker.said == ["we are sorry"]


def test_a_look_that_fails_changes_nothing(inbox: Inbox, speaker: Speaker) -> None:
    lost(inbox, speaker, is_public=True)
    speaker.fails_looking = SourceError("X has trouble of its own")
    hand = replying(inbox, speaker)

    with pytest.raises(SourceError):
        hand.look_up(hand.unsettled()[0])

    assert [row.state for row in inbox.store.replies()] == [ReplyState.UNKNOWN]


def test_the_same_words_said_before_are_not_taken_for_the_lost_reply(inbox: Inbox, speaker: Speaker) -> None:
    hand = replying(inbox, speaker)
    hand.send(hand.prepare(1, "we are sorry"))
    lost(inbox, speaker, is_public=False)
    inbox.wait(minutes=2)

    looked = hand.look_up(hand.unsettled()[0])

    assert looked.fate is Fate.NOT_THERE


def test_a_poll_that_brings_it_home_settles_it(inbox: Inbox, speaker: Speaker) -> None:
    lost(inbox, speaker, is_public=True)
    inbox.wait(minutes=5)
    inbox.receive(said("900", "@jane we are sorry", at=after(minutes=20), author="@acme", in_reply_to="1"))
    hand = replying(inbox, speaker)

    settled = hand.settle_seen()

    assert [(row.state, row.native_id) for row in settled] == [(ReplyState.SENT, "900")]
    assert (len(inbox.store.conversation(1)), inbox.case().state) == (2, State.PENDING)
    assert hand.settle_seen() == []


def test_a_poll_that_brings_home_another_answer_of_ours_settles_nothing(inbox: Inbox, speaker: Speaker) -> None:
    lost(inbox, speaker, is_public=True)
    inbox.receive(
        answered("77", at=after(minutes=21), in_reply_to="1", text="@jane call us"),
        said("78", "we are sorry", at=MONDAY, author="@acme", in_reply_to="1"),
    )

    assert replying(inbox, speaker).settle_seen() == []


def test_being_stopped_by_hand_in_the_middle_leaves_it_unknown(inbox: Inbox, speaker: Speaker) -> None:
    speaker.fails_after = KeyboardInterrupt()
    hand = replying(inbox, speaker)

    with pytest.raises(KeyboardInterrupt):
        hand.send(hand.prepare(1, "we are sorry"))

    assert [row.state for row in inbox.store.replies()] == [ReplyState.UNKNOWN]


def test_what_asking_costs_is_added_to_the_month_of_its_source(inbox: Inbox, speaker: Speaker) -> None:
    speaker.usd = 0.01
    hand = replying(inbox, speaker)

    hand.prepare(1, "we are sorry")
    inbox.wait(minutes=1)
    hand.prepare(1, "so sorry")

    state = inbox.store.source_states()["x"]
    assert (state.usd_month, state.usd_spent) == ("2026-11", 0.02)


# -- drafts -----------------------------------------------------------------------------------------------------------------


def test_a_draft_is_approved_by_somebody_else(inbox: Inbox, speaker: Speaker) -> None:
    ada, bob = replying(inbox, speaker, "ada"), replying(inbox, speaker, "bob")
    row = ada.keep(ada.prepare(1, "we are sorry"), for_approval=True)

    with pytest.raises(UsageError, match="somebody else approves it"):
        drafts.prepare_approval(ada, row)
    bob.send(drafts.prepare_approval(bob, drafts.find(inbox.store, "1")))

    (sent,) = inbox.store.replies()
    assert (sent.state, sent.by, sent.approved_by) == (ReplyState.SENT, "ada", "bob")
    event = inbox.store.events(1)[-1]
    assert (event.by, event.note) == ("bob", "as @acme on x, written by ada")


def test_a_draft_answers_what_it_was_written_to_and_says_that_they_wrote_again(inbox: Inbox, speaker: Speaker) -> None:
    ada, bob = replying(inbox, speaker, "ada"), replying(inbox, speaker, "bob")
    row = ada.keep(ada.prepare(1, "we are sorry"))
    inbox.wait(minutes=5)
    inbox.receive(said("2", "acme solved it, thanks", at=after(minutes=23)))

    prepared = drafts.prepare_approval(bob, row)

    assert prepared.post.mention.native_id == "1"
    assert "they wrote again since the draft was written" in prepared.remarks


def test_drafts_are_found_by_their_number_or_their_case_and_can_be_dropped(inbox: Inbox, speaker: Speaker) -> None:
    hand = replying(inbox, speaker)
    first, second = (hand.keep(hand.prepare(1, text)) for text in ("we are sorry", "so sorry"))

    assert drafts.waiting(inbox.store) == [first, second]
    assert drafts.find(inbox.store, "d2") == second
    with pytest.raises(UsageError, match="several drafts: d1, d2"):
        drafts.find(inbox.store, "1")
    drafts.drop(inbox.store, first)
    assert drafts.find(inbox.store, "1") == second
    assert drafts.own_draft(inbox.store, 1, "sam") == second
    for ref in ("d1", "7", "x"):
        with pytest.raises(UsageError):
            drafts.find(inbox.store, ref)


def test_what_waits_for_approval_is_not_taken_up_by_its_author_as_a_draft_of_theirs(inbox: Inbox, speaker: Speaker) -> None:
    hand = replying(inbox, speaker)
    hand.keep(hand.prepare(1, "we are sorry"), for_approval=True)

    assert drafts.own_draft(inbox.store, 1, "sam") is None


def test_what_is_public_is_kept_whatever_happened_to_the_case_since_it_was_seen(inbox: Inbox, speaker: Speaker) -> None:
    seen = inbox.desk().store.case(1, now=inbox.now)
    hand = replying(inbox, speaker)
    prepared = hand.prepare(1, "we are sorry")
    inbox.desk("kim").tag([1], add=["vip"])

    replace(hand, desk=replace(hand.desk, seen={1: seen})).send(prepared)

    assert [row.state for row in inbox.store.replies()] == [ReplyState.SENT]
    assert (inbox.case().state, inbox.case().tags) == (State.PENDING, ("vip",))


def test_a_draft_that_somebody_dropped_meanwhile_is_not_sent(inbox: Inbox, speaker: Speaker) -> None:
    hand = replying(inbox, speaker)
    row = hand.keep(hand.prepare(1, "we are sorry"))
    prepared = hand.prepare(1, row.text, draft=row)
    drafts.drop(inbox.store, row)

    with pytest.raises(StoreError):
        hand.send(prepared)

    assert speaker.tries == 0


# -- undo ---------------------------------------------------------------------------------------------------------------------


def test_undoing_a_reply_says_that_it_has_left_the_house_and_leaves_it(inbox: Inbox, speaker: Speaker) -> None:
    hand = replying(inbox, speaker)
    hand.send(hand.prepare(1, "we are sorry"))

    act = inbox.desk().undo()
    again = inbox.desk().undo()

    assert act.cases == ()
    assert "the reply to case 1 is public (https://x.example/900): it has left the house and stays" in act.remarks[0]
    assert (inbox.case().state, inbox.case().first_response_at) == (State.PENDING, after(minutes=20))
    assert again.remarks == ()


# -- the same text ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("we are sorry", "@jane we are sorry"),
        ("see https://acme.example/a?b=c", "see https://t.co/Ab12"),
        ("@jane@home.example we are sorry", "@jane we are sorry"),
        ("tea & <cake>", "tea &amp; &lt;cake&gt;"),
        ("one\n\ntwo", "one two"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_what_a_network_does_to_a_text_does_not_make_it_another(sent: str, shown: str) -> None:
    assert is_same_text(sent, shown)


def test_another_text_is_another(inbox: Inbox) -> None:
    assert not is_same_text("we are sorry", "we are sorry!")
    assert not is_same_text("@jane", "@bo we are sorry")
