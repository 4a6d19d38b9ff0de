"""YouTube, as it lists the threads of a channel: newest first by the first comment, pages by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.youtube import OVERLAP, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said, Told

PAGE = 8


class YouTubeTranscript:
    name = "youtube"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return f"Ug{said.number:04d}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        if path == "/youtube/v3/comments":
            return {"items": []}
        assert path == "/youtube/v3/commentThreads"
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        start = int(query.get("pageToken", "0"))
        body: dict[str, Any] = {"items": [self._thread(said) for said in listed[start : start + PAGE]]}
        if start + PAGE < len(listed):
            body["nextPageToken"] = str(start + PAGE)
        return body

    def _thread(self, said: Said) -> dict[str, Any]:
        snippet = {
            "videoId": "v1",
            "authorDisplayName": "@jane",
            "authorChannelId": {"value": "UCjane"},
            "textDisplay": said.text,
            "publishedAt": said.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "updatedAt": said.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        comment = {"id": self.native_id(said), "snippet": snippet}
        return {"id": self.native_id(said), "snippet": {"videoId": "v1", "topLevelComment": comment, "totalReplyCount": 0}}

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        options = {"api_key": Told("a-key-of-youtube"), "channel_id": "UCacme"}
        settings = SourceSettings(name="y", network="youtube", brand="acme", api_base=url, options=options)
        return kind.open(settings, Brand(name="acme"), plugs)


transcript = YouTubeTranscript()
