"""Stack Exchange, as it searches questions: newest first, times in whole seconds, pages by number below a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.model.brand import Brand
from socialwatch.networks.stackexchange import OVERLAP, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Said

PAGE = 8


class StackExchangeTranscript:
    name = "stackexchange"
    overlap: timedelta = OVERLAP

    def native_id(self, said: Said) -> str:
        return f"cooking:{79_000_000 + said.number}"

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        assert path == "/2.3/search/advanced"
        assert (query["q"], query["site"], query["sort"], query["order"]) == ('"acme kettle"', "cooking", "creation", "desc")
        listed = sorted(shown, key=lambda said: (said.at, said.number), reverse=True)
        listed = [said for said in listed if int(query.get("fromdate", 0)) <= said.at.timestamp() <= int(query.get("todate", 1 << 40))]
        start = (int(query["page"]) - 1) * PAGE
        items = [self._question(said) for said in listed[start : start + PAGE]]
        return {"items": items, "has_more": start + PAGE < len(listed), "quota_max": 300, "quota_remaining": 250}

    def _question(self, said: Said) -> dict[str, Any]:
        number = 79_000_000 + said.number
        return {
            "question_id": number,
            "owner": {"user_id": 5, "display_name": "Jane"},
            "title": "Why does it hum?",
            "body": f"<p>{said.text}</p>",
            "creation_date": int(said.at.timestamp()),
            "link": f"https://cooking.stackexchange.com/questions/{number}",
            "tags": ["kettles"],
        }

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        settings = SourceSettings(name="s", network="stackexchange", brand="acme", api_base=url, options={"site": "cooking"})
        return kind.open(settings, Brand(name="acme", keywords=("acme kettle",)), plugs)


transcript = StackExchangeTranscript()
