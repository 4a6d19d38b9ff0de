"""The shipped weights, and what a team's own labels add to them."""

from __future__ import annotations

from importlib.resources import files
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwatch.triage.models.figures import Figures
from socialwatch.triage.models.learning import Example, is_worth, train_own
from socialwatch.triage.models.own import OwnModel, with_own
from socialwatch.triage.models.prior import load_prior

PRIOR = load_prior((files("socialwatch.triage.models") / "prior.bin").read_bytes())
HABIT = [
    Example(f"@acme {words} number {number}", "sentiment", label)
    for number in range(20)
    for words, label in (("the flurb is sideways", "negative"), ("the flurb is upright", "positive"))
]


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("@acme thank you so much, great service!", "positive"),
        ("@acme three hours on hold, this is the worst company ever", "negative"),
        ("@acme do you ship to Portugal?", "neutral"),
    ],
)
def test_a_plain_mood_is_read_from_the_first_minute(text: str, mood: str):
    chances = PRIOR.score(text).of("sentiment")

    assert max(chances, key=chances.__getitem__) == mood


def test_a_complaint_is_told_from_a_thank_you():
    complaint = PRIOR.score("@acme my kettle never arrived and nobody answers").chance("complaint")
    thanks = PRIOR.score("@acme thanks, the kettle arrived").chance("complaint")

    assert complaint is not None
    assert thanks is not None
    assert complaint > 0.7
    assert thanks < 0.3


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_chances_that_add_up_to_one(text: str):
    scores = PRIOR.score(text)

    assert all(abs(sum(chances.values()) - 1) < 1e-6 for chances in scores.chances.values())


def test_a_decision_is_taken_apart_into_words():
    moves = dict(PRIOR.moved("@acme the worst service, never again", "complaint"))

    assert moves["worst"] > 0


def test_a_habit_of_the_team_is_learned_and_survives_being_written_down():
    learned = train_own(PRIOR, HABIT, seed=1)
    again = with_own(PRIOR, OwnModel.decode(learned.model.encode()))

    assert learned.is_better
    assert learned.after["sentiment"] > learned.before["sentiment"]
    assert again.score("@acme the flurb is sideways again").of("sentiment")["negative"] > 0.5
    assert dict(again.moved("@acme the flurb is sideways", "sentiment"))["sideways"] > 0


def test_the_same_labels_and_seed_give_the_same_bytes():
    assert train_own(PRIOR, HABIT, seed=3).model.encode() == train_own(PRIOR, HABIT, seed=3).model.encode()


def test_what_the_prior_already_says_is_not_learned_again():
    texts = [f"@acme {words} {number}" for number in range(15) for words in ("thank you so much", "worst service ever, broken again")]
    known = [Example(text, "complaint", max(PRIOR.score(text).of("complaint").items(), key=itemgetter(1))[0]) for text in texts]

    lesson = train_own(PRIOR, known, seed=1).lessons[0]

    assert (lesson.before.macro_f1, lesson.after.macro_f1) == (1.0, 1.0)
    assert lesson.is_kept == (lesson.after.loss < lesson.before.loss)


def test_labels_that_contradict_the_sure_are_not_kept_where_they_do_not_help():
    noise = [Example(f"@acme the flurb number {number}", "complaint", "yes" if number % 2 else "no") for number in range(60)]
    sure = [Example(f"@acme worst service ever, my kettle broke {number}", "complaint", "yes") for number in range(20)]

    learned = train_own(PRIOR, [*noise, *sure], seed=1)
    lesson = learned.lessons[0]

    assert lesson.is_kept == (lesson.after.loss < lesson.before.loss and lesson.after.macro_f1 > lesson.before.macro_f1 - 0.1)
    assert set(learned.model.tasks) == ({"complaint"} if learned.is_better else set())


def test_a_few_labels_teach_nothing_yet():
    assert train_own(PRIOR, HABIT[:10]).lessons == ()


@pytest.mark.parametrize("packed", [b"", b"not json", b'{"tasks": {}, "version": 99}', b'{"tasks": 3}'])
def test_what_cannot_be_read_as_learned_weights_is_refused(packed: bytes):
    with pytest.raises(ValueError, match="learn"):
        OwnModel.decode(packed)


@pytest.mark.parametrize("packed", [b"", b"\x00\x01", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_damaged_weights_are_told(packed: bytes):
    with pytest.raises(ValueError, match="damaged"):
        load_prior(packed)


def test_a_smaller_loss_is_kept_where_macro_f1_falls_by_no_more_than_chance():
    before, after = Figures(0.7, 0.60, 0.70), Figures(0.71, 0.58, 0.65)

    assert is_worth(before, after, labels=200)
    assert not is_worth(before, after, labels=1_000)
    assert not is_worth(after, before, labels=200)
