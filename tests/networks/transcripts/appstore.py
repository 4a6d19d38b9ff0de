"""The App Store, as App Store Connect lists reviews: newest first, pages by a cursor in the link to the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.appstore import OVERLAP, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.helpers.keys import ec_pem
from tests.networks.exam import Said, Told

PAGE = 8


class AppStoreTranscript:
    name = "appstore"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return f"00000028-{said.number:04d}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        assert path == "/v1/apps/1234567890/customerReviews"
        assert query["sort"] == "-createdDate"
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        start = int(query.get("cursor", "0"))
        links = {"self": "https://api.appstoreconnect.apple.com/v1/apps/1234567890/customerReviews"}
        if start + PAGE < len(listed):
            links["next"] = f"{links['self']}?cursor={start + PAGE}&limit={PAGE}"
        return {"data": [self._review(said) for said in listed[start : start + PAGE]], "links": links}

    def _review(self, said: Said) -> dict[str, Any]:
        attributes = {
            "rating": 1,
            "title": "Hums",
            "body": said.text,
            "reviewerNickname": "jane",
            "createdDate": said.at.isoformat(),
            "territory": "GBR",
        }
        return {"type": "customerReviews", "id": self.native_id(said), "attributes": attributes}

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        options = {"app_id": "1234567890", "issuer_id": "an-issuer", "key_id": "A1B2C3", "private_key": Told(ec_pem())}
        settings = SourceSettings(name="a", network="appstore", brand="acme", api_base=url, options=options)
        return kind.open(settings, Brand(name="acme"), plugs)


transcript = AppStoreTranscript()
