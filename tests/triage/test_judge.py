"""What holds for every verdict, and the single rules of the judgement."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from socialwatch.model.filing import Lookalike
from socialwatch.model.words import Intent, Priority, Queue, Severity
from socialwatch.triage.evidence import Evidence
from socialwatch.triage.judge import judge
from socialwatch.triage.models.scores import Scores
from socialwatch.triage.policy import Context, Policy
from tests.triage.builders import ACME, NOW, judged, mention
from tests.triage.hard import SENTENCES as HARD
from tests.triage.sentences import SENTENCES

RANKS = [Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.URGENT]
sentences = st.sampled_from([sentence.text for sentence in SENTENCES])
texts = st.one_of(sentences, st.text(max_size=200), st.lists(sentences, min_size=1, max_size=4).map(" ".join))


@given(
    texts,
    st.integers(0, 10**9),
    st.text(max_size=30),
    st.sampled_from(["@jane", "@ceo_of_everything", "u/x", "@verified"]),
    st.integers(0, 10**6),
)
def test_fame_name_handle_and_hour_buy_nothing(text: str, followers: int, name: str, handle: str, seconds: int):
    plain = mention(text)
    famous = replace(plain, followers=followers, author_name=name, author=handle, created_at=NOW - timedelta(seconds=seconds))

    assert judge(famous, Context(brand=ACME), Policy(), NOW) == judge(plain, Context(brand=ACME), Policy(), NOW + timedelta(days=1))


@given(texts)
def test_any_text_gets_a_verdict_that_explains_itself(text: str):
    verdict = judged(text)

    assert all(reason.words.strip() and reason.source for reason in verdict.reasons)
    assert -1 <= verdict.sentiment <= 1
    assert 0 <= verdict.confidence <= 1
    assert (verdict.queue is Queue.NOISE) == verdict.is_spam


@pytest.mark.parametrize("manners", ["please {}", "{} please", "{} please, please", "pls {}", "{} thank you", "{}, thanks"])
def test_please_never_lowers_a_priority(manners: str):
    before = {s.text: judged(s.text).priority for s in SENTENCES if s.queue is Queue.SERVICE}

    lowered = [text for text, rank in before.items() if RANKS.index(judged(manners.format(text)).priority) < RANKS.index(rank)]

    assert lowered == []


@settings(deadline=None)
@given(st.one_of(st.sampled_from([hard.text for hard in HARD]), texts), st.sampled_from(["please {}", "{} please", "pls {}", "kindly {}"]))
def test_please_lowers_nothing_whatever_is_said(text: str, manners: str):
    before, after = judged(text).priority, judged(manners.format(text)).priority

    assert RANKS.index(after) >= RANKS.index(before)


@given(texts, st.sampled_from(["it burnt my hand and there was smoke", "my kettle caught fire", "I got an electric shock"]))
def test_danger_is_urgent_whatever_else_is_said(text: str, danger: str):
    verdict = judged(f"@acme I must tell you that {danger}. {text}")

    assert verdict.priority is Priority.URGENT
    assert verdict.owes_answer


@pytest.mark.parametrize(
    "text",
    [
        "@acme thanks!", "thank you so much!!", "ok great thanks!", "Perfect, cheers 👍", "👍", "🫖❤️", "@acme 🙏🙏", "RT @acme: new kettles today", "Thx!", "ok", "great, thank you @acme",
        "will do, thanks", "thanks for the quick reply", "danke!", "Vielen Dank für die schnelle Antwort", "super, danke euch", "merci beaucoup !", "parfait merci", "gracias!", "muchas gracias por la ayuda",
        "perfecto, gracias", "obrigado!", "muito obrigada pela ajuda", "grazie mille", "perfetto grazie", "ok grazie",
    ],
)  # fmt: skip
def test_a_bare_thank_you_an_emoji_or_a_repost_does_not_wake_a_case(text: str):
    verdict = judged(text, context=Context(brand=ACME, is_follow_up=True))

    assert (verdict.asks, verdict.owes_answer) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        "thanks for nothing, still broken", "thanks but it still leaks", "ok?", "thanks, when?", "no thanks", "not great, thanks", "danke für nichts", "merci mais ça ne marche pas", "gracias por nada",
        "obrigado por nada", "grazie di niente", "thanks https://example.com/photo", "@acme hello?", "I sent it", "great, another broken one", "thanks a lot for ruining it",
    ],
)  # fmt: skip
def test_thanks_with_anything_else_wakes_a_case(text: str):
    assert judged(text, context=Context(brand=ACME, is_follow_up=True)).asks


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("@acme it burnt my hand", (Severity.INJURY,)),
        ("@acme smoke came out of the base", (Severity.FIRE,)),
        ("@acme I am calling my lawyer", (Severity.LEGAL,)),
        ("@acme somebody else's details in my account", (Severity.DATA_BREACH,)),
        ("@acme the manager was racist", (Severity.DISCRIMINATION,)),
        ("@acme I want to end my life", (Severity.SELF_HARM,)),
        ("@acme there is an outage", (Severity.OUTAGE,)),
        ("@acme I am a journalist", (Severity.PRESS,)),
        ("@acme burnt toast for breakfast", ()),
        ("@acme I am burnt out from work", ()),
        ("@acme fire sale today?", ()),
        ("@acme your new lid is fire", ()),
        ("@acme shocked at the price", ()),
        ("@acme do you have the smoke grey lid?", ()),
        ("@acme is it ok for people who smoke?", ()),
        ("@acme my account shows somebody else's name", ()),
        ("@acme the bread slots are too small", ()),
    ],
)
def test_what_cannot_wait_is_named(text: str, severity: tuple[Severity, ...]):
    assert judged(text).severity == severity


def test_follow_ups_and_earlier_cases_make_the_next_complaint_a_repeated_contact():
    text = "@acme the kettle is broken again"
    first, again = Context(brand=ACME), Context(brand=ACME, is_follow_up=True, earlier_cases=3)

    assert (judged(text, context=first).priority, judged(text, context=again).priority) == (Priority.NORMAL, Priority.HIGH)


def test_stars_of_a_review_speak_where_words_are_few():
    low, high = judged("the kettle", rating=1.0), judged("the kettle", rating=5.0)

    assert (low.intent, high.intent) == (Intent.COMPLAINT, Intent.PRAISE)


def test_the_language_of_the_network_counts_before_a_guess():
    verdict = judged("@acme die Lieferung", lang="ja")

    assert verdict.is_unsure
    assert verdict.queue is Queue.SERVICE
    assert "language not judged" in verdict.reasons[-1].words


def test_a_language_that_nobody_can_judge_is_never_thrown_away():
    verdict = judged("@acme フタが閉まりません")

    assert (verdict.intent, verdict.queue, verdict.owes_answer, verdict.is_unsure) == (Intent.OTHER, Queue.SERVICE, True, True)


def test_reasons_quote_the_words_that_moved_them():
    words = [reason.words for reason in judged("@acme your phone line keeps me on hold, I am furious").reasons]

    assert words[0] == "complains"
    assert 'phone line failed: "phone line keeps me on hold"' in words
    assert 'is unhappy: "furious"' in words


def test_themes_are_found_by_their_words_and_owned_by_a_department():
    policy = Policy(
        themes={"refund": ("refund*", "money back"), "lids": ("lid", "lids")}, departments={"spares": ("lids",), "billing": ("refund",)}
    )

    verdict = judged("@acme I want my money back for the lid", policy=policy)

    assert (verdict.themes, verdict.department) == (("refund", "lids"), "billing")


def test_a_theme_means_its_plural_too_and_nothing_inside_a_word():
    policy = Policy(themes={"lids": ("lid",), "invoice": ("invoice",)})

    assert judged("@acme two lids and no invoices", policy=policy).themes == ("lids", "invoice")
    assert judged("@acme a solid kettle, invoiced", policy=policy).themes == ()


@pytest.mark.parametrize("text", ["@acme my kettle is broken. " + "and so on " * 4000, "@acme " + "a" * 9000 + "! my kettle is broken"])
def test_of_a_very_long_text_the_beginning_and_the_end_are_judged(text: str):
    verdict = judged(text)

    assert verdict.intent is Intent.COMPLAINT
    assert verdict.reasons[-1].words == "very long: only its beginning and its end were judged"


FILLER = "the market for kitchen goods grew by a tenth while prices stayed where they were and makers looked abroad for parts "


def test_an_article_is_judged_by_what_stands_near_the_brand():
    text = f"The acme kettle was shown at the fair. {FILLER * 10} Another maker faces a lawsuit after a house fire."

    verdict = judged(text)

    assert (verdict.queue, verdict.severity) == (Queue.PR, ())
    assert verdict.reasons[-1].source == "closeness"


def test_a_long_story_of_ones_own_is_read_whole():
    text = f"I bought my acme kettle in May. {'I told my mum about it and she told me to write to my shop. ' * 15} Then it burnt my hand."

    assert judged(text).priority is Priority.URGENT


def test_an_article_sent_to_the_brand_is_read_whole():
    text = f"The acme kettle was shown at the fair. {FILLER * 10} It caught fire."

    assert judged(text, is_addressed=True).severity == (Severity.FIRE,)


class _Sure:
    def score(self, text: str, seen: Evidence | None = None) -> Scores:
        chance = 0.95 if "wobbles" in text else 0.05
        return Scores({"complaint": {"yes": chance, "no": 1 - chance}})

    def moved(self, text: str, task: str, seen: Evidence | None = None) -> tuple[tuple[str, float], ...]:
        return (("wobbles", 1.0),) if "wobbles" in text else ()


def test_a_model_is_a_second_opinion():
    text = "@acme the base wobbles"

    assert judged(text).intent is Intent.OTHER
    assert judged(text, policy=Policy(model=_Sure())).intent is Intent.COMPLAINT


def _copies(text: str, authors: int) -> Context:
    return Context(brand=ACME, lookalikes=tuple(Lookalike(f"@p{number}", text, NOW) for number in range(authors)))


def test_copies_of_a_real_trouble_are_told_and_never_lowered():
    text = "@acme your new kettle leaks all over the counter every single morning"

    verdict = judged(text, context=_copies(text, 9))

    assert (verdict.intent, verdict.queue) == (Intent.COMPLAINT, Queue.SERVICE)
    assert verdict.reasons[-1].words == "nearly the same words as 9 others lately"


def test_copies_of_an_advertisement_by_several_people_are_noise():
    text = "@acme tired of work? earn money online with our team today http://win.example/"

    assert (judged(text).queue, judged(text, context=_copies(text, 3)).queue) == (Queue.SERVICE, Queue.NOISE)


def test_the_own_earlier_words_of_a_person_are_not_copies_by_others():
    text = "@acme earn money online with our team today http://win.example/"
    mine = Context(brand=ACME, lookalikes=(Lookalike("@jane", text, NOW),) * 4)

    assert judged(text, context=mine) == judged(text)
