"""The bundled corpus: four weeks of invented posts about an invented maker of kettles, to look around without keys or network.

`demo_corpus.jsonl` holds one post a line, oldest first; `minutes` says how long before the first poll it was written. A few have
negative minutes: they arrive later, up to two days after the first poll, so that polling again is worth it. People, texts and
addresses are invented; some texts are hostile on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import msgspec

from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Rechecked, Spent, Watch, Window
from socialwatch.model.mention import Mention
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.text import clean, one_line

PAGE_POSTS = 100

_HANDLES = {
    "x": ("@acme", "@acmehelp"),
    "reddit": ("u/acme",),
    "mastodon": ("@acme@mastodon.example",),
    "bluesky": ("@acme.example",),
}
_HASHTAGS = ("#acme", "#acmekettle")
_KEYWORDS = ("acme kettle", "acme toaster", "acme customer service")
_EXCLUDE = ("acme corporation cartoon",)


class _Post(msgspec.Struct):
    """One line of the corpus."""

    network: str
    id: str
    minutes: int
    author: str
    lang: str
    text: str
    author_name: str | None = None
    followers: int | None = None
    title: str | None = None
    thread: str | None = None
    reply_to: str | None = None


def demo_brand() -> Brand:
    """Return the brand that the corpus talks about."""
    return Brand(name="acme", handles=_HANDLES, hashtags=_HASHTAGS, keywords=_KEYWORDS, exclude=_EXCLUDE)


def demo_config() -> str:
    """Return a configuration around the corpus (TOML): brand, source, calendar, promises, departments and a rule; no `database`."""
    return files(__package__).joinpath("demo_config.toml").read_text(encoding="utf-8")


def demo_corpus(anchor: datetime) -> list[Mention]:
    """Return every post, oldest first, as it stands when the first poll was at `anchor` (aware UTC); some lie after it."""
    lines = files(__package__).joinpath("demo_corpus.jsonl").read_bytes().splitlines()
    decoder = msgspec.json.Decoder(_Post)
    return [_mention(decoder.decode(line), anchor) for line in lines]


def _mention(post: _Post, anchor: datetime) -> Mention:
    return Mention(
        network=post.network,
        native_id=post.id,
        author=one_line(clean(post.author)),
        author_name=one_line(clean(post.author_name)) if post.author_name else None,
        followers=post.followers,
        text=clean(post.text),
        title=one_line(clean(post.title)) if post.title else None,
        created_at=anchor - timedelta(minutes=post.minutes),
        brand="acme",
        url=f"https://{post.network}.example/posts/{post.id}",
        thread_id=post.thread,
        in_reply_to=post.reply_to,
        lang=post.lang,
        # Whoever goes on talking with the brand need not name it again; a real network would notify the brand.
        is_addressed=post.reply_to is not None,
    )


class DemoNetwork:
    """The corpus as a source: the window keeps when it was first read, so that it does not grow older by itself."""

    def __init__(self, plugs: Plugs) -> None:
        self._plugs = plugs

    def watches(self) -> Sequence[Watch]:
        """Return the one watch: the corpus."""
        return (Watch("demo:corpus", "demo"),)

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:  # noqa: ARG002  there is one watch
        """Yield what has arrived since the last visit, oldest first; `since` is the time up to which posts were given."""
        anchor = datetime.fromisoformat(window.extra) if window.extra else visit.now.astimezone(UTC).replace(second=0, microsecond=0)
        since = datetime.fromisoformat(window.since) if window.since else None
        fresh = [post for post in demo_corpus(anchor) if post.created_at <= visit.now and (since is None or post.created_at > since)]
        for start in range(0, len(fresh), PAGE_POSTS):
            page = tuple(fresh[start : start + PAGE_POSTS])
            # Pages end at any post, also within a minute: the mark is just before its time, and identity drops what comes twice.
            mark = page[-1].created_at - timedelta(seconds=1)
            yield Harvest(mentions=page, window=_marked(mark, anchor), done=start + len(page), total=len(fresh))
        yield Harvest(window=_marked(max(visit.now, since or visit.now), anchor), done=len(fresh), total=len(fresh))

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:  # noqa: ARG002  nothing to ask
        """Yield nothing: nobody in the corpus takes a word back."""
        return iter(())

    def ping(self) -> str:
        """Say how many posts there are."""
        return f"{len(demo_corpus(datetime(2026, 1, 1, tzinfo=UTC)))} invented posts are at hand"

    def spent(self) -> Spent:
        """Return what this visit cost: no requests."""
        return self._plugs.spent()


def _marked(since: datetime, anchor: datetime) -> Window:
    return Window(since=since.isoformat(), extra=anchor.isoformat())


class DemoKind:
    """The demo network: no keys, and a source made from the bundled corpus."""

    name = "demo"
    keys: Sequence[Key] = ()
    has_api_base = False

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:  # noqa: ARG002  the corpus knows its brand
        """Make a source."""
        return DemoNetwork(plugs)


kind: NetworkKind = DemoKind()
