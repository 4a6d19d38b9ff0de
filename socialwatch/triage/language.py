"""Language: which word lists can judge a text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import import_module

from socialwatch.model.words import Channel, Severity
from socialwatch.triage.phrases import Phrases
from socialwatch.triage.tokens import HANDLE, STOP, Reading

JUDGED = ("en", "de", "fr", "es", "pt", "it")
"""Languages with word lists of their own."""

_UNTELLING = frozenset({STOP, HANDLE, "please", "pls", "plz", "plss", "kindly"})  # people say `please` in every language
_FAINT = 2  # so few small words do not tell a language
_TELLING = frozenset(
    {
        "trouble",
        "bad",
        "good",
        "thanks",
        "help",
        "cancel",
        "purchase",
        "suggestion",
        "idiom_good",
        "repeat",
        "long_wait",
        "resolved",
        *Channel,
        *Severity,
    }
)

_COMMON = {
    "nl": "de het een en van ik niet is dat met voor mijn maar wat zijn hebben heeft nog naar ook wel geen jullie kunnen waarom",
    "sv": "och att det som en ett jag inte är för med på av har min till den om men vad varför kan hur ni",
    "da": "og at det som en et jeg ikke er for med på af har min til den om men hvad hvorfor kan hvordan fra",
    "pl": "nie na że się jest do czy jak to mój moja proszę dlaczego kiedy mam po od ale już za tak",
    "tr": "ve bir bu için de da ne çok ama değil mi var yok neden nasıl benim daha gibi",
    "id": "yang dan di ini itu saya tidak ada dengan untuk kenapa bisa apa sudah belum dari ke min kak nya",
    "ro": "și este nu că la din pe cu pentru am mai un o de ce sunt",
    "cs": "je se na to že jsem není ale jak co už za mi pro tak když",
    "fi": "on ja ei että en ole se mutta kun niin miksi minun olen mikä",
    "hu": "nem hogy egy és az van ez meg csak már miért kell volt",
    "vi": "là và của không có tôi được cho này với một những bạn",
    "hi": "hai nahi nahin kya ka ki ke ko mein main aur hain tha thi bhi yeh ye woh kar kr raha rahe rahi hoga apne aap koi kuch agar lekin jab tak sab bahut mera meri hum tum abhi toh",
    "ca": "amb els és una però què han del molt fins aquest",
}  # fmt: skip


_MARKS = {
    "de": frozenset("äöüß"), "fr": frozenset("éèêëàâîïôûùçœ"), "es": frozenset("ñ¿¡áéíóú"), "pt": frozenset("ãõçáéíóúâêô"), "it": frozenset("àèéìòù"),
    "sv": frozenset("åäö"), "da": frozenset("åøæ"), "fi": frozenset("äö"), "tr": frozenset("şğıçöü"), "pl": frozenset("łśżźćąęó"), "cs": frozenset("čřšžěůý"),
    "hu": frozenset("őűéáíóöü"), "ro": frozenset("ăâîșț"), "ca": frozenset("çèòàï"), "vi": frozenset("đơưạảấầ"),
}  # fmt: skip
_MARKS_COUNT = 2  # letters of a language weigh at most as much as two of its small words


@lru_cache(maxsize=16)
def phrases_of(lang: str) -> Phrases:
    """Return the word lists of a judged language; they are read at the first text that needs them."""
    from socialwatch.triage.lexicon.channels import THINGS

    module = import_module(f"socialwatch.triage.lexicon.{lang}")
    return Phrases(module.LISTS | THINGS.get(lang, {}), module.SETS)


def languages(reading: Reading, given: str | None) -> tuple[str, ...]:
    """Return the judged languages of a text, the likelier first; empty for a language that nobody here can judge.

    The network's word counts before ours, unless the script or most of the words contradict it.
    """
    words = [word for word in reading.words if word not in _UNTELLING]
    if words and not _is_latin(words):
        return ()
    scores = _scores(frozenset(words), reading.accents)
    best = max(scores, key=lambda lang: (scores[lang], lang == given, lang == "en"))
    if given and given not in JUDGED and given not in ("und", "zxx", "qme", "qht", "qam", "art") and scores[best] < 3:
        return ()
    if given in JUDGED and scores[given] + 2 >= scores[best]:
        best = given
    near = [lang for lang in JUDGED if scores[lang] >= scores[best] - 1]
    if scores[best] <= _FAINT or (len(near) > 1 and best in JUDGED):
        return _by_lists(reading, scores, best, near)
    return (best,) if best in JUDGED else ()


def _by_lists(reading: Reading, scores: dict[str, int], best: str, near: list[str]) -> tuple[str, ...]:
    """Return the one or two languages whose lists know most of a text that has hardly a small word (`Kündigung!`)."""
    known = {lang: len({hit.start for hit in phrases_of(lang).find(reading.words) if hit.kind in _TELLING}) for lang in near}
    ranked = sorted(near, key=lambda lang: (known[lang] + scores[lang], known[lang], lang == "en"), reverse=True)
    if not ranked or (scores[best] and not known[ranked[0]]):
        return (best,) if best in JUDGED else ()
    return tuple(lang for lang in ranked[:2] if lang == ranked[0] or known[lang])


def _is_latin(words: list[str]) -> bool:
    letters = "".join(words)[:400]
    if letters.isascii():
        return True
    latin = sum(letter.isascii() or _script(letter) == "LATIN" for letter in letters)
    return 2 * latin >= len(letters)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _scores(words: frozenset[str], accents: frozenset[str]) -> dict[str, int]:
    scores, known = dict.fromkeys(_common_words(), 0), _languages_of()
    for word in words:
        for lang in known.get(word, ()):
            scores[lang] += 1
    for lang, own in _MARKS.items() if accents else ():
        scores[lang] += min(_MARKS_COUNT, len(accents & own))
    return scores


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return small word → the languages that have it: one look for each word of a text, however many languages there are."""
    words = frozenset().union(*_common_words().values())
    return {word: tuple(lang for lang, common in _common_words().items() if word in common) for word in words}


@lru_cache(maxsize=1)
def _common_words() -> dict[str, frozenset[str]]:
    from socialwatch.triage.lexicon import COMMON
    from socialwatch.triage.tokens import fold

    return {lang: frozenset(fold(text).split()) for lang, text in {**COMMON, **_COMMON}.items()}
