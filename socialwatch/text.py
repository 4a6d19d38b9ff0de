"""Cleaning: what is safe to keep, what is safe to show, and what is the same text.

Everything that strangers write goes through `clean` before it is stored and through `printable` before it is shown: on a
terminal, in a log, in an error message. No other module decides what is safe. All of it is pure, none of it raises on any
text, and all of it takes time in proportion to the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 100_000
"""Characters of one text that we keep; the longest post of any network that we read has 40,000."""

REPLACED = "\ufffd"
"""Stands where something could not be kept or shown."""

_LONGEST_HTML = 200_000
_MARKS_KEPT = 30  # non-starters in a row: the limit of UAX #15's stream-safe text; no language comes near
_MARKS_SHOWN = 4
_NEWLINE = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_BEYOND_LATIN = re.compile("[^\0-\u02ff]")  # negated: a class up to U+10FFFF takes 6 ms to compile
_LONG_RUN = re.compile(f"[^\0-\u02ff]{{{_MARKS_KEPT}}}")
_SURROGATE = re.compile("[\ud800-\udfff]")


# -- for storing --------------------------------------------------------------------------------------------------------


def clean(text: str) -> str:
    """Return `text` as we store it: no NUL, no lone surrogate, `\\n` as the only line break, NFC, at most `LONGEST` characters.

    Cleaning twice changes nothing more. What it returns can be encoded as UTF-8 and written to any database.
    """
    text = _NEWLINE.sub("\n", text[: 2 * LONGEST].replace("\0", ""))
    if not text.isascii():
        # Marks are capped first: canonical ordering takes time in the square of a run of them.
        text = _with_few_marks(unicodedata.normalize("NFC", _with_few_marks(_SURROGATE.sub(REPLACED, text))))
    return text[:LONGEST]


def _with_few_marks(text: str) -> str:
    """Drop the marks of a run beyond `_MARKS_KEPT`."""
    if not _LONG_RUN.search(text):
        return text
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= _MARKS_KEPT:
            kept.append(char)
    return "".join(kept)


# -- for showing --------------------------------------------------------------------------------------------------------

_DIRECTIONS = {
    0x200E: "LRM", 0x200F: "RLM", 0x061C: "ALM", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
_JOINERS = frozenset({0x200C, 0x200D})
_TAGS = range(0xE0020, 0xE0080)
_SIGNS = frozenset({0x203C, 0x2049})  # ‼ and ⁉: punctuation that becomes an emoji behind a selector, as arrows do
_PICTOGRAPHS = range(0x1F000, 0x1FB00)
# Format characters that have a shape of their own: the number and verse signs of Arabic, Syriac and Kaithi.
_SHAPED_FORMATS = frozenset({*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD})
_BLANK_LETTERS = frozenset({0x3164, 0xFFA0})  # Hangul fillers: letters to a program, nothing to the eye
_INVISIBLE_MARK = 0x034F
_BREAKS = re.compile("[\t\n\r\u0085\u2028\u2029]+")
_PLAIN = re.compile("[ -~]*")
_PLAIN_LINES = re.compile("[ -~\n]*")


class _Table(dict[int, str]):
    """A table for `str.translate` that works a character out once and remembers those of the common planes."""

    def __missing__(self, code: int) -> str:
        found = self.work_out(code)
        if code < 0x20000:
            self[code] = found
        return found

    def work_out(self, code: int) -> str:
        raise NotImplementedError


class _Shown(_Table):
    """Character → what stands for it on a screen."""

    def work_out(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        if category == "Cc":
            return _control_picture(code)
        if category == "Cf":
            return _format_shown(code)
        if category in {"Cs", "Co"} or (category == "Cn" and code not in _PICTOGRAPHS):
            # Emoji newer than this Python's tables are not yet assigned, but a terminal may well know them.
            return REPLACED
        if code in _BLANK_LETTERS:
            return " "
        return "" if code == _INVISIBLE_MARK else chr(code)


class _Kinds(_Table):
    """Character → one letter for its part in a sequence (see `_settled`)."""

    def work_out(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if code in _JOINERS:
            return "j" if code == 0x200D else "n"
        if code in {0xFE0E, 0xFE0F}:
            return "v"
        if category in {"Mn", "Me"} or unicodedata.combining(char):
            return "t" if code in _TAGS else "m"
        if code in _TAGS:
            return "t"
        return _kind_of_base(code, category)


def _kind_of_base(code: int, category: str) -> str:
    if category == "Mc":
        return "c"
    if code == 0x1F3F4:  # the black flag: tags behind it make the flags of England, Scotland and Wales
        return "f"
    if category == "So" or code in _PICTOGRAPHS or code in _SIGNS or 0x2190 <= code < 0x2200:
        return "e"
    if chr(code) in "0123456789#*":
        return "k"
    # Scripts whose letters join or stack; a joiner between Latin letters only hides a difference.
    is_joining = 0x0600 <= code < 0x1D00 or 0xA800 <= code < 0xAC00 or 0xFB50 <= code < 0xFF00 or 0x10A00 <= code < 0x12000
    return "l" if category[0] == "L" and is_joining else "x"


_SHOWN = _Shown()
_KINDS = _Kinds()
# A joiner, selector or tag out of its place, or a fifth mark; looked for first, because dropping them takes a loop.
_UNSETTLED = re.compile(rf"(?<![efv])j(?=[ef])|(?<![lmc])[jn](?=l)|j(?![efl])|n(?!l)|(?<![efk])v|t|(?:[mv]c*){{{_MARKS_SHOWN + 1}}}")


def printable(text: str, *, multiline: bool = False) -> str:
    """Return `text` as it can go to any terminal, log or error message.

    No control character is left (each is shown as a mark such as `␛`), nothing turns the direction of writing (shown as
    `‹RLO›`), nothing is invisible, no letter carries a tower of accents. Emoji sequences and the joiners of scripts that
    need them stay whole. Line breaks and tabs become one space, or with `multiline` line breaks stay and a tab is four spaces.

    It is text, not markup: a renderer with a markup of its own must be told so.
    """
    if multiline:
        text = _NEWLINE.sub("\n", text).replace("\t", "    ")
    else:
        text = _BREAKS.sub(" ", text)
    if (_PLAIN_LINES if multiline else _PLAIN).fullmatch(text):
        return text
    text = "\n".join(line.translate(_SHOWN) for line in text.split("\n"))
    return _settled(text) if _BEYOND_LATIN.search(text) else text


def _control_picture(code: int) -> str:
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else REPLACED


def _format_shown(code: int) -> str:
    if code in _DIRECTIONS:
        return f"‹{_DIRECTIONS[code]}›"
    if code in _JOINERS or code in _TAGS or code in _SHAPED_FORMATS:
        return chr(code)
    return ""


def _settled(text: str) -> str:
    """Drop marks beyond `_MARKS_SHOWN` on one base, and joiners, selectors and tags that join nothing."""
    kinds = text.translate(_KINDS)
    if not _UNSETTLED.search(kinds):
        return text
    return "".join(_kept(text, kinds))


def _kept(text: str, kinds: str) -> Iterator[str]:
    marks, before = 0, "x"
    for at, (char, kind) in enumerate(zip(text, kinds, strict=True)):
        if kind in "mvt":
            marks += 1
            if marks > (_MARKS_SHOWN if kind != "t" else 7) or not _belongs(kind, before):
                continue
        elif kind in "jn":
            if not _joins(char, before, kinds[at + 1 : at + 2]):
                continue
        elif kind != "c":
            marks = 0
        yield char
        before = kind


def _belongs(kind: str, before: str) -> bool:
    """Say whether a mark, a variation selector or a tag may stand behind what was kept before it."""
    if kind == "v":
        return before in {"e", "f", "k"}
    return kind != "t" or before in {"f", "t"}


def _joins(joiner: str, before: str, after: str) -> bool:
    if joiner == "\u200d" and before in {"e", "f", "v"} and after in {"e", "f"}:
        return True
    return before in {"l", "m", "c"} and after == "l"


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space and none at its ends."""
    return " ".join(text.split())


# -- how wide it is -----------------------------------------------------------------------------------------------------


def cells(text: str) -> int:
    """Return how many cells of a terminal a printable text takes."""
    if text.isascii() or not _BEYOND_LATIN.search(text):
        return len(text)
    return sum(width for _, width in _graphemes(text))


def fit(text: str, cells: int) -> str:
    """Return a printable text of one line in at most so many cells, cut between two characters as the eye sees them, with an `…`."""
    if cells <= 0:
        return ""
    if text.isascii() or not _BEYOND_LATIN.search(text):
        return text if len(text) <= cells else text[: cells - 1] + "…"
    kept, used, room = 0, 0, 0
    for grapheme, width in _graphemes(text):
        used += width
        if used > cells:
            return text[:room] + "…"
        kept += len(grapheme)
        if used < cells:
            room = kept
    return text


def wrapped(text: str, cells: int, *, most: int) -> list[str]:
    """Break a printable text of one line at its blanks into lines of at most so many cells; the last of `most` lines is cut by `fit`.

    A word that is wider than a line is broken where the line ends.
    """
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) < most - 1:
        head = fit(rest, cells)
        if head == rest:
            break
        kept = len(head) - 1  # without the ellipsis
        if kept < 1:  # no room for a single character
            break
        blank = rest.rfind(" ", 1, kept + 1)
        at = blank if blank > kept // 2 else kept
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*lines, fit(rest, cells)] if rest or not lines else lines


def _graphemes(text: str) -> Iterator[tuple[str, int]]:
    """Yield what the eye takes for one character, with its cells."""
    import wcwidth

    for grapheme in wcwidth.iter_graphemes(text):
        yield grapheme, max(0, wcwidth.wcswidth(grapheme))


# -- for a spreadsheet --------------------------------------------------------------------------------------------------

_FORMULA = re.compile(r"'|[\s\ufeff\u200b]*[=+\-@\0＝＋－＠]|[^\S\t\r\n]*[\t\r\n]")


def spreadsheet_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula: with a `'` before it where it could.

    A text that begins with `'` gets another, so that `spreadsheet_text` gives back every text exactly.

    Source: OWASP ASVS 5.0, 1.2.10; widened by line breaks, leading blanks and fullwidth signs.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def spreadsheet_text(cell: str) -> str:
    """Return the text that `spreadsheet_cell` was given; a cell that it never wrote comes back as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


# -- from HTML ----------------------------------------------------------------------------------------------------------

# Not `html.parser`: 50 kB of `<a ` keep it busy for 27 s (Python 3.11.7). Here every scan ends at the next `<`.
_TAG = re.compile(r"""<(?:(/?[a-zA-Z][^\s<>/]*+)|[!?])(?:(?:[^<>"']|"[^"<]*"|'[^'<]*')*+|[^<>]*+)>""")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template)\b(?=[^<]*>).*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BLOCKS = frozenset({"p", "blockquote", "ul", "ol", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"br", "div", "tr", "hr", "dt", "dd", "section", "article", "figure", "header", "footer"})
_ZEROS = re.compile(r"(&#[xX]?)0+(?=[0-9a-fA-F])")
_BIG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


def html_to_text(html: str) -> str:
    """Return the words of a piece of HTML as plain text: paragraphs apart by an empty line, list items with `• `, entities undone.

    Scripts, styles and comments are dropped; what is not HTML after all (`I <3 it`, `a < b`) stays. Reads at most
    200,000 characters. The result is text and nothing else: pass it through `clean` like any other.
    """
    from html import unescape

    html = _COMMENT.sub("", html[:_LONGEST_HTML])
    pieces, end = [], 0
    for tag in _TAG.finditer(html):
        pieces += [" ".join(re.split(r"[ \t\r\n\f]+", html[end : tag.start()])), _break_for(tag[1] or "")]
        end = tag.end()
    pieces.append(" ".join(re.split(r"[ \t\r\n\f]+", html[end:])))
    text = unescape(_BIG_NUMBER.sub(REPLACED, _ZEROS.sub(r"\1", "".join(pieces))))
    text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \n")


def _break_for(tag: str) -> str:
    name = tag.lower()
    if name == "li":
        return "\n• "
    if name.removeprefix("/") in _BLOCKS:
        return "\n\n"
    return "\n" if name in _LINES else ""


# -- what is the same text ----------------------------------------------------------------------------------------------

# Letters, digits and the signs that belong to letters: Python's `\w` knows no combining mark.
_WORD_CHARS = (
    r"[^\W_]|[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    r"\u0eb1-\u0ebc\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u3099\u309a]"
)
_WORD = rf"(?:{_WORD_CHARS})+(?:'(?:{_WORD_CHARS})+)*"  # compiled on first use: most commands look for no words
_ACCENT = range(200, 241)  # combining classes of what is attached, above or below; kana voicing, nuktas and viramas are none
_POINTS = range(10, 37)  # and of the vowel points of Hebrew, Arabic and Syriac


def fold(text: str) -> str:
    """Return `text` for comparison: case folded, accents and compatibility forms gone (`Ｃａｆé` → `cafe`). Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", _with_few_marks(text)).casefold()
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not _is_accent(char))
    return unicodedata.normalize("NFC", bare)


def _is_accent(char: str) -> bool:
    kind = unicodedata.combining(char)
    return kind in _ACCENT or kind in _POINTS


def words(text: str) -> list[str]:
    """Return the words of `text`, folded and in order, without punctuation; `don’t` and `don't` are one word, the same."""
    return re.findall(_WORD, fold(text).replace("’", "'"))


# What the eye takes for a Latin letter, after folding. Source: those of UTS #39 confusables.txt that a keyboard of
# Cyrillic, Greek or Armenian gives, and the digits.
_CONFUSABLE = {
    ord(char): latin
    for latin, chars in {
        "a": "аα", "b": "вβь", "c": "сϲ", "d": "ԁ", "e": "еєε", "g": "ց", "h": "нһհ", "j": "јϳ", "k": "кκ", "l": "i1|іιӏı", "m": "м",
        "n": "пηո", "o": "0оοօ", "p": "рρ", "q": "ԛգ", "r": "гɼ", "s": "ѕտ", "t": "тτ", "u": "υս", "v": "ν", "w": "ԝωա", "x": "хχ", "y": "уγ", "z": "ᴢ",
    }.items()
    for char in chars
}  # fmt: skip


def skeleton(handle: str) -> str:
    """Return what the eye makes of a handle: two handles of one skeleton can be taken for one another."""
    visible = "".join(char for char in handle if unicodedata.category(char) != "Cf")
    return fold(visible).translate(_CONFUSABLE).replace("rn", "m").replace("vv", "w")


def is_lookalike(handle: str, ours: Iterable[str]) -> bool:
    """Say whether somebody's handle could be taken for one of ours and is none of them."""
    known = {one.lower() for one in ours}
    return handle.lower() not in known and skeleton(handle) in {skeleton(one) for one in known}
