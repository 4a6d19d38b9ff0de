"""Relevance: whether a text names the brand, and whether the brand itself wrote it."""

from __future__ import annotations

import re

from socialwatch.model.brand import Brand
from socialwatch.model.mention import Mention
from socialwatch.triage.tokens import fold

_REDDIT = "reddit"


class Matcher:
    """Finds one brand in mentions; compiled once, asked often.

    A handle counts wherever it is written as one, whatever the network (people write `@acme` in a blog too), but only whole:
    not inside `@acmebot`, `@acme_fans`, `@acme@another.server` or `jane@acme.invalid`. A dot and a letter behind a handle make another
    handle (`@acme.example`) on every network but X, whose handles have no dots. `@acme@mastodon.social` is
    also found as `@acme` in a text of Mastodon, which leaves the server out.
    """

    def __init__(self, brand: Brand) -> None:
        self._own = {network: frozenset(map(_account, handles)) for network, handles in brand.handles.items()}
        self._names = {network: _finder(brand, network) for network in (*brand.handles, "")}
        self._excluded = re.compile("|".join(map(_phrase, brand.exclude))) if brand.exclude else None

    def finds(self, mention: Mention) -> str | None:
        """Return the words that name the brand (`@acme`, `#acme`, `"acme kettle"`); None where nothing does.

        A phrase of `exclude` takes away what it covers: a text that names the brand outside of it still counts.
        """
        text = fold(mention.body)
        if self._excluded:
            text = self._excluded.sub(" \n ", text)
        finder = self._names.get(mention.network) or self._names[""]
        match = finder.search(text)
        if match is None:
            return None
        found = match.group()
        return found if found[0] in "@#/" or found.startswith("u/") else f'"{" ".join(found.split())}"'

    def is_own(self, mention: Mention) -> bool:
        """Say whether one of the brand's own accounts on that network wrote it; case and a leading `@` or `u/` do not matter.

        A Mastodon author without a server is an account of the server that was read; it is taken for `@acme@server` unless the address of
        the post shows another server.
        """
        own = self._own.get(mention.network)
        if not own:
            return False
        author = _account(mention.author)
        if author in own:
            return True
        if mention.network != "mastodon":
            return False
        name, _, server = author.partition("@")
        return any(_same_account(name, server, handle, mention.url) for handle in own)


def _same_account(name: str, server: str, handle: str, url: str | None) -> bool:
    own_name, _, own_server = handle.partition("@")
    if name != own_name or (server and own_server):
        return False
    host = (url or "").partition("://")[2].partition("/")[0].lower()
    return not host or not own_server or host == own_server or host.endswith(f".{own_server}")


def _account(handle: str) -> str:
    return re.sub(r"^(?:@|/?u/)", "", handle.strip().lower())


def _finder(brand: Brand, network: str) -> re.Pattern[str]:
    """Build one pattern of all names; only bounded pieces, so that its time is linear."""
    joined = "@" if network == "x" else "@.-"
    ends = rf"(?![\w]|[{joined}][^\W_])"
    ways = [_handle(home, handle, network) for home, handles in brand.handles.items() for handle in handles]
    tags = [rf"(?<![\w&/#])#{re.escape(fold(tag).lstrip('#'))}(?![\w])" for tag in brand.hashtags]
    phrases = [_phrase(keyword) for keyword in brand.keywords]
    patterns = [*(way + ends for way in ways), *tags, *phrases]
    return re.compile("|".join(filter(None, patterns)) or r"(?!)")


def _handle(home: str, handle: str, network: str) -> str:
    account = fold(_account(handle))
    if home == _REDDIT:
        return rf"(?<![\w@./])/?u/{re.escape(account)}(?!-)"
    name, _, server = account.partition("@")
    rest = re.escape(f"@{server}") if server else ""
    if server and network == "mastodon":
        rest = f"(?:{rest})?"
    return rf"(?<![\w@/])@{re.escape(name)}{rest}"


def _phrase(phrase: str) -> str:
    words = re.findall(r"\w+", fold(phrase))
    inside = r"[\W_]{1,5}".join(map(re.escape, words))
    return rf"(?<![\w@#])(?<!\w['.-]){inside}(?!\w)" if inside else r"(?!)"
