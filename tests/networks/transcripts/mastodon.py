"""Mastodon, as it tells the timeline of a hashtag: ids in the order of time, `min_id` gives the page right after, newest first inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.mastodon import OVERLAP, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said, Told

PAGE = 8


class MastodonTranscript:
    name = "mastodon"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return str(round(said.at.timestamp() * 1000) << 16 | said.number)

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        assert path == "/api/v1/timelines/tag/acme"
        listed = sorted(shown, key=lambda said: int(self.native_id(said)), reverse=True)
        if "max_id" in query:
            listed = [said for said in listed if int(self.native_id(said)) < int(query["max_id"])]
        if "min_id" in query:
            listed = [said for said in listed if int(self.native_id(said)) > int(query["min_id"])][-PAGE:]
        return [self._status(said) for said in listed[:PAGE]]

    def _status(self, said: Said) -> dict[str, Any]:
        return {
            "id": self.native_id(said),
            "account": {"id": "5", "acct": "jane", "display_name": "Jane", "followers_count": 3},
            "content": f"<p>{said.text}</p>",
            "created_at": said.at.isoformat(),
            "edited_at": None,
            "visibility": "public",
        }

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        options = {"server": "https://home.example", "access_token": Told("a-token-of-mastodon")}
        settings = SourceSettings(name="m", network="mastodon", brand="acme", api_base=url, watch=("hashtags",), options=options)
        network: Any = kind.open(settings, Brand(name="acme", hashtags=("#acme",)), plugs)
        network.page_size = PAGE
        return network  # type: ignore[no-any-return]


transcript = MastodonTranscript()
