"""Texts written by the authors of this project: what people say to those who serve them, as sentences with gaps.

`SLOTS` fill the gaps; the sentences stand by what they are. A sentence that begins with `@` speaks to somebody, one with ` @ ` in it names
somebody; the others are sent with and without a handle. Written without looking at any set that may not be trained on.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from zlib import crc32

LANGUAGES = ("en", "de", "fr", "es", "pt", "it")
KINDS = {
    "complaint": ("yes", "negative"),
    "sarcasm": ("yes", "negative"),
    "sore": ("no", "negative"),
    "question": ("no", "neutral"),
    "request": ("no", "neutral"),
    "fact": ("no", "neutral"),
    "praise": ("no", "positive"),
    "thanks": ("no", "positive"),
}
"""Kind of sentence → whether it is a complaint, and its mood."""

_ROUNDS = 8


def sentences(language: str, rounds: int = _ROUNDS) -> Iterator[tuple[str, str]]:
    """Yield kind and text, every sentence filled in a few ways; the same ways each time."""
    module = import_module(f"tests.training.written.{language}")
    slots = {name: [one.strip() for one in words.split("|")] for name, words in module.SLOTS.items()}
    for kind in KINDS:
        for line in getattr(module, kind.upper(), "").strip().splitlines():
            known = set()
            for turn in range(rounds if "{" in line else 2):
                text = _addressed(_filled(line.strip(), slots, turn), turn)
                if text not in known:
                    known.add(text)
                    yield kind, text


def _filled(line: str, slots: dict[str, list[str]], turn: int) -> str:
    while "{" in line:
        before, _, rest = line.partition("{")
        name, _, after = rest.partition("}")
        choices = slots[name]
        line = before + choices[crc32(f"{before}{name}{after}{turn}".encode()) % len(choices)] + after
    return line


def _addressed(text: str, turn: int) -> str:
    """Put a handle where people put it: mostly before, sometimes behind, sometimes nowhere."""
    place = crc32(f"{text}{turn}".encode()) % 8
    if place < 5:
        return f"@brand {text}"
    return f"{text} @brand" if place == 5 else text
