"""Learning: labels become examples, a better model goes on the shelf, and can be taken down again."""

from __future__ import annotations

from importlib.resources import files

import pytest

from socialwatch.desk.learning import KEPT_VERSIONS, OUTCOME_WEIGHT, Shelf, examples, learn, read_shelf
from socialwatch.errors import StoreError, UsageError
from socialwatch.model.label import Label, LabelledText
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Intent, Queue
from socialwatch.triage.models.figures import Figures
from socialwatch.triage.models.learning import Learned, Lesson
from socialwatch.triage.models.own import OwnModel, OwnTask
from socialwatch.triage.models.prior import Prior, load_prior
from tests.desk.rooms import a_verdict
from tests.helpers.builders import MONDAY, after


@pytest.fixture(scope="module")
def prior() -> Prior:
    return load_prior((files("socialwatch.triage.models") / "prior.bin").read_bytes())


def labelled(mention: int, field: str, value: str, text: str = "where is it", **fields: object) -> LabelledText:
    label = Label(mention=mention, field=field, value=value, by="sam", at=MONDAY, **fields)  # type: ignore[arg-type]
    return LabelledText(label=label, text=text, brand="acme", network="x", native_id=str(mention))


def rules(one: LabelledText) -> Verdict:
    """Judge everything as a help-seeker of the service, half sure."""
    return a_verdict(one.text, intent=Intent.HELP, queue=Queue.SERVICE, confidence=0.5)


WORDS = [
    "ada",
    "bea",
    "cid",
    "dan",
    "eva",
    "fay",
    "gus",
    "hal",
    "ida",
    "jon",
    "kim",
    "lea",
    "mia",
    "ned",
    "oda",
    "pia",
    "rob",
    "sue",
    "tim",
    "una",
]


def of_a_team() -> list[LabelledText]:
    """Return 60 labels of a team for whom a cob is a question and a dud a complaint."""
    cobs = [labelled(number, "intent", "question", f"acme about the cob of {WORDS[number % 20]} {number}") for number in range(30)]
    duds = [labelled(100 + number, "intent", "complaint", f"acme about the dud of {WORDS[number % 20]} {number}") for number in range(30)]
    return [one for pair in zip(cobs, duds, strict=True) for one in pair]


def test_what_a_team_means_by_its_own_words_is_learned(prior: Prior) -> None:
    learned, labels = learn(of_a_team(), prior, rules)

    assert labels == 60
    assert learned.is_better
    intent = next(one for one in learned.lessons if one.task == "intent")
    assert intent.before.macro_f1 < 0.5
    assert intent.after.macro_f1 > 0.95


def test_the_same_labels_give_the_same_model(prior: Prior) -> None:
    assert learn(of_a_team(), prior, rules)[0].model.encode() == learn(of_a_team(), prior, rules)[0].model.encode()


def test_labels_at_random_are_not_kept(prior: Prior) -> None:
    noise = [labelled(number, "complaint", str(hash_of(number) % 2), f"acme {WORDS[number % 20]} said {number}") for number in range(60)]

    learned, _ = learn(noise, prior, rules)

    assert not any(one.is_kept and one.after.macro_f1 > 0.75 for one in learned.lessons)


def hash_of(number: int) -> int:
    return number * 2654435761 >> 7


def test_labels_become_examples_of_what_can_be_learned() -> None:
    texts = [
        labelled(1, "intent", "question", "a"),
        labelled(2, "intent", "praise", "b", origin="outcome"),
        labelled(2, "complaint", "1", "b"),
        labelled(3, "spam", "0", "c"),
        labelled(3, "urgent", "1", "c"),
        labelled(3, "themes", "lids", "c"),
    ]

    found = {(one.text, one.task): (one.label, one.said, one.weight) for one in examples(texts, rules)}

    assert found == {
        ("a", "complaint"): ("no", "", 1.0),
        ("a", "intent"): ("question", "help", 1.0),
        ("b", "complaint"): ("yes", "", 1.0),
        ("b", "intent"): ("praise", "help", OUTCOME_WEIGHT),
        ("c", "spam"): ("no", "no", 1.0),
    }


# -- the shelf ----------------------------------------------------------------------------------------------------------


def a_lesson(*, is_kept: bool) -> Lesson:
    worse, better = Figures(0.5, 0.5, 0.7), Figures(0.9, 0.9, 0.2)
    return Lesson("intent", 60, worse, better, is_kept)


def a_model(weight: float) -> OwnModel:
    return OwnModel({"intent": OwnTask(("help", "question"), {"cob": (0.0, weight)}, 60)})


def test_only_a_better_model_goes_on_the_shelf() -> None:
    shelf = Shelf().with_new(Learned(a_model(1.0), (a_lesson(is_kept=False),)), labels=60, at=MONDAY)

    assert (shelf.versions, shelf.tried_at, shelf.own) == ((), MONDAY, OwnModel())


def test_the_same_model_again_is_no_new_version() -> None:
    learned = Learned(a_model(1.0), (a_lesson(is_kept=True),))

    shelf = Shelf().with_new(learned, labels=60, at=MONDAY).with_new(learned, labels=60, at=after(days=1))

    assert [one.at for one in shelf.versions] == [MONDAY]
    assert shelf.tried_at == after(days=1)


def test_a_version_can_be_taken_down_and_the_one_before_is_used_again() -> None:
    shelf = Shelf()
    for number in range(KEPT_VERSIONS + 3):
        shelf = shelf.with_new(Learned(a_model(number), (a_lesson(is_kept=True),)), labels=60 + number, at=after(days=number))

    back = shelf.rolled_back(at=after(days=30))

    assert len(shelf.versions) == KEPT_VERSIONS + 1
    assert (shelf.own, back.own) == (a_model(KEPT_VERSIONS + 2), a_model(KEPT_VERSIONS + 1))
    assert back.tried_at == after(days=30)
    with pytest.raises(UsageError, match="nothing was learned"):
        Shelf().rolled_back(at=MONDAY)


def test_a_shelf_comes_back_as_it_was_kept() -> None:
    import msgspec

    shelf = Shelf().with_new(Learned(a_model(1.5), (a_lesson(is_kept=True),)), labels=60, at=MONDAY)

    assert read_shelf(msgspec.json.encode(shelf)) == shelf
    assert read_shelf(None) == Shelf()


@pytest.mark.parametrize(
    "held", [b"{", b"[]", b"\x00\xff", b'{"versions": [{"at": "2026-01-01T00:00:00Z"}]}', b'{"version": 99}', b"[" * 9000]
)
def test_a_damaged_shelf_is_refused_with_a_way_on(held: bytes) -> None:
    with pytest.raises(StoreError, match="socialwatch learn"):
        read_shelf(held)
