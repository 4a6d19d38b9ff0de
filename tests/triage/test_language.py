"""The language of a text: the network's word, small words, letters and script; and what nobody here can read."""

from __future__ import annotations

import pytest

from socialwatch.triage.language import languages
from socialwatch.triage.tokens import read

SHORT = {
    "de": (
        "@acme fühlt sich schon so spät an",
        "@acme Kündigung!",
        "@acme geht das auch größer?",
        "@acme nicht gut",
        "@acme immer noch kein Paket",
    ),
    "fr": (
        "@acme très déçue",
        "@acme où est mon colis",
        "@acme ça marche plus",
        "@acme découvrir la nouvelle bouilloire",
        "@acme c'est nul",
    ),
    "es": ("@acme ¿dónde está?", "@acme tampoco funciona hoy", "@acme mañana vuelvo", "@acme no me llega el pedido", "@acme qué asco"),
    "pt": ("@acme não chegou", "@acme tô chorando", "@acme vocês são ótimos", "@acme cadê meu pedido", "@acme isso não presta"),
    "it": ("@acme non è arrivato", "@acme così non va", "@acme tutto rotto, sempre", "@acme perché non rispondete", "@acme chi mi aiuta?"),
    "en": ("@acme not a single problem since 2015", "@acme broken", "@acme where is it", "@acme ok", "@acme why though"),
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in SHORT.items() for text in texts])
def test_a_short_text_is_read_with_the_lists_of_its_language(lang: str, text: str):
    assert lang in languages(read(text), None)


@pytest.mark.parametrize(
    "text",
    [
        "@acme mijn waterkoker is niet aangekomen, wat nu?", "@acme vattenkokaren läcker och ingen svarar", "@acme czajnik nie działa od tygodnia, proszę o pomoc",
        "@acme su ısıtıcısı bozuldu, ne yapmalıyım?", "@acme yeh kettle kaam nahi kar raha hai", "@acme чайник течёт", "@acme الغلاية لا تعمل", "@acme 主题坏了",
    ],
)  # fmt: skip
def test_a_language_without_lists_is_not_taken_for_another(text: str):
    assert languages(read(text), None) == ()


def test_the_networks_word_counts_first_but_not_against_the_script():
    assert languages(read("@acme no funciona"), "es") == ("es",)
    assert languages(read("@acme super toll"), "nl") == ()
    assert languages(read("@acme чайник течёт"), "en") == ()
