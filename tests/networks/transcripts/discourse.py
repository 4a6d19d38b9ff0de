"""Discourse, as it lists all posts: highest number first, pages below a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.discourse import OVERLAP, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said, Told

PAGE = 8
OPTIONS = {"server": "https://forum.example", "api_key": Told("a-key-of-discourse"), "api_user": "acme"}


class DiscourseTranscript:
    name = "discourse"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return f"forum.example/p/{1000 + said.number}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        assert path == "/posts.json"
        below = int(query.get("before", 1 << 40))
        listed = sorted((said for said in shown if 1000 + said.number < below), key=lambda said: -said.number)
        return {"latest_posts": [post(said) for said in listed[:PAGE]]}

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        settings = SourceSettings(name="d", network="discourse", brand="acme", api_base=url, watch=("search",), options=OPTIONS)
        return kind.open(settings, Brand(name="acme", keywords=("acme kettle",)), plugs)


def post(said: Said) -> dict[str, Any]:
    return {
        "id": 1000 + said.number,
        "topic_id": 7,
        "post_number": said.number + 2,
        "created_at": said.at.isoformat(),
        "updated_at": said.at.isoformat(),
        "username": "jane",
        "user_id": 5,
        "name": None,
        "raw": said.text,
        "cooked": f"<p>{said.text}</p>",
        "version": 1,
        "reply_to_post_number": None,
    }


transcript = DiscourseTranscript()
