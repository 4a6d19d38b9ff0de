"""Hacker News, as its search answers: newest first, times in whole seconds, pages by number below a time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.hackernews import OVERLAP, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said

PAGE = 8


class HackerNewsTranscript:
    name = "hackernews"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return str(40_000_000 + said.number)

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        assert path == "/api/v1/search_by_date"
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        for sign, value in re.findall(r"created_at_i([<>])=(\d+)", query.get("numericFilters", "")):
            listed = [said for said in listed if (said.at.timestamp() - int(value)) * (1 if sign == ">" else -1) >= 0]
        start = int(query.get("page", 0)) * PAGE
        return {"hits": [self._hit(said) for said in listed[start : start + PAGE]], "nbHits": len(listed), "hitsPerPage": PAGE}

    def _hit(self, said: Said) -> dict[str, Any]:
        at = int(said.at.timestamp())
        return {
            "objectID": self.native_id(said),
            "author": "jane",
            "comment_text": said.text,
            "created_at_i": at,
            "story_id": 1,
            "parent_id": 1,
        }

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        settings = SourceSettings(name="hn", network="hackernews", brand="acme", api_base=url)
        return kind.open(settings, Brand(name="acme", keywords=("acme kettle",)), plugs)


transcript = HackerNewsTranscript()
