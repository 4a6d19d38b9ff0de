"""X, as its v2 API lists mentions: ids in the order of time, `since_id` and `until_id` exclusive, pages by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.x import OVERLAP, XNetwork, kind
from socialwatch.ports import SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said, Told

PAGE = 8


class XTranscript:
    name = "x"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return str((round(said.at.timestamp() * 1000) - 1_288_834_974_657) << 22 | said.number)

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        if path == "/2/users/by/username/acme":
            return {"data": {"id": "77", "username": "acme", "name": "Acme"}}
        below = int(query.get("pagination_token") or query.get("next_token") or query.get("until_id") or 1 << 63)
        posts = sorted((self._post(said) for said in shown), key=lambda post: -int(post["id"]))
        posts = [post for post in posts if int(query.get("since_id", "0")) < int(post["id"]) < below]
        page, rest = posts[:PAGE], posts[PAGE:]
        meta: dict[str, Any] = {"result_count": len(page)}
        if rest:
            meta["next_token"] = page[-1]["id"]
        return {"data": page, "meta": meta} if page else {"meta": meta}

    def _post(self, said: Said) -> dict[str, Any]:
        return {
            "id": self.native_id(said),
            "edit_history_tweet_ids": [self.native_id(said)],
            "text": said.text,
            "author_id": "5",
            "conversation_id": self.native_id(said),
            "created_at": said.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        }

    def open(self, url: str, plugs: SourcePlugs) -> XNetwork:
        settings = SourceSettings(
            name="x", network="x", brand="acme", api_base=url, watch=("mentions",), options={"bearer_token": Told("a-bearer-token")}
        )
        return kind.open(settings, Brand(name="acme", handles={"x": ("@acme",)}), plugs)


transcript = XTranscript()
