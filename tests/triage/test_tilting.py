"""What a model may change in a verdict: the shipped one by its chances, a team's own by its tilts, and neither of them danger."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from socialwatch.model.words import Intent, Priority, Queue
from socialwatch.triage.evidence import Evidence
from socialwatch.triage.models.scores import Scores
from socialwatch.triage.policy import Policy
from socialwatch.triage.wording import weighty
from tests.triage.builders import judged

_WORDS = (("base wobbles", 1.0), ("wobbles", 0.9), ("~mine", 0.5), ("@", 0.4), ("lid", 0.2), ("thanks", -1.0))


class _Says:
    """A model that always says the same."""

    def __init__(
        self,
        chances: Mapping[str, Mapping[str, float]] | None = None,
        tilts: Mapping[str, Mapping[str, float]] | None = None,
        words: tuple[tuple[str, float], ...] = _WORDS,
    ) -> None:
        self._scores, self._words = Scores(chances or {}, tilts or {}), words

    def score(self, text: str, seen: Evidence | None = None) -> Scores:
        return self._scores

    def moved(self, text: str, task: str, seen: Evidence | None = None) -> tuple[tuple[str, float], ...]:
        return self._words


def _with(**given: Mapping[str, Mapping[str, float]]) -> Policy:
    return Policy(model=_Says(**given))


def _complaint(chance: float) -> Policy:
    return _with(chances={"complaint": {"yes": chance, "no": 1 - chance}})


def _mood(**chances: float) -> Policy:
    return _with(chances={"sentiment": {"negative": 0.0, "neutral": 0.0, "positive": 0.0} | chances})


def test_the_words_that_moved_the_model_are_told_once_and_in_quotes():
    reasons = judged("@acme the base wobbles", policy=_complaint(0.9)).reasons

    assert [one.words for one in reasons if one.source == "model"] == ['reads like a complaint: "base wobbles", "lid"']


@pytest.mark.parametrize(
    "name",
    ["there", "was", "on", "everywhere", "noch", "toujours", "siempre", "ainda", "sempre", "never", "00", "is broken", "my lid", "the"],
)
def test_small_words_and_fillers_are_no_reason(name: str):
    assert weighty([(name, 1.0)]) == ""


@pytest.mark.parametrize("name", ["refund", "never arrived", "kaputt", "rembourser", "nicht funktioniert", "non funziona"])
def test_words_of_content_are_told_with_their_negation(name: str):
    assert weighty([(name, 1.0)]) == f'"{name}"'


def test_at_most_three_words_are_told():
    assert weighty([(name, 1.0) for name in ("refund", "broken", "smoke", "handle", "kettle")]) == '"refund", "broken", "smoke"'


def test_a_verdict_without_a_telling_word_still_has_a_reason():
    reasons = judged(
        "@acme and there it was again, everywhere",
        policy=Policy(model=_Says({"complaint": {"yes": 0.9, "no": 0.1}}, words=(("there", 2.0), ("~bad", 1.0)))),
    ).reasons

    assert reasons
    assert [one for one in reasons if one.source == "model"] == []


def test_where_lists_and_model_contradict_each_other_we_are_unsure():
    text = "@acme is the lid sold apart?"

    assert not judged(text, policy=_complaint(0.1)).is_unsure
    assert judged(text, policy=_complaint(0.6)).is_unsure


@pytest.mark.parametrize(
    ("moods", "sign"),
    [
        ({"negative": 0.6, "positive": 0.4}, -1),
        ({"neutral": 0.5, "positive": 0.45, "negative": 0.05}, 0),
        ({"positive": 0.5, "negative": 0.48, "neutral": 0.02}, 1),
    ],
)
def test_the_likeliest_mood_decides_on_which_side_the_sentiment_stands(moods: dict[str, float], sign: int):
    sentiment = judged("@acme the base is round", policy=_mood(**moods)).sentiment

    assert (sentiment > 0.15) - (sentiment < -0.15) == sign


def test_harm_is_no_neutral_news_whatever_the_model_says():
    assert judged("@acme it caught fire", policy=_mood(neutral=0.9, positive=0.1)).sentiment < -0.15


def test_a_team_can_tilt_intent_and_queue():
    policy = _with(tilts={"intent": {"suggestion": 6.0}, "queue": {"sales": 6.0}})

    verdict = judged("@acme the base is round", policy=policy)

    assert (verdict.intent, verdict.queue) == (Intent.SUGGESTION, Queue.SALES)


def test_no_tilt_takes_danger_away_or_lowers_to_noise():
    policy = _with(tilts={"intent": {"talk": 9.0, "spam": 20.0}, "queue": {"pr": 9.0, "noise": 20.0}})

    verdict = judged("@acme the kettle caught fire and burnt my hand", policy=policy)

    assert (verdict.priority, verdict.is_spam, verdict.owes_answer) == (Priority.URGENT, False, True)
    assert verdict.queue is not Queue.NOISE


def test_the_marks_of_a_team_lower_spam_and_never_a_trouble():
    policy = _with(tilts={"spam": {"yes": 6.0, "no": -6.0}})

    assert judged("@acme hello dear friend", policy=policy).is_spam
    assert not judged("@acme hello dear friend, my kettle is broken", policy=policy).is_spam


def test_the_marks_of_a_team_take_advertising_out_of_the_noise():
    text = "casino bonus click here buy followers http://win.example/"

    assert judged(text).is_spam
    assert not judged(text, policy=_with(tilts={"spam": {"yes": -6.0, "no": 6.0}})).is_spam
