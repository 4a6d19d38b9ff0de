"""Reddit behind praw: raw listings through our own session, and what its refusals mean."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from socialwatch import __version__
from socialwatch.errors import CredentialsError, RateLimitedError, RefusedError, SocialwatchError, SourceError
from socialwatch.ports import Plugs, SourceSettings
from socialwatch.text import clean
from socialwatch.transport import asked_to_wait, hide, read_json, redirected, refusal

_TOKEN_PATH = "/api/v1/access_token"  # noqa: S105 - a path
_LIMITS = ("x-ratelimit-remaining", "x-ratelimit-used", "x-ratelimit-reset")


class _StaleTokenError(SourceError):
    """The access token is no longer taken; a new one may be."""


class Api:
    """Asks Reddit for JSON. Nothing here is lazy: what is asked is answered at once or raises."""

    def __init__(self, settings: SourceSettings, plugs: Plugs, *, account: str) -> None:
        self._settings, self._plugs, self._account = settings, plugs, account
        self._not_before: datetime | None = None

    @property
    def is_user(self) -> bool:
        """Whether the credentials are of an account; without one there is no inbox."""
        options = self._settings.options
        return bool(options.get("refresh_token") or (options.get("username") and options.get("password")))

    def ask(self, path: str, params: Mapping[str, Any] | None = None) -> Any:
        """Return the JSON at a path; asks for a new token once where the old one is refused.

        Raises:
            SourceError: And its kin, as `Network.fetch` promises. Never waits: where the limit is used up it says until when.
        """
        return self._with_token(lambda reddit: reddit.request(method="GET", path=path, params=dict(params or {})))

    def say(self, text: str, *, in_reply_to: str) -> Mapping[str, Any]:
        """Answer a comment (`t1_…`) or a submission (`t3_…`) and return what Reddit made of it.

        Raises:
            RefusedError, CredentialsError, RateLimitedError: Reddit surely did not take it.
            SourceError: Nobody knows whether it did.
        """

        def answer(reddit: Any) -> Any:
            number = in_reply_to[3:]
            return (reddit.submission(id=number) if in_reply_to.startswith("t3_") else reddit.comment(id=number)).reply(text)

        made = self._with_token(answer)
        return dict(vars(made)) if made is not None else {}  # copied: an attribute that is missing would be asked for

    def _with_token(self, call: Callable[[Any], Any]) -> Any:
        try:
            return self._called(call)
        except _StaleTokenError:
            self.__dict__.pop("_reddit", None)  # the next client asks for a token of its own
        try:
            return self._called(call)
        except _StaleTokenError as why:
            raise CredentialsError("Reddit did not accept the token that it had just given (401)") from why

    def _called(self, call: Callable[[Any], Any]) -> Any:
        from praw.exceptions import PRAWException, RedditAPIException
        from prawcore.exceptions import OAuthException, PrawcoreException, RequestException

        if self._not_before and self._not_before > datetime.now(UTC):
            raise RateLimitedError(f"Reddit asks us to wait until {self._not_before:%H:%M:%S} UTC", until=self._not_before)
        try:
            return call(self._reddit)
        except RequestException as why:
            if isinstance(why.original_exception, SocialwatchError):
                raise why.original_exception from None
            raise SourceError("Reddit could not be asked") from why
        except OAuthException as why:
            raise CredentialsError(f"Reddit gave no token: {why.error}; check client_id, client_secret and the account") from why
        except RedditAPIException as why:
            raise _not_taken(why.items) from why
        except (PrawcoreException, PRAWException, KeyError, TypeError, AttributeError) as why:
            # The last three: prawcore takes the answer of the token call as it expects it, whatever it is.
            raise SourceError("Reddit sent an answer that its own client does not understand") from why

    @functools.cached_property
    def _reddit(self) -> Any:
        """The praw client. Every key is given, so that neither a `praw.ini` lying about nor the environment adds one."""
        import praw

        base = self._plugs.check_base(self._settings.api_base) if self._settings.api_base else None
        session = self._plugs.session
        session.hooks["response"] = [self._judged]
        return praw.Reddit(
            "DEFAULT",
            check_for_updates=False,
            check_for_async=False,
            requestor_kwargs={"session": session},
            oauth_url=base or "https://oauth.reddit.com",
            reddit_url=base or "https://www.reddit.com",
            user_agent=self._settings.options.get("user_agent") or f"{sys.platform}:socialwatch:{__version__} (by /u/{self._account})",
            username=self._settings.options.get("username"),
            **{key: self._secret(key) for key in ("client_id", "client_secret", "password", "refresh_token")},
        )

    def _secret(self, key: str) -> str | None:
        secret = self._settings.options.get(key)
        if secret is None or isinstance(secret, str):
            return secret
        value: str = secret.reveal()
        hide(value)
        return value

    def _judged(self, response: Any, **_: Any) -> None:
        """Raise what a refusal means, before prawcore tries again after a sleep.

        The limits are taken off the answer for the same reason: prawcore would sleep for up to ten minutes by them.
        """
        now = datetime.now(UTC)
        self._note_limits(response.headers, now)
        if response.is_redirect:
            raise redirected(response)
        is_token = response.url.partition("?")[0].endswith(_TOKEN_PATH)
        if response.status_code == 403 and (place := _closed_place(response.content)):
            raise SourceError(f"that subreddit is {place} (403); leave it out, or let the account join it")
        if trouble := _trouble(response.status_code, response.headers, now, is_token=is_token):
            raise trouble
        said = read_json(response.content, "Reddit")
        if is_token and isinstance(said, dict) and isinstance(said.get("access_token"), str):
            hide(said["access_token"])

    def _note_limits(self, headers: Any, now: datetime) -> None:
        remaining, _, reset = (headers.pop(name, "") for name in _LIMITS)
        try:
            is_used_up = float(remaining) < 1
        except ValueError:
            return
        if is_used_up:
            self._not_before = asked_to_wait({"x-ratelimit-reset": reset}, now=now) or now + timedelta(minutes=1)


def _not_taken(items: Sequence[Any]) -> SourceError:
    """Return why Reddit did not take something, by the errors in its answer."""
    words = "; ".join(f"{one.error_type}: {' '.join(clean(str(one.message or '')).split())[:150]}" for one in items)
    if any(one.error_type == "RATELIMIT" for one in items):
        return RateLimitedError(f"Reddit asks us to wait ({words})")
    return RefusedError(f"Reddit did not take it ({words})")


def _closed_place(body: bytes) -> str:
    """Return why a subreddit cannot be read (`private`, `quarantined`, `banned`); empty where the refusal is about ourselves."""
    try:
        said = read_json(body, "Reddit")
    except SourceError:
        return ""
    reason = said.get("reason") if isinstance(said, dict) else None
    return reason if reason in ("private", "quarantined", "banned", "gold_only") else ""


def _trouble(status: int, headers: Mapping[str, str], now: datetime, *, is_token: bool) -> SocialwatchError | None:
    """Return the refusal of a status in our words; a refused token may only be old."""
    if is_token and status in (400, 401):
        return CredentialsError(f"Reddit gave no token ({status}); check client_id, client_secret and the account")
    if status == 401:
        return _StaleTokenError("Reddit no longer accepts the token (401)")
    if status == 403:
        return CredentialsError("Reddit does not let this app or account read that (403); new apps need its approval")
    if status == 429:
        until = asked_to_wait(headers, now=now)
        return RateLimitedError("Reddit asks us to wait" + (f" until {until:%H:%M:%S} UTC" if until else ""), until=until)
    if status == 404:
        return SourceError("Reddit does not know that subreddit or account (404)")
    return refusal(status, headers, "Reddit", now=now)
