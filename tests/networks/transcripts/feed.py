"""A feed that lists everything there is, newest first, as JSON Feed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.feed import kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said


class FeedTranscript:
    name = "feed"
    overlap: timedelta = timedelta(days=1)  # each visit reads the whole feed

    def native_id(self, said: Said) -> str:
        return f"tag:acme.example,2026:{said.number}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        assert (path, query) == ("/feed.json", {})
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        items = [
            {"id": self.native_id(said), "content_text": said.text, "date_published": said.at.isoformat(), "authors": [{"name": "jane"}]}
            for said in listed
        ]
        return {"version": "https://jsonfeed.org/version/1.1", "title": "Kettles", "items": items}

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        settings = SourceSettings(name="feed", network="feed", brand="acme", options={"urls": (f"{url}/feed.json",)})
        return kind.open(settings, Brand(name="acme"), plugs)


transcript = FeedTranscript()
