"""Google Play: reviews of one app and the brand's answers to them (Android Publisher API v3).

The network shows only reviews written or changed in the last week, newest change first, and only those with words. A review that is
edited keeps its id and comes to the top again. Whoever polls less often than once a week loses reviews: that is told as a gap.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

import msgspec

from socialwatch.errors import CredentialsError, RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Gap, Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, from_seconds, language, listed, name, poison_of, raw_of, times_of, token, words
from socialwatch.model.mention import Mention
from socialwatch.model.walking import Leaf, StaleTokenError, leaf_of, newest_first
from socialwatch.model.words import Direction
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.text import clean, one_line
from socialwatch.transport import hide, read_json, said
from socialwatch.transport.signing import check_library, signed

OVERLAP = timedelta(days=1)
SHOWN = timedelta(days=7)  # "only reviews from last week will be returned"
_API = "https://androidpublisher.googleapis.com"
_LOGIN = "https://oauth2.googleapis.com"
_SCOPE = "https://www.googleapis.com/auth/androidpublisher"
_PAGE = 100
_READ_AGAIN = 10  # pages: of the 200 requests an hour, a poll every five minutes spends 120 on them at most
_LOOKED_UP = 20  # one at a time: the network has no other way, and counts them


class _Account(msgspec.Struct, frozen=True):
    """What we need of the key file that Google gives for a service account."""

    client_email: str
    private_key: str


class _Token(msgspec.Struct, frozen=True):
    """An access token and when it ends (seconds since 1970)."""

    value: str
    ends_at: float


class GooglePlayNetwork:
    """The reviews of one app."""

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._package = str(settings.options["package"])
        self._own_name = next(iter(brand.handles.get("googleplay", ())), brand.name)
        self._token: _Token | None = None

    def watches(self) -> Sequence[Watch]:
        """Return the one watch: the brand's answers come with the reviews."""
        return [Watch(f"reviews:{self._package}", "mentions", self._package)]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages of 100 reviews, last changed first."""
        shown_since = visit.now - SHOWN
        since = datetime.fromisoformat(window.since) if window.since else visit.floor
        pages = newest_first(
            lambda page: self._page(watch.query, page, visit), window,
            overlap=OVERLAP, floor=visit.floor, now=visit.now, most_again=_READ_AGAIN,
        )  # fmt: skip
        for page in pages:
            is_short = page.window.is_home and since is not None and since < shown_since
            if is_short and window.since:
                reason = "Google Play shows the reviews of the last week only; poll at least every few days"
                gap = Gap(begins_at=since, ends_at=shown_since, reason=reason, is_final=True)
                yield msgspec.structs.replace(page, gap=gap)
            elif is_short:
                yield msgspec.structs.replace(page, reaches_back_to=shown_since)
            else:
                yield page

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look reviews up again, one by one and at most 20 a visit; the others have their turn at the next."""
        for asked in [one for one in native_ids if not one.endswith(_REPLY)][:_LOOKED_UP]:
            review = self._ask(f"{self._path}/{asked}", {}, may_be_gone=True)
            if review is None:
                yield Rechecked(withdrawn=(asked,))
                continue
            mentions, _ = self._read([review], visit)
            yield Rechecked(mentions=tuple(mentions))

    def ping(self) -> str:
        """Ask for the newest review."""
        self._ask(self._path, {"maxResults": 1})
        return f"{self._account.client_email} may read the reviews of {self._package}"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    @property
    def _path(self) -> str:
        return f"/androidpublisher/v3/applications/{self._package}/reviews"

    def _page(self, package: str, page: str | None, visit: Visit) -> Leaf:
        answer = self._ask(self._path, {"maxResults": _PAGE, **({"token": page} if page else {})}) or {}
        # An app without recent reviews is answered with an empty object.
        reviews = listed(answer, "reviews", of="Google Play") if answer.get("reviews") is not None else _none(answer, package)
        mentions, poison = self._read(reviews, visit)
        pagination = answer.get("tokenPagination")
        following = pagination.get("nextPageToken") if isinstance(pagination, dict) else None
        return leaf_of(
            times_of(reviews, _changed_at), mentions=tuple(mentions), poison=tuple(poison),
            following=token(following),
        )  # fmt: skip

    def _read(self, reviews: Sequence[Mapping[str, Any]], visit: Visit) -> tuple[list[Mention], list[Poison]]:
        held = visit.known([one["reviewId"] for one in reviews if isinstance(one.get("reviewId"), str)])
        mentions, poison = [], []
        for review in reviews:
            try:
                mentions += self._mentions(review, visit.now, is_held=review["reviewId"] in held)
            except UNREADABLE as why:
                poison.append(poison_of(f"review {review.get('reviewId')}", why, review))
        return mentions, poison

    def _mentions(self, review: Mapping[str, Any], now: datetime, *, is_held: bool) -> list[Mention]:
        """Return a review and, where there is one, our answer. When a review was first written is not told, only its last change."""
        review_id, comment = name(review["reviewId"]), _of_user(review)
        title, _, text = words(comment["text"]).rpartition("\t")  # old reviews have a title, behind a tab stands the text
        changed = min(_changed_at(review), now)
        stars = comment.get("starRating")
        mention = Mention(
            network="googleplay",
            native_id=review_id,
            author=one_line(clean(review.get("authorName") or "")) or "a user of Google Play",
            text=clean(text).strip(),
            title=one_line(clean(title)) or None,
            created_at=changed,
            edited_at=changed if is_held else None,
            brand=self._brand.name,
            # An app's own page in the store; the console, which can show one review, has an address for each developer.
            url=f"https://play.google.com/store/apps/details?id={self._package}" if self._package.isascii() else None,
            thread_id=review_id,
            author_id=f"{self._package}:{review_id}",
            lang=language(comment.get("reviewerLanguage")),
            rating=float(stars) if type(stars) is int and 1 <= stars <= 5 else None,
            is_addressed=True,
            raw=raw_of(review),
        )
        answer = _comment(review, "developerComment")
        return [mention, self._answer(mention, answer, now)] if answer else [mention]

    def _answer(self, review: Mention, comment: Mapping[str, Any], now: datetime) -> Mention:
        return Mention(
            network="googleplay",
            native_id=review.native_id + _REPLY,
            author=self._own_name,
            text=clean(words(comment["text"])).strip(),
            created_at=min(from_seconds(comment["lastModified"]["seconds"]), now),
            brand=self._brand.name,
            direction=Direction.OUTBOUND,
            url=review.url,
            thread_id=review.native_id,
            in_reply_to=review.native_id,
        )

    # -- asking ------------------------------------------------------------------------------------

    def _ask(self, path: str, params: Mapping[str, Any], *, may_be_gone: bool = False) -> dict[str, Any] | None:
        """Return the JSON object of an answer; None for a 404 where the thing may be gone. Renews the token once."""
        response = self._get(path, params)
        if response.status_code == 401:
            self._forget()
            response = self._get(path, params)
        status = response.status_code
        if status == 404 and may_be_gone:
            return None
        if status == 404:
            raise SourceError(f"Google Play knows no app {self._package}")
        if status == 400 and "token" in params:
            raise StaleTokenError("Google Play no longer knows where the last visit stopped")
        if status == 403 and b"rateLimitExceeded" in response.content:  # also userRateLimitExceeded
            raise RateLimitedError("Google Play asks us to wait: so many reviews may be read in an hour", until=_in_an_hour())
        if status == 403:
            raise CredentialsError(f"Google Play does not let {self._account.client_email} read the reviews of {self._package} (403)")
        answer = said(response)
        if not isinstance(answer, dict):
            raise SourceError("Google Play sent an answer that is not one of its own")
        return answer

    def _get(self, path: str, params: Mapping[str, Any]) -> Any:
        base = self._plugs.check_base(self._settings.api_base) if self._settings.api_base else _API
        return self._plugs.session.get(base + path, params=params, headers={"Authorization": f"Bearer {self._access()}"})

    def _access(self) -> str:
        now = datetime.now(UTC).timestamp()
        held = self._token or _recalled(self._plugs.recall(self._key))
        if held is None or held.ends_at < now + 60:
            held = self._logged_in(now)
        self._token = held
        hide(held.value)
        return held.value

    def _logged_in(self, now: float) -> _Token:
        """Trade a signed assertion for an access token, which holds for an hour.

        Source: "Using OAuth 2.0 for Server to Server Applications", developers.google.com/identity/protocols/oauth2/service-account.
        """
        base = self._plugs.check_base(self._settings.api_base) if self._settings.api_base else _LOGIN
        claims = {"iss": self._account.client_email, "scope": _SCOPE, "aud": f"{_LOGIN}/token", "iat": int(now), "exp": int(now) + 3600}
        assertion = signed(claims, self._account.private_key, algorithm="RS256", source=self._settings.name)
        hide(assertion)
        form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion}
        response = self._plugs.session.post(f"{base}/token", data=form)
        if response.status_code in (400, 401):
            raise CredentialsError(f"Google did not accept the key of {self._account.client_email} ({_error_in(response.content)})")
        answer = said(response)
        value = token(answer.get("access_token")) if isinstance(answer, dict) else None
        if value is None:
            raise SourceError("Google gave no token where one was due")
        ends_in = answer.get("expires_in")
        held = _Token(value, now + (min(ends_in, 86400) if isinstance(ends_in, int | float) else 3600))
        self._plugs.remember(self._key, msgspec.json.encode(held).decode())
        return held

    def _forget(self) -> None:
        self._token = None
        self._plugs.remember(self._key, None)

    @property
    def _key(self) -> str:
        return f"token of {self._account.client_email}"

    @cached_property
    def _account(self) -> _Account:
        try:
            account = msgspec.convert(json.loads(self._settings.options["service_account"].reveal()), _Account)
        except (ValueError, RecursionError):
            # `from None`: the cause holds the whole document.
            where = f"sources.{self._settings.name}.service_account"
            raise CredentialsError(f"{where}: expected the JSON key file of a service account") from None
        hide(account.private_key)
        return account


_REPLY = ":reply"


def _comment(review: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = next((one[key] for one in review["comments"] if one.get(key)), None)
    return found


def _of_user(review: Mapping[str, Any]) -> Mapping[str, Any]:
    found = _comment(review, "userComment")
    if found is None:
        raise ValueError("there is no comment of a user in it")
    return found


def _changed_at(review: Mapping[str, Any]) -> datetime:
    return from_seconds(_of_user(review)["lastModified"]["seconds"])


def _none(answer: Mapping[str, Any], package: str) -> list[dict[str, Any]]:
    """Return no reviews, where the answer may be one without any."""
    if answer.keys() - {"tokenPagination", "pageInfo"}:
        raise SourceError(f"Google Play sent an answer about {package} without reviews in it")
    return []


def _recalled(kept: str | None) -> _Token | None:
    try:
        return msgspec.json.decode(kept, type=_Token) if kept else None
    except msgspec.MsgspecError:
        return None  # a file that somebody touched: a new token mends it


def _in_an_hour() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


def _error_in(body: bytes) -> str:
    """Return Google's word for a refusal (`invalid_grant`), never its whole text."""
    try:
        word = read_json(body, "Google")["error"]
    except (SourceError, *UNREADABLE):
        return "no reason given"
    return word if isinstance(word, str) and re.fullmatch("[a-z_]{1,40}", word) else "no reason given"


class GooglePlayKind:
    """The Google Play network: its keys, and a source made from them."""

    name = "googleplay"
    libraries = ("requests", "jwt")
    keys: Sequence[Key] = (
        Key(name="package", kind="text", doc="the app", example='"com.example.acme"', is_needed=True),
        Key(
            name="service_account", kind="secret", doc='JSON key file of a service account that may "Reply to reviews"',
            example='{ file = "play-service-account.json" }', is_needed=True,
        ),
    )  # fmt: skip
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        missing = [key.name for key in self.keys if key.is_needed and not settings.options.get(key.name)]
        if missing:
            raise CredentialsError(f"sources.{settings.name}: Google Play needs {' and '.join(missing)}")
        check_library(settings.name)
        return GooglePlayNetwork(settings, brand, plugs)


kind: NetworkKind = GooglePlayKind()
