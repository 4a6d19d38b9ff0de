"""Hard sentences: what fails is published, and the list may only shrink."""

from __future__ import annotations

import pytest

from socialwatch.model.words import Channel, Priority
from tests.triage.builders import judged
from tests.triage.hard import SENTENCES, failures, known_failures
from tests.triage.sentences import SENTENCES as PLAIN

AGAIN = "`python -m tests.triage.hard` writes tests/triage/known_failures.txt anew; look at the difference before you commit it"


def test_there_are_well_over_three_hundred_different_ones():
    texts = [one.text.casefold() for one in SENTENCES]

    assert len(texts) == len(set(texts)) > 300
    assert not set(texts) & {one.text.casefold() for one in PLAIN}


def test_what_fails_is_known_and_what_is_known_still_fails():
    found, known = failures(), known_failures()

    worse = {text: names for text, names in found.items() if set(names) - set(known.get(text, ()))}
    better = {text: names for text, names in known.items() if set(names) - set(found.get(text, ()))}
    assert worse == {}, AGAIN
    assert better == {}, AGAIN


def test_failed_channels_are_found_with_few_mistakes():
    right = wrong = missed = 0
    for one in SENTENCES:
        found = frozenset(judged(one.text).failed_channels)
        right, wrong, missed = right + len(found & one.failed), wrong + len(found - one.failed), missed + len(one.failed - found)

    assert right / (right + wrong) >= 0.9
    assert right / (right + missed) >= 0.8


def test_danger_is_seldom_missed_and_seldom_cried():
    urgent = {one.text for one in SENTENCES if judged(one.text).priority is Priority.URGENT}
    truth = {one.text for one in SENTENCES if one.is_urgent}

    assert len(urgent & truth) >= 0.9 * len(truth)
    assert len(urgent - truth) <= 0.15 * len(urgent)


def test_no_hard_sentence_is_taken_for_spam():
    assert [one.text for one in SENTENCES if judged(one.text).is_spam] == []


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("@acme I DMed you a week ago. Crickets.", ("social",)),
        ("@acme I DMed you. Crickets sing in my garden all night long.", ()),
        ("@acme emailed you twice, nothing", ("email",)),
        ("@acme emailing you the photos now, nothing urgent", ()),
        ("@acme your hotline is great, nobody else picks up so fast", ()),
        ("@acme nobody told me that kettles sing. Your hotline made me laugh", ()),
        ("@acme use the phone for 6 hours and the battery is gone", ()),
        ("@acme all my websites are down", ()),
        ("@acme your website is down", ("website",)),
        ("@acme the password reset mail never comes", ("website",)),
    ],
)
def test_a_way_failed_only_where_its_name_stands_beside_a_sign_of_it(text: str, failed: tuple[str, ...]):
    assert judged(text).failed_channels == tuple(map(Channel, failed))


@pytest.mark.parametrize(
    "text",
    [
        "@acme الغلاية لا تعمل منذ أسبوع 😡",
        "@acme \u202eالغلاية لا تعمل\u202c kettle",
        "@acme המכסה נשבר",
        "@acme フタが閉まりません。交換できますか？",
        "@acme 주전자가 고장났어요",
        "@acme 水壶坏了，客服不理人",
        "@acme กาต้มน้ำเสีย",
        "@acme केतली काम नहीं कर रही है",
    ],
)
def test_what_nobody_here_can_read_is_kept_for_a_person_and_says_so(text: str):
    verdict = judged(text)

    assert (verdict.owes_answer, verdict.is_unsure, verdict.is_spam) == (True, True, False)
    assert any(reason.source == "language" and "not judged" in reason.words for reason in verdict.reasons)
