"""Bluesky, as it searches: newest first by the time of writing, a cursor that goes older."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.bluesky import OVERLAP, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said, Told

PAGE = 8


class BlueskyTranscript:
    name = "bluesky"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return f"at://did:plc:jane/app.bsky.feed.post/{said.number:04d}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        if path.endswith("createSession"):
            return {"accessJwt": "an-access-token", "refreshJwt": "a-refresh-token", "did": "did:plc:acme", "handle": "acme.example"}
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        if "cursor" in query:
            listed = [said for said in listed if f"{said.at.isoformat()}__{said.number:04d}" < query["cursor"]]
        body: dict[str, Any] = {"posts": [self._post(said) for said in listed[:PAGE]]}
        if len(listed) > PAGE:
            body["cursor"] = f"{listed[PAGE - 1].at.isoformat()}__{listed[PAGE - 1].number:04d}"
        return body

    def _post(self, said: Said) -> dict[str, Any]:
        return {
            "uri": self.native_id(said),
            "author": {"did": "did:plc:jane", "handle": "jane.example"},
            "record": {"text": said.text, "createdAt": said.at.isoformat(), "langs": ["en"]},
            "indexedAt": said.at.isoformat(),
        }

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        options = {"handle": "acme.example", "app_password": Told("an-app-password")}
        settings = SourceSettings(name="b", network="bluesky", brand="acme", api_base=url, watch=("search",), options=options)
        return kind.open(settings, Brand(name="acme", hashtags=("#acme",)), plugs)


transcript = BlueskyTranscript()
