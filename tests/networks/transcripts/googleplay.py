"""Google Play, as it lists reviews: last changed first, pages by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.googleplay import OVERLAP, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.helpers.keys import CLIENT_EMAIL, service_account
from tests.networks.exam import Said, Told

PAGE = 8


class GooglePlayTranscript:
    name = "googleplay"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return f"gp-{said.number:04d}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        assert path == "/androidpublisher/v3/applications/com.example.acme/reviews"
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        start = int(query.get("token", "0"))
        body: dict[str, Any] = {"reviews": [self._review(said) for said in listed[start : start + PAGE]]} if listed else {}
        if start + PAGE < len(listed):
            body["tokenPagination"] = {"nextPageToken": str(start + PAGE)}
        return body

    def _review(self, said: Said) -> dict[str, Any]:
        comment = {
            "text": f"\t{said.text}",
            "lastModified": {"seconds": str(int(said.at.timestamp())), "nanos": 0},
            "starRating": 1,
            "reviewerLanguage": "en",
        }
        return {"reviewId": self.native_id(said), "authorName": "Jane", "comments": [{"userComment": comment}]}

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        # As after a first visit: signing takes a tenth of a second, and the exam makes some hundred visits.
        plugs.remember(f"token of {CLIENT_EMAIL}", '{"value": "an-access-token", "ends_at": 99999999999}')
        options = {"package": "com.example.acme", "service_account": Told(service_account())}
        settings = SourceSettings(name="g", network="googleplay", brand="acme", api_base=url, options=options)
        return kind.open(settings, Brand(name="acme"), plugs)


transcript = GooglePlayTranscript()
