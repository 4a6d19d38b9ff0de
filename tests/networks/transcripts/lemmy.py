"""Lemmy 0.19, as it searches: posts and comments side by side, newest first, pages by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.lemmy import OVERLAP, LemmyNetwork
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said, Told

PAGE = 8
HOST = "lemmy.example"
OPTIONS = {"server": f"https://{HOST}", "username": "acme", "password": Told("a-password-of-lemmy")}
JANE = {"id": 5, "name": "jane", "local": True, "actor_id": f"https://{HOST}/u/jane"}


class LemmyTranscript:
    name = "lemmy"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return f"{HOST}/comment/{said.number}" if said.number % 3 else f"{HOST}/post/{said.number}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        if path == "/api/v3/site":
            return {"version": "0.19.11"}
        if path == "/api/v3/user/login":
            return {"jwt": "a-token-of-lemmy", "registration_created": False, "verify_email_sent": False}
        assert (path, query["sort"], query["limit"]) == ("/api/v3/search", "New", str(PAGE))
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        start = (int(query["page"]) - 1) * PAGE
        posts = [said for said in listed if not said.number % 3][start : start + PAGE]
        comments = [said for said in listed if said.number % 3][start : start + PAGE]
        return {"type_": "All", "posts": [post_view(said) for said in posts], "comments": [comment_view(said) for said in comments]}

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        settings = SourceSettings(name="l", network="lemmy", brand="acme", api_base=url, watch=("search",), options=OPTIONS)
        return LemmyNetwork(settings, Brand(name="acme", keywords=("acme kettle",)), plugs, page=PAGE)


def post_view(said: Said) -> dict[str, Any]:
    post = {"id": said.number, "name": "Kettle", "body": said.text, "published": said.at.isoformat(), "deleted": False, "removed": False}
    return {"post": post | {"ap_id": f"https://{HOST}/post/{said.number}"}, "creator": JANE}


def comment_view(said: Said) -> dict[str, Any]:
    comment = {
        "id": said.number, "content": said.text, "path": f"0.{said.number}", "published": said.at.isoformat(), "deleted": False,
        "removed": False, "ap_id": f"https://{HOST}/comment/{said.number}",
    }  # fmt: skip
    return {"comment": comment, "creator": JANE, "post": {"id": 9999, "name": "Kettle"}}


transcript = LemmyTranscript()
