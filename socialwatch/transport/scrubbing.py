"""Recordings made anonymous: every word of an answer becomes an invented one of the same shape, the same word always the same.

Letters stay letters of their script and case, digits stay digits, lengths and punctuation stay: what reads an answer reads the recording.
Kept are what a protocol says and no person: names of keys, times, short numbers, and the values of the keys in `_SPOKEN`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

_HEADERS = re.compile(r"content-type|date|link|retry-after|(x-)?rate-?limit[a-z-]*|x-ratelimit[a-z-]*|x-rate-limit[a-z-]*")
_SPOKEN = frozenset("""
    type type_ $type kind visibility reason lang language langs reviewerlanguage state status object token_type scope error error_name
    notification_type subreddit_type archetype territory locale version reply_settings content_type user_type post_type seconds
""".split())  # noqa: SIM905 - words, not a list  # fmt: skip
_ASKED = frozenset("""
    limit sort order type type_ types[] page pagesize per_page hitsperpage maxresults max_results part filter textformat typotolerance format
    include_filtered exclude_reblogs raw_json restrict_sr syntax t reasons numericfilters fromdate todate listing_type unread_only include
    include_raw tweet.fields post.fields user.fields expansions start_time end_time offset site depth mark
""".split())  # noqa: SIM905 - words, not a list  # fmt: skip
_ADDRESS = frozenset("""
    http https at did plc web app bsky feed post tag urn www com org net rel next prev first max min since id limit page cursor xrpc api
""".split())  # noqa: SIM905 - words, not a list  # fmt: skip
_TAGS = frozenset("""
    a abbr aside b blockquote br cite code dd del details div dl dt em figure figcaption h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s
    small span strong sub summary sup table tbody td th thead tr u ul
""".split())  # noqa: SIM905 - words, not a list  # fmt: skip
_NAMES = frozenset("href src alt title style id name width height lang cite datetime start align url length".split())  # noqa: SIM905
_ATTRIBUTES = frozenset("class rel target translate type version encoding ispermalink dir".split())  # noqa: SIM905
_TIME = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_MAIL_TIME = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} [\d:]{5,8} (?:[A-Z]{3}|[+-]\d{4})"
_WHEN = re.compile(f"{_TIME}|{_MAIL_TIME}")
_JSON_FEED = re.compile(r"https?://jsonfeed\.org/version/[0-9.]+")  # how such a feed says what it is
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);)|(?P<tag></?[a-zA-Z][^<>]*>)|(?P<word>[^\W_]+)")
_XML_PIECE = re.compile(rf"(?P<kept>{_WHEN.pattern}|&[#\w]{{2,10}};)|(?P<tag><[/?!]?[a-zA-Z][^<>]*>)|(?P<word>[^\W_]+)")
_URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+|/\S*|<https?:[^>]*>.*", re.IGNORECASE)
_FULLNAME = re.compile(r"(t[1-6]_)([0-9a-z]{1,20})")
_IDS = re.compile(r"(?:^|_)ids?$|I[dD]s?$")


class Scrubber:
    """Invents words, and remembers which stands for which.

    Args:
        key: Random bytes; without them nobody can try names until one fits.
        private: What the configuration calls the brand, its accounts and its credentials: never left in an address.
    """

    def __init__(self, key: bytes, private: Iterable[str] = ()) -> None:
        self._key = key
        self._invented: dict[str, str] = {}
        self._taken: set[str] = set()
        words = {word.lower() for text in private for word in _WORD.findall(text) if len(word) > 2}
        self._private = frozenset(words - _ADDRESS)

    # -- answers -------------------------------------------------------------------------------------

    def body(self, value: Any, key: str = "") -> Any:
        """Return a JSON value with every word in it replaced; times, true and false, and numbers that name nothing stay."""
        if isinstance(value, dict):
            return {self._key_name(name): self.body(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [self.body(item, key) for item in value]
        if isinstance(value, str):
            return self._string(value, key)
        if isinstance(value, int) and not isinstance(value, bool) and _IDS.search(key) and value > 99:
            return int(self.word(str(value)))
        return value

    def markup(self, text: str) -> str:
        """Return an XML document with its words replaced; tags, times and entities stay."""
        sections = re.split(r"(<!\[CDATA\[.*?\]\]>)", text, flags=re.DOTALL)
        return "".join(
            f"<![CDATA[{self.text(one[9:-3])}]]>" if one.startswith("<![CDATA[") else _XML_PIECE.sub(self._xml_piece, one)
            for one in sections
        )

    def text(self, text: str) -> str:
        """Return a text, or a piece of HTML, with its words replaced."""
        return _PIECE.sub(lambda piece: self._piece(piece, has_own_tags=False), text)

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return the few headers that a client goes by, in lower case; cookies, tokens and marks for tracking are not among them."""
        lower = {name.lower(): value for name, value in headers.items()}
        return {name: self._uri(value) if name == "link" else value for name, value in lower.items() if _HEADERS.fullmatch(name)}

    # -- questions -----------------------------------------------------------------------------------

    def path(self, path: str) -> str:
        """Return the path of an address: what the configuration says and what names a thing is replaced, the API's own words stay."""
        return _WORD.sub(lambda found: self.word(found[0]) if self._is_name(found[0]) else found[0], unquote(path))

    def query(self, query: Mapping[str, list[str]]) -> dict[str, Any]:
        """Return the parameters of a question, credentials too as invented words; a key sent once has a text as its value."""
        told: dict[str, Any] = {}
        for name, values in query.items():
            is_spoken = name.lower() in _ASKED and not any(self._is_private(value) for value in values)
            shown = values if is_spoken else [self._string(value, "") for value in values]
            told[name] = shown[0] if len(shown) == 1 else shown
        return told

    # -- words ---------------------------------------------------------------------------------------

    def word(self, word: str) -> str:
        """Return what stands for a word: never itself where it has three signs or more, and the same for every case of it."""
        if word.isdigit() and len(word) < 3:
            return word
        lower = word.lower() if len(word.lower()) == len(word) else word
        if lower not in self._invented:
            tries = (self._invent(lower, attempt) for attempt in range(64))
            found = next((one for one in tries if one != lower and one not in self._taken), None) or self._invent(lower, 64)
            self._invented[lower] = found
            self._taken.add(found)
        found = self._invented[lower]
        return "".join(sign.upper() if own.isupper() and len(sign.upper()) == 1 else sign for own, sign in zip(word, found, strict=True))

    def _invent(self, word: str, attempt: int) -> str:
        seed = hashlib.shake_256(self._key + attempt.to_bytes(1, "big") + word.encode(errors="replace")).digest(2 * len(word))
        signs = [
            _sign_like(sign, int.from_bytes(seed[2 * place : 2 * place + 2], "big"), is_first=place == 0) for place, sign in enumerate(word)
        ]
        return "".join(signs)

    def _string(self, text: str, key: str) -> str:
        spoken = r"[\w.#-]{1,60}" if key == "$type" else r"[\w+/-]{1,40}"
        if key.lower() in _SPOKEN and re.fullmatch(spoken, text, re.ASCII) and not self._is_private(text):
            return text
        if _WHEN.fullmatch(text) or _JSON_FEED.fullmatch(text):
            return text
        if fullname := _FULLNAME.fullmatch(text):
            return fullname[1] + self.word(fullname[2])
        return self._uri(text) if _URI.fullmatch(text) else self.text(text)

    def _uri(self, text: str) -> str:
        return _WORD.sub(
            lambda found: found[0] if found[0].lower() in _ADDRESS and not self._is_private(found[0]) else self.word(found[0]), text
        )

    def _xml_piece(self, piece: re.Match[str]) -> str:
        return self._piece(piece, has_own_tags=True)

    def _piece(self, piece: re.Match[str], *, has_own_tags: bool) -> str:
        """Return a word, a tag or whatever stands as it is; in a text only tags of HTML are tags, a person may write anything in brackets."""
        if piece["word"]:
            return self.word(piece["word"])
        tag = piece["tag"]
        if not tag:
            return piece[0]
        name = re.match(r"<[/?!]?([\w:.-]+)", tag)
        if name is None or not (has_own_tags or name[1].lower() in _TAGS):
            return _WORD.sub(lambda found: self.word(found[0]), tag)
        return tag[: name.end()] + _INSIDE.sub(lambda found: self._attribute(found, has_own_tags=has_own_tags), tag[name.end() :])

    def _attribute(self, found: re.Match[str], *, has_own_tags: bool) -> str:
        name, between, value = found["name"], found["between"], found["value"]
        if name is None:
            return self.word(found[0])
        is_known = has_own_tags or name.lower() in _ATTRIBUTES or name.lower() in _NAMES
        is_spoken = is_known and (name.lower() in _ATTRIBUTES or name.lower().startswith("xmlns"))
        shown = name if is_known else _WORD.sub(lambda word: self.word(word[0]), name)
        return f"{shown}{between}{value if is_spoken and not self._is_private(value) else self._uri(value)}"

    def _key_name(self, name: str) -> str:
        """Return a key: those that name a thing (a number, an address) are replaced as well."""
        return name if re.fullmatch(r"[A-Za-z_$@][A-Za-z0-9_.$-]{0,40}", name) and not self._is_name(name) else self._uri(name)

    def _is_private(self, text: str) -> bool:
        return any(word.lower() in self._private for word in _WORD.findall(text))

    def _is_name(self, word: str) -> bool:
        """Whether a word of an address names a thing: a long number, or digits and letters in a row that no API would choose."""
        is_mixed = len(word) >= 8 and any(map(str.isdigit, word)) and any(map(str.isalpha, word))
        return self._is_private(word) or (word.isdigit() and len(word) > 2) or is_mixed


_INSIDE = re.compile(r"""(?P<name>[\w:-]+)(?P<between>\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s"'<>]+)|[^\W_]+""")


def _sign_like(sign: str, chance: int, *, is_first: bool) -> str:
    """Return a sign of the same kind: a digit, a letter of the same case, one of the same script."""
    if sign.isascii():
        if sign.isdigit():
            return str(1 + chance % 9) if is_first and sign != "0" else str(chance % 10) if not is_first else "0"
        return chr(ord("a") + chance % 26)
    start = ord(sign) // 64 * 64
    kin = [one for code in range(start, start + 64) if (one := chr(code)).isalnum() and one.lower() == one and one != sign] or ["x"]
    return kin[chance % len(kin)]
