"""The shipped weights: small, quick to load, without anybody's words, consistent with their card, and trained the same way each time."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from importlib.resources import files

import pytest

from socialwatch.triage import models
from socialwatch.triage.models.prior import load_prior
from tests.helpers.timing import quickest_s
from tests.triage.builders import PRIOR, judged

PACKED = (files("socialwatch.triage.models") / "prior.bin").read_bytes()
HELD = [
    ("@brand the suitcase I got from you lost a wheel on its second trip", "negative"),
    ("@brand two weeks and the parcel has not moved an inch", "negative"),
    ("@brand third agent, third story. who is right?", "negative"),
    ("so much for next day delivery @brand", "negative"),
    ("@brand the driver threw my box over the fence", "negative"),
    ("@brand charged me for a seat I never picked", "negative"),
    ("@brand how hard can it be to cancel a contract", "negative"),
    ("@brand no heating since friday and it is freezing", "negative"),
    ("@brand do the slippers run large?", "neutral"),
    ("@brand what is the postcode of your shop in Leeds?", "neutral"),
    ("@brand sent, reference 88210", "neutral"),
    ("@brand is the night bus running on sunday?", "neutral"),
    ("@brand can I pay in two parts?", "neutral"),
    ("@brand ok, I will try that tonight", "neutral"),
    ("@brand which cable fits the old model?", "neutral"),
    ("@brand you lot are brilliant, parcel came a day early", "positive"),
    ("@brand big thanks to Priya who fixed it in two minutes", "positive"),
    ("@brand best haircut in years", "positive"),
    ("@brand that was painless, cheers", "positive"),
    ("just had the smoothest return ever with @brand", "positive"),
    ("@brand der Zug fällt schon wieder aus, unfassbar", "negative"),
    ("@brand danke, ging super schnell", "positive"),
    ("@brand habt ihr sonntags geöffnet?", "neutral"),
    ("@brand toujours pas de remboursement, c'est honteux", "negative"),
    ("@brand merci pour votre aide, parfait", "positive"),
    ("@brand sigo esperando mi paquete, qué vergüenza", "negative"),
    ("@brand muchas gracias, todo perfecto", "positive"),
    ("@brand meu pedido não chegou e ninguém responde", "negative"),
    ("@brand il pacco non arriva e nessuno risponde", "negative"),
    ("@brand grazie mille, gentilissimi", "positive"),
]
"""Written for this test, not for the training."""


def _weights() -> tuple[str, ...]:
    import zlib

    import msgspec

    from socialwatch.triage.models.prior import Weights

    return tuple(msgspec.json.decode(zlib.decompress(PACKED), type=Weights).features.split("\n"))


def test_moods_of_texts_that_no_training_saw_are_mostly_right():
    right = [
        text for text, mood in HELD if (chances := PRIOR.score(text).of("sentiment")) and max(chances, key=chances.__getitem__) == mood
    ]

    assert len(right) >= 0.75 * len(HELD), [text for text, _ in HELD if text not in right]


def test_the_card_tells_of_these_very_bytes():
    assert f"sha256: {hashlib.sha256(PACKED).hexdigest()}" in (models.__doc__ or "")


def test_the_card_counts_features_and_every_source_that_notice_names():
    notice = (files("socialwatch.triage.models") / "NOTICE").read_text()

    assert PRIOR.card["features"] == len(_weights())
    assert {"complaints", "support", "umsab", "goemotions", "written"} | {"features"} == set(PRIOR.card)
    assert all(name in notice for name in ("X-CI", "UMSAB", "GoEmotions", "MIT", "Apache-2.0", "SemEval"))


def test_no_handle_no_address_and_no_long_number_is_shipped():
    telling = [
        name for name in _weights() if re.search(r"@\w|\w@|https?|www|\d{3}", name.lstrip("|_")) and not re.search(r"^[0 |_]+", name)
    ]

    assert [name for name in telling if re.search(r"@\w|\w@|https?:|[1-9]\d{3}", name)] == []


def test_it_is_small_and_loads_in_no_time():
    assert len(PACKED) < 500_000
    assert quickest_s(lambda: load_prior(PACKED)) < 0.3  # 10 ms on a quiet machine; the promise is 60


def test_a_text_of_forty_thousand_characters_costs_little_more_than_a_letter():
    long = "my kettle is broken and nobody answers the phone. " * 800
    judged(long)

    assert quickest_s(lambda: judged(long)) < 0.25  # 10 ms on a quiet machine; the promise is 50


def test_judging_needs_no_library_of_numbers():
    program = "import sys; from tests.triage.builders import judged; judged('hello'); print([m for m in ('numpy', 'sklearn', 'scipy') if m in sys.modules])"

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "[]"


@pytest.mark.slow
def test_training_twice_gives_the_same_bytes():
    pytest.importorskip("sklearn", reason="the training needs the extra `train`")
    from socialwatch.triage.models.prior import pack
    from tests.training.corpora import Labelled
    from tests.training.train import train
    from tests.training.written import KINDS, sentences

    texts = [(kind, text) for language in ("de", "it") for kind, text in sentences(language)]
    examples = [Labelled("sentiment", text, KINDS[kind][1], "written", "") for kind, text in texts]
    examples += [Labelled("complaint", text, KINDS[kind][0], "written", "") for kind, text in texts]

    first, second = pack(train(examples)), pack(train(examples))

    assert first == second
    assert load_prior(first).score("danke, hat super geklappt").of("sentiment")["positive"] > 0.5
