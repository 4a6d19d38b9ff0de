"""The pictures of README: one inbox at one hour on fixed screens. `SOCIALWATCH_PICTURES=1` draws them anew.

They are compared to the letter where the library that draws is the one that drew them, and by their words where it is another.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

import msgspec
import pytest
import textual

from socialwatch.desk.desk import Desk
from socialwatch.inbox.app import Inbox as Review
from socialwatch.inbox.opening import Opening, shown_key
from socialwatch.inbox.reader import Reader
from socialwatch.model.review import COMMANDS
from socialwatch.store.sqlite import open_store
from socialwatch.views.inbox import InboxFace
from tests.desk.rooms import Inbox
from tests.house.source import ROOT
from tests.inbox.reviews import MEDIUM, SMALL, WIDE, Person
from tests.inbox.scene import NOW, fill

PLACE = ROOT / ".pictures"

SCENES: dict[str, tuple[tuple[int, int], str, Sequence[str]]] = {
    "inbox-120x40": (WIDE, "dark", ["j"]),
    "inbox-80x24": (MEDIUM, "dark", ["j", "j", "space", "j", "k", "k"]),
    "inbox-60x18": (SMALL, "dark", ["j"]),
    "read-60x18": (SMALL, "dark", ["j", "enter"]),
    "handle-120x40": (WIDE, "dark", ["j", "x"]),
    "praise-120x40": (WIDE, "light", ["5"]),
    "filter-80x24": (MEDIUM, "dark", ["/", *"failed:p"]),
    "help-80x24": (MEDIUM, "contrast", ["?"]),
}
"""Name → size, colours, and the keys that lead there."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inbox of the pictures, at ten in the morning of a Friday in November."""
    path = tmp_path_factory.mktemp("scene") / "inbox.db"
    store = open_store(path, durable=False)
    fill(store)
    store.close()
    return path


def drawn(file: Path, size: tuple[int, int], theme: str, keys: Sequence[str]) -> str:
    """Return the screen as SVG after these keys."""
    rooms = Inbox(store=object())
    rooms.now = NOW

    @contextmanager
    def desk() -> Iterator[Desk]:
        store = open_store(file, durable=False)
        try:
            yield msgspec.structs.replace(rooms.desk("ada"), store=store)
        finally:
            store.close()

    async def go() -> str:
        with desk() as own:
            app = Review(Opening(desk=own, reader=Reader(desk), face=InboxFace(clock=lambda: NOW, zone=UTC), theme=theme))
            async with app.run_test(size=size) as pilot:
                person = Person(app, pilot)
                await person.settle()
                await person.press(*keys)
                return app.export_screenshot(title="socialwatch inbox", simplify=True)

    return f"<!-- textual {textual.__version__} -->\n{asyncio.run(go())}\n"


def words(svg: str) -> list[str]:
    """Return what can be read in a picture."""
    return [html.unescape(one).replace("\xa0", " ").rstrip() for one in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_of_readme_is_what_the_program_shows(file: Path, name: str) -> None:
    size, theme, keys = SCENES[name]
    picture = PLACE / f"{name}.svg"

    now = drawn(file, size, theme, keys)

    if os.environ.get("SOCIALWATCH_PICTURES"):
        PLACE.mkdir(exist_ok=True)
        picture.write_text(now)
    then = picture.read_text()
    if now.splitlines()[0] == then.splitlines()[0]:
        assert now == then
    assert words(now) == words(then)


def test_readme_shows_every_picture_and_no_other() -> None:
    shown = set(re.findall(r"\.pictures/([\w-]+)\.svg", (ROOT / "README.md").read_text()))

    assert shown == set(SCENES) == {file.stem for file in PLACE.glob("*.svg")}


def test_readme_lists_every_key() -> None:
    listed = set(re.findall(r"^\| (.*?) \| (.*?) \| `(\w+)` \|$", (ROOT / "README.md").read_text(), re.MULTILINE))

    assert listed == {
        (" ".join(f"`{shown_key(key)}`" for key in one.keys) or f"`ctrl-p` `{one.name}`", one.words, one.name) for one in COMMANDS
    }


def test_a_picture_holds_nothing_but_drawing() -> None:
    for file in PLACE.glob("*.svg"):
        assert not re.search(r"<script|javascript:|\son\w+=", file.read_text())
