"""How long a post is for X: the weights of twitter-text's third configuration. Pure.

Source: https://github.com/twitter/twitter-text, config/v3.json: 280; a weight of 1 for most of the letters of Europe, 2 for
everything else, 2 for an emoji however many code points it takes, 23 for an address whatever its length.
"""

from __future__ import annotations

import re
import unicodedata

from socialwatch.transport.sending import LINK

LONGEST = 280
_LINK = 23
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
# X links a bare host as well. Whether its last part is a domain of this year is not looked up: it counts as what is longer.
_BARE = re.compile(r"(?<![\w@/.:#-])(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+[a-z]{2,24}(?![\w@])(?:/[^\s<>\"']*)?", re.IGNORECASE | re.ASCII)
_EMOJI = re.compile("[\U0001f000-\U0001faff\ufe0f\u20e3]")


def weighted_length(text: str) -> int:
    """Return the length of a text as X counts it."""
    text = unicodedata.normalize("NFC", text)
    total, end = 0, 0
    for link in LINK.finditer(text):
        total += _bare_and_words(text[end : link.start()]) + _LINK
        end = link.end()
    return total + _bare_and_words(text[end:])


def _bare_and_words(text: str) -> int:
    total, end = 0, 0
    for host in _BARE.finditer(text):
        total += _words(text[end : host.start()]) + max(_LINK, len(host[0]))
        end = host.end()
    return total + _words(text[end:])


def _words(text: str) -> int:
    if text.isascii():
        return len(text)
    import wcwidth

    return sum(2 if _EMOJI.search(one) else sum(map(_weight, one)) for one in wcwidth.iter_graphemes(text))


def _weight(char: str) -> int:
    return 1 if any(first <= ord(char) <= last for first, last in _LIGHT) else 2
