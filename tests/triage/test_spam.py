"""Advertising goes to noise; customers never do."""

from __future__ import annotations

import pytest

from socialwatch.model.words import Queue
from tests.triage.builders import judged
from tests.triage.spam_table import ADVERTS, NEAR_MISSES, lines

SPAM = (
    "@acme best slot gacor online casino, register now http://win.example/ free bonus bonus bonus",
    "@acme Earn $500 daily from home, crypto trading made easy. DM me now! http://x.example",
    "Check out my profile for free followers http://f.example @acme",
    "@acme buy followers cheap, real followers, instant delivery, link in bio",
    "@acme I made 20k with bitcoin thanks to my mentor, join our telegram t.me/abc",
    "@acme FREE iPhone giveaway! click here http://x.example to claim your prize",
    "@acme hot singles in your area, visit my profile http://x.example",
    "@acme SEO services, rank on google, grow your business http://seo.example",
    "subscribe to my channel and follow back! f4f @acme http://yt.example",
    "@acme congratulations you have won a gift card! claim now http://x.example",
    "@acme essay writing, do your homework, best price guaranteed http://essay.example",
    "@acme forex signals, guaranteed profit, whatsapp me +1 555 0100",
    "@acme airdrop live! connect your wallet, presale ends soon, to the moon 🚀 http://c.example",
    "@acme replica rolex, 90% off, order now http://r.example",
)

CUSTOMERS = (
    "@acme I got a text about a free gift card from you http://x.example is this legit?",
    "@acme is this giveaway real or a scam? http://x.example click here to claim your prize",
    "@acme the bread slots of my toaster are stuck, photo: http://p.example",
    "@acme I want a refund, your limited offer was 50% off and I paid full price http://p.example",
    "@acme my account was hacked and now posts crypto links, please help",
    "@acme somebody is pretending to be you and sells bitcoin http://x.example",
    "@acme I ordered in your giveaway and my bonus lid never arrived, click here for the photo http://p.example",
    "@acme do you have a promo code? the website says discount",
    "@acme is the 50% off deal still on?",
    "@acme your app shows casino ads, please stop that. my kids use it",
    "@acme I can't claim my welcome bonus, the link is broken http://x.example",
    "I followed your link in bio @acme and it gives a 404",
    "@acme why do I need to sign up now to see my order? http://x.example",
    "check out my new acme kettle http://photo.example",
    "my review of the acme kettle is on my blog http://blog.example",
)


@pytest.mark.parametrize("text", SPAM)
def test_advertising_is_lowered_and_says_why(text: str):
    verdict = judged(text)

    assert (verdict.queue, verdict.is_spam, verdict.owes_answer, verdict.asks) == (Queue.NOISE, True, False, False)
    assert any(reason.source == "spam" for reason in verdict.reasons)


@pytest.mark.parametrize("text", CUSTOMERS)
def test_a_customer_who_speaks_of_such_things_is_not_lowered(text: str):
    assert judged(text).queue is not Queue.NOISE


def test_most_adverts_addressed_to_a_brand_are_lowered():
    missed = [text for text in lines(ADVERTS) if not judged(text).is_spam]

    assert len(missed) <= 9, missed


@pytest.mark.parametrize("text", lines(NEAR_MISSES))
def test_a_customer_whose_words_are_near_to_those_of_adverts_is_not_lowered(text: str):
    assert not judged(text).is_spam


def test_what_only_a_seller_says_needs_one_sign_more():
    assert not judged("@acme get 10k followers").is_spam
    assert judged("@acme get 10k followers http://grow.example").is_spam
