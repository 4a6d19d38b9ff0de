"""The pictures of README: the demo at fixed hours on fixed screens. `SOCIALWATCH_PICTURES=1` draws them anew.

They are compared to the letter where the library that draws is the one that drew them, and by their words where it is another.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
import textual

from socialwatch.desk.poll import poll
from socialwatch.inbox.app import Inbox
from socialwatch.inbox.opening import Opening, shown_key
from socialwatch.inbox.reader import Reader
from socialwatch.model.review import COMMANDS
from socialwatch.networks.demo import demo_config
from socialwatch.views.inbox import InboxFace
from socialwatch.wiring import House, Options
from tests.house.source import ROOT
from tests.inbox.reviews import MEDIUM, SMALL, WIDE, Person

PLACE = ROOT / ".pictures"
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)

SCENES: dict[str, tuple[tuple[int, int], str, Sequence[str]]] = {
    "inbox-120x40": (WIDE, "dark", ["ctrl+d"]),
    "inbox-80x24": (MEDIUM, "dark", ["j", "j", "space", "j"]),
    "inbox-60x18": (SMALL, "dark", ["j"]),
    "read-60x18": (SMALL, "dark", ["j", "enter"]),
    "handle-120x40": (WIDE, "dark", ["j", "x"]),
    "praise-120x40": (WIDE, "light", ["5", "j"]),
    "filter-80x24": (MEDIUM, "dark", ["/", *"failed:p"]),
    "help-80x24": (MEDIUM, "contrast", ["?"]),
}
"""Name → size, colours, and the keys that lead there."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo, polled at ten in the morning of a Friday in November."""
    config = tmp_path_factory.mktemp("demo") / "demo.toml"
    config.write_text(f'database = "demo.db"\ntimezone = "UTC"\n\n{demo_config()}')
    config.chmod(0o600)
    one = House(Options(config=config, me="ada"), clock=lambda: NOW, environ={"HOME": str(config.parent)})
    with one.poll_lock(), one.open_store(create=True, durable=False) as store:
        poll(one.sources(), one.poll_tools(store, lambda *_: None))
    return one


def drawn(house: House, size: tuple[int, int], theme: str, keys: Sequence[str]) -> str:
    """Return the screen as SVG after these keys."""

    async def go() -> str:
        with house.open_store() as store:
            opening = Opening(
                desk=house.desk(store), reader=Reader(house.open_desk), face=InboxFace(clock=house.clock, zone=house.zone),
                views=house.settings.views, theme=theme,
            )  # fmt: skip
            app = Inbox(opening)
            async with app.run_test(size=size) as pilot:
                person = Person(app, pilot)
                await person.settle()
                await person.press(*keys)
                app.screen.set_focus(app.screen.focused)
                return app.export_screenshot(title="socialwatch inbox", simplify=True)

    return f"<!-- textual {textual.__version__} -->\n{asyncio.run(go())}\n"


def words(svg: str) -> list[str]:
    """Return what can be read in a picture."""
    return [html.unescape(one).replace("\xa0", " ").rstrip() for one in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_of_readme_is_what_the_program_shows(house: House, name: str) -> None:
    size, theme, keys = SCENES[name]
    file = PLACE / f"{name}.svg"

    now = drawn(house, size, theme, keys)

    if os.environ.get("SOCIALWATCH_PICTURES"):
        PLACE.mkdir(exist_ok=True)
        file.write_text(now)
    then = file.read_text()
    if now.splitlines()[0] == then.splitlines()[0]:
        assert now == then
    assert words(now) == words(then)


def test_readme_shows_every_picture_and_no_other() -> None:
    shown = set(re.findall(r"\.pictures/([\w-]+)\.svg", (ROOT / "README.md").read_text()))

    assert shown == set(SCENES) == {file.stem for file in PLACE.glob("*.svg")}


def test_readme_lists_every_key() -> None:
    listed = set(re.findall(r"^\| (.*?) \| (.*?) \| `(\w+)` \|$", (ROOT / "README.md").read_text(), re.MULTILINE))

    assert listed == {(" ".join(f"`{shown_key(key)}`" for key in one.keys), one.words, one.name) for one in COMMANDS}


def test_a_picture_holds_nothing_but_drawing() -> None:
    for file in PLACE.glob("*.svg"):
        assert not re.search(r"<script|javascript:|\son\w+=", file.read_text())
