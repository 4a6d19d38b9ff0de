"""The App Store: reviews of one app in all its shops, and the brand's answers to them (App Store Connect API).

Reviews come newest first by the date on which they were created. The network does not say when one was edited, and not which
version it is about; live ones are looked up again one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from socialwatch.errors import CredentialsError, RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, listed, moment, name, poison_of, raw_of, times_of, token, words
from socialwatch.model.mention import Mention
from socialwatch.model.walking import Leaf, StaleTokenError, leaf_of, newest_first
from socialwatch.model.words import Direction
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.text import clean, one_line
from socialwatch.transport import asked_to_wait, hide, said
from socialwatch.transport.signing import check_library, signed

OVERLAP = timedelta(days=3)  # a review is shown after it was looked at, under the date on which it was written
_BASE = "https://api.appstoreconnect.apple.com"
_PAGE = 200
_READ_AGAIN = 10  # pages: of 3,600 requests an hour
_LOOKED_UP = 25
_TOKEN_S = 15 * 60  # Apple takes tokens of up to 20 minutes
_REPLY = ":reply"


class AppStoreNetwork:
    """The reviews of one app."""

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._app = str(settings.options["app_id"])
        self._own_name = next(iter(brand.handles.get("appstore", ())), brand.name)

    def watches(self) -> Sequence[Watch]:
        """Return the one watch: the brand's answers come with the reviews."""
        return [Watch(f"reviews:{self._app}", "mentions", self._app)]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages of 200 reviews, newest first; `until` is the network's own cursor."""
        yield from newest_first(
            lambda cursor: self._page(watch.query, cursor, visit), window,
            overlap=OVERLAP, floor=visit.floor, now=visit.now, most_again=_READ_AGAIN,
        )  # fmt: skip

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look reviews up again, one by one and at most 25 a visit; the others have their turn at the next."""
        for asked in [one for one in native_ids if not one.endswith(_REPLY)][:_LOOKED_UP]:
            answer = self._ask(f"/v1/customerReviews/{quote(asked, safe='')}", {"include": "response"}, may_be_gone=True)
            if answer is None:
                yield Rechecked(withdrawn=(asked,))
                continue
            if not isinstance(answer.get("data"), dict):
                raise SourceError("App Store Connect sent an answer without a review in it")
            mentions, _ = self._read([answer["data"]], _responses(answer), visit)
            yield Rechecked(mentions=tuple(mentions))

    def ping(self) -> str:
        """Ask for the newest review."""
        self._ask(f"/v1/apps/{quote(self._app, safe='')}/customerReviews", {"limit": 1})
        return f"the key may read the reviews of app {self._app}"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    def _page(self, app: str, cursor: str | None, visit: Visit) -> Leaf:
        params = {"sort": "-createdDate", "include": "response", "limit": _PAGE, **({"cursor": cursor} if cursor else {})}
        answer = self._ask(f"/v1/apps/{quote(app, safe='')}/customerReviews", params) or {}
        reviews = listed(answer, "data", of="App Store Connect")
        mentions, poison = self._read(reviews, _responses(answer), visit)
        return leaf_of(
            times_of(reviews, lambda review: moment(review["attributes"]["createdDate"])),
            mentions=tuple(mentions), poison=tuple(poison), following=_following(answer),
        )  # fmt: skip

    def _read(
        self, reviews: Sequence[Mapping[str, Any]], responses: Mapping[str, Mapping[str, Any]], visit: Visit
    ) -> tuple[list[Mention], list[Poison]]:
        mentions, poison = [], []
        for review in reviews:
            try:
                mentions += self._mentions(review, responses, visit.now)
            except UNREADABLE as why:
                poison.append(poison_of(f"review {review.get('id')}", why, review))
        return mentions, poison

    def _mentions(self, review: Mapping[str, Any], responses: Mapping[str, Mapping[str, Any]], now: datetime) -> list[Mention]:
        review_id, told = name(review["id"]), review["attributes"]
        stars = told.get("rating")
        mention = Mention(
            network="appstore",
            native_id=review_id,
            author=one_line(clean(told.get("reviewerNickname") or "")) or "a user of the App Store",
            author_id=review_id,  # nicknames are not unique; an account writes one review of an app and edits it
            text=clean(words(told.get("body") or "")).strip(),
            title=one_line(clean(words(told.get("title") or ""))) or None,
            created_at=min(moment(told["createdDate"]), now),
            brand=self._brand.name,
            url=f"https://apps.apple.com/app/id{self._app}?see-all=reviews" if self._app.isdecimal() else None,
            thread_id=review_id,
            rating=float(stars) if type(stars) is int and 1 <= stars <= 5 else None,
            is_addressed=True,
            raw=raw_of(review),
        )
        answer = responses.get(_response_id(review) or "")
        return [mention, self._answer(mention, answer, now)] if answer else [mention]

    def _answer(self, review: Mention, response: Mapping[str, Any], now: datetime) -> Mention:
        told = response["attributes"]
        return Mention(
            network="appstore",
            native_id=review.native_id + _REPLY,
            author=self._own_name,
            text=clean(words(told["responseBody"])).strip(),
            created_at=min(moment(told["lastModifiedDate"]), now),
            brand=self._brand.name,
            direction=Direction.OUTBOUND,
            url=review.url,
            thread_id=review.native_id,
            in_reply_to=review.native_id,
            raw=raw_of(response),
        )

    # -- asking ------------------------------------------------------------------------------------

    def _ask(self, path: str, params: Mapping[str, Any], *, may_be_gone: bool = False) -> dict[str, Any] | None:
        """Return the JSON object of an answer; None for a 404 where the thing may be gone."""
        base = self._plugs.check_base(self._settings.api_base) if self._settings.api_base else _BASE
        response = self._plugs.session.get(base + path, params=params, headers={"Authorization": f"Bearer {self._token}"})
        status = response.status_code
        if status == 404 and may_be_gone:
            return None
        if status == 404:
            raise SourceError(f"App Store Connect knows no app {self._app}")
        if status in (400, 409) and "cursor" in params:
            raise StaleTokenError("App Store Connect no longer knows where the last visit stopped")
        if status == 401:
            raise CredentialsError(
                "App Store Connect did not accept the key; check issuer_id, key_id, private_key and this machine's clock"
            )
        if status == 403:
            raise CredentialsError(f"App Store Connect does not let this key read the reviews of app {self._app}; its role must allow it")
        if status == 429:
            now = datetime.now(UTC)
            until = asked_to_wait(response.headers, now=now) or now + timedelta(minutes=_minutes_to_wait(response.headers))
            raise RateLimitedError(f"App Store Connect asks us to wait until {until:%H:%M} UTC", until=until)
        answer = said(response)
        if not isinstance(answer, dict):
            raise SourceError("App Store Connect sent an answer that is not one of its own")
        return answer

    @cached_property
    def _token(self) -> str:
        """Sign a token; it outlives any visit.

        Source: "Generating Tokens for API Requests", developer.apple.com/documentation/appstoreconnectapi.
        """
        options, now = self._settings.options, int(datetime.now(UTC).timestamp())
        claims = {"iss": options["issuer_id"], "iat": now, "exp": now + _TOKEN_S, "aud": "appstoreconnect-v1"}
        key = options["private_key"].reveal()
        hide(key)
        token = signed(claims, key, algorithm="ES256", source=self._settings.name, key_id=options["key_id"])
        hide(token)
        return token


def _responses(answer: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return our answers that came along, by id."""
    included = answer.get("included")
    found = [one for one in included if isinstance(one, dict)] if isinstance(included, list) else []
    return {str(one.get("id")): one for one in found if one.get("type") == "customerReviewResponses"}


def _response_id(review: Mapping[str, Any]) -> str | None:
    told = ((review.get("relationships") or {}).get("response") or {}).get("data")
    return words(told["id"]) if told else None


def _following(answer: Mapping[str, Any]) -> str | None:
    """Return the cursor in the link to the next page: the link itself is not followed, it could lead anywhere."""
    links = answer.get("links")
    link = links.get("next") if isinstance(links, dict) else None
    if not isinstance(link, str):
        return None
    try:
        return token(next(iter(parse_qs(urlsplit(link).query).get("cursor", ())), None))
    except ValueError:
        return None


def _minutes_to_wait(headers: Mapping[str, str]) -> int:
    """Return how long to wait: the hourly allowance is told (`user-hour-lim:3500;user-hour-rem:0;`), its renewal is not."""
    return 60 if re.search(r"user-hour-rem:\s*0\b", headers.get("X-Rate-Limit", "")) else 5


class AppStoreKind:
    """The App Store network: its keys, and a source made from them."""

    name = "appstore"
    libraries = ("requests", "jwt")
    keys: Sequence[Key] = (
        Key(name="app_id", kind="text", doc="the app's Apple ID, a number", example='"1234567890"', is_needed=True),
        Key(
            name="issuer_id", kind="text", doc="of App Store Connect, under Users and Access, Integrations",
            example='"57246542-96fe-1a63-e053-0824d011072a"', is_needed=True,
        ),
        Key(name="key_id", kind="text", doc="of the key there", example='"2X9R4HXF34"', is_needed=True),
        Key(name="private_key", kind="secret", doc="the key itself", example='{ file = "AuthKey_2X9R4HXF34.p8" }', is_needed=True),
    )  # fmt: skip
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        missing = [key.name for key in self.keys if key.is_needed and not settings.options.get(key.name)]
        if missing:
            raise CredentialsError(f"sources.{settings.name}: the App Store needs {' and '.join(missing)}")
        check_library(settings.name)
        return AppStoreNetwork(settings, brand, plugs)


kind: NetworkKind = AppStoreKind()
