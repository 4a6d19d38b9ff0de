"""Words, marks and signs of a text, read once for every step of the judgement."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

JUDGED_CHARS = 4_000
"""How much of a text is judged: a Reddit post may have 40,000 characters, and what it wants stands at its beginning or its end."""

_END_CHARS = 1_000

STOP = "."
"""Stands in `words` where a sentence ends; no phrase reaches across it."""

HANDLE = "@"
"""Stands in `words` for any handle."""

MANNERS = frozenset({"please", "pls", "plz", "plss", "kindly", "bitte", "svp", "favor", "cortesia"})
"""Words of manners: they move no scales and no places, so that who says them is never served later."""

_APOSTROPHES = dict.fromkeys(map(ord, "’‘`´ʼ＇"), "'")
_ELISION = re.compile(r"\b(?:[ldjnscmt]|qu|un|dell|all|nell|sull|dall|quest|quell|jusqu|lorsqu)'(?=[^\W\d_])")
# Every alternative begins with another kind of character and none can be read in two ways: the time is linear.
_PIECE = re.compile(
    r"(?P<link>https?://\S*|www\.\S+)"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"|(?P<handle>@[\w]+(?:[.@-][\w]+)*|/?\bu/[\w-]+)"
    r"|(?P<word>#?[^\W_]+(?:'[^\W_]+)*)"
    r"|(?P<mark>[!?¿¡.;:…\n()。！？؟]+)"
    r"|(?P<comma>[,、،–—]+|(?<=\s)-+(?=\s))"
    r"|(?P<sign>[\u2600-\u27bf\u2b50\u2b55\u2764\U0001f300-\U0001faff])"
)
_TAG = re.compile(r"#\w+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STRETCHED = re.compile(r"(.)\1{2,}")
_DOUBLE = {
    "god": "good",
    "col": "cool",
    "fre": "free",
    "ned": "need",
    "wek": "week",
    "son": "soon",
    "to": "too",
    "of": "off",
    "feling": "feeling",
    "aw": "aww",
}
_LOUD = re.compile(r"(?<![@#\w])[A-Z]{3,}(?!\w)")
_QUESTION_MARKS = ("?", "？", "؟")
_ACCENTS = frozenset("äöüßñ¿¡ãõçèéêëàâîïôûùìòáíóúœæåøşğıłśżźćąęčřšžő")
_FACE = re.compile(r"[:;=]['-]?[)(DPp/\\|]{1,3}|<3|:'\(")


class Reading(msgspec.Struct, frozen=True):
    """A text as the word lists see it.

    Args:
        words: Folded words in order, with `STOP` and `HANDLE` in between.
        commas: Places in `words` that a comma or a dash stands before.
        questions: How many question marks.
        links: How many web addresses.
        handles: Folded, with their sign.
        signs: Emoji and typed faces.
        is_cut: Only the beginning and the end were read.
        shouts: How many exclamation marks.
        is_loud: Two words or more stand in capitals.
        ends_asking: The last thing said is a question.
        accents: Letters that English has not, as they were written in small: they tell a language where no small word does.
    """

    words: tuple[str, ...]
    commas: frozenset[int]
    questions: int
    links: int
    handles: tuple[str, ...]
    signs: tuple[str, ...]
    is_cut: bool
    shouts: int = 0
    is_loud: bool = False
    ends_asking: bool = False
    accents: frozenset[str] = frozenset()

    @property
    def spoken(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple(word for word in self.words if word not in (STOP, HANDLE))


def fold(text: str) -> str:
    """Return the text in one case and without accents, so that `Größe`, `GROSSE` and `grosse` are one."""
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def spelled(phrase: str) -> str:
    """Return a phrase of our lists in the letters that `read` gives: folded, without apostrophes and hyphens."""
    return _parted(fold(phrase)).replace("'", "").replace("-", " ")


def read(text: str) -> Reading:
    """Read the words and signs of a text; at most `JUDGED_CHARS` of it."""
    head = text if len(text) <= JUDGED_CHARS else f"{text[: JUDGED_CHARS - _END_CHARS]}\n{text[-_END_CHARS:]}"
    if "#" in head:
        head = _TAG.sub(lambda tag: _HUMP.sub(" ", tag.group()), head)
    folded = _parted(fold(head))[: 2 * JUDGED_CHARS]
    words: list[str] = []
    commas: set[int] = set()
    handles: list[str] = []
    signs = _FACE.findall(head)
    counts = {"link": 0, "?": 0}
    for match in _PIECE.finditer(folded):
        kind, piece = match.lastgroup, match.group()
        if kind == "word":
            words.append(_bare(piece))
        elif kind == "handle":
            handles.append(piece)
            words.append(HANDLE)
        elif kind == "mark":
            counts["?"] += piece.count("?") + piece.count("？") + piece.count("؟")
            words.append(STOP)
        elif kind == "comma":
            commas.add(len(words))
        elif kind == "sign":
            signs.append(piece)
        elif kind == "link":
            counts["link"] += 1
    return Reading(
        tuple(words), frozenset(commas), counts["?"], counts["link"], tuple(handles), tuple(signs), len(text) > JUDGED_CHARS,
        head.count("!"), len(_LOUD.findall(head)) > 1, head.rstrip()[-1:] in _QUESTION_MARKS,
        frozenset() if head.isascii() else frozenset(head.lower()) & _ACCENTS,
    )  # fmt: skip


def _parted(folded: str) -> str:
    """Part what an apostrophe joins in French and Italian: `l'ordine` is two words, `don't` is one."""
    return _ELISION.sub(lambda match: match.group(0)[:-1] + " ", folded)


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """Return a word without its sign and apostrophes, and `soooo` as `so`."""
    word = word.lstrip("#").replace("'", "")
    short = _STRETCHED.sub(_shortened, word) if len(word) > 2 and not word.isdigit() else word
    return word if short == word else _DOUBLE.get(short, short)


def _shortened(run: re.Match[str]) -> str:
    """Shorten a stretched letter to one, or to two where English likes to double it (`terrrrible`, `stilll`)."""
    letter, is_last = run.group(1), run.end() == len(run.string)
    return letter * (2 if letter in ("lsf" if is_last else "rlstpfmnc") else 1)
