"""Reddit, as it lists the comments of a subreddit: newest first, pages by the fullname that the last one ended with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.reddit import OVERLAP, RedditNetwork, kind
from socialwatch.ports import SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said, Told

PAGE = 8
CREDENTIALS = {"client_id": Told("an-id"), "client_secret": Told("a-secret"), "subreddits": ("kettles",)}


class RedditTranscript:
    name = "reddit"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return f"t1_z{said.number:04d}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        if path == "/api/v1/access_token":
            return {"access_token": "a-token", "token_type": "bearer", "expires_in": 86400, "scope": "*"}
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        names = [self.native_id(said) for said in listed]
        start = 0 if "after" not in query else names.index(query["after"]) + 1 if query["after"] in names else len(names)
        page = listed[start : start + PAGE]
        after = self.native_id(page[-1]) if start + PAGE < len(listed) else None
        return {"kind": "Listing", "data": {"after": after, "children": [{"kind": "t1", "data": self._comment(said)} for said in page]}}

    def _comment(self, said: Said) -> dict[str, Any]:
        name = self.native_id(said)
        return {
            "name": name,
            "author": "jane",
            "author_fullname": "t2_jane",
            "body": said.text,
            "created_utc": said.at.timestamp(),
            "edited": False,
            "link_id": "t3_thread",
            "parent_id": "t3_thread",
            "permalink": f"/r/kettles/comments/thread/talk/{name[3:]}/",
        }

    def open(self, url: str, plugs: SourcePlugs) -> RedditNetwork:
        settings = SourceSettings(name="reddit", network="reddit", brand="acme", api_base=url, watch=("comments",), options=CREDENTIALS)
        return kind.open(settings, Brand(name="acme", handles={"reddit": ("u/acme",)}), plugs)


transcript = RedditTranscript()
