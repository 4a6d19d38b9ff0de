"""X behind tweepy: one question at a time, through our own session, and what its refusals mean."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from socialwatch import __version__
from socialwatch.errors import CapReachedError, CredentialsError, RateLimitedError, RefusedError, SocialwatchError, SourceError
from socialwatch.ports import Plugs, SourceSettings
from socialwatch.text import clean
from socialwatch.transport import asked_to_wait, hide, read_json, refusal

USER_KEYS = ("api_key", "api_secret", "access_token", "access_token_secret")
_HOSTS = ("https://api.twitter.com", "https://api.x.com")
_FIELDS = {
    "tweet": "created_at,author_id,conversation_id,in_reply_to_user_id,referenced_tweets,lang,edit_history_tweet_ids,note_tweet,entities",
    "post": "created_at,author_id,conversation_id,in_reply_to_user_id,referenced_posts,lang,edit_history_post_ids,note_post,entities",
}


class BadQuestionError(SourceError):
    """X did not accept a parameter (400).

    Args:
        keys: Names of the parameters that it did not like.
    """

    def __init__(self, message: str, keys: frozenset[str] = frozenset()) -> None:
        super().__init__(message)
        self.keys = keys


class Api:
    """Asks X, in today's spelling of its fields or in the coming one."""

    def __init__(self, settings: SourceSettings, plugs: Plugs) -> None:
        self._settings, self._plugs = settings, plugs
        self.is_user = all(settings.options.get(key) for key in USER_KEYS)

    @functools.cached_property
    def owner_id(self) -> str | None:
        """The account that owns the tokens: X begins an access token with its number. None with a bearer token alone."""
        number = self._secret("access_token").partition("-")[0] if self.is_user else ""
        return number if number.isdecimal() else None

    def posts(self, path: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
        """Ask for posts, with all fields that we read; changes the spelling once where X says that it does not know ours."""
        spelling = "post" if self._plugs.recall("fields") == "post" else "tweet"
        try:
            return self.ask(path, _spelt(params, spelling))
        except BadQuestionError as why:
            if f"{spelling}.fields" not in why.keys:
                raise
        spelling = "tweet" if spelling == "post" else "post"
        answer = self.ask(path, _spelt(params, spelling))
        self._plugs.remember("fields", spelling)
        return answer

    def ask(self, path: str, params: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        """Return the JSON object that X answers.

        Raises:
            BadQuestionError: A parameter was not accepted.
            SourceError: And its kin, as `Network.fetch` promises.
        """
        wanted = {key: value for key, value in (params or {}).items() if value is not None}
        response = self._client.request("GET", path, params=wanted, user_auth=self.is_user)
        body = read_json(response.content, "X")
        if not isinstance(body, dict) or not body.keys() & {"data", "errors", "meta"}:
            raise SourceError("X sent an answer that is neither posts nor an error")
        return body

    def say(self, text: str, *, in_reply_to: str) -> Mapping[str, Any]:
        """Post an answer as the account that owns the tokens and return what X made of it.

        Raises:
            RefusedError, CredentialsError, RateLimitedError: X surely did not take it.
            SourceError: Nobody knows whether it did.
        """
        try:
            said = self._client.create_tweet(text=text, in_reply_to_tweet_id=in_reply_to, user_auth=True)
        except (ValueError, KeyError, TypeError, AttributeError) as why:
            raise SourceError("X sent an answer that its own client does not understand") from why
        return said.data if isinstance(said.data, dict) else {}

    @functools.cached_property
    def _client(self) -> Any:
        """The tweepy client. It has no time limit of its own and would wait for rate limits: the session has the one, nobody the other."""
        import tweepy

        session = self._plugs.session
        session.hooks["response"] = [_judged]
        if self._settings.api_base:
            base, gate = self._plugs.check_base(self._settings.api_base), session.get_adapter("https://")
            for host in _HOSTS:
                session.mount(host, _Elsewhere(gate, host, base))
        secrets = [self._secret(key) for key in USER_KEYS] if self.is_user else [None] * 4
        client = tweepy.Client(None if self.is_user else self._secret("bearer_token"), *secrets, wait_on_rate_limit=False)
        client.session.close()
        client.session, client.user_agent = session, f"socialwatch/{__version__}"
        return client

    def _secret(self, key: str) -> str:
        secret: str = self._settings.options[key].reveal()
        hide(secret)
        return secret


class _Elsewhere:
    """An adapter that asks another address instead of tweepy's fixed one."""

    def __init__(self, gate: Any, host: str, base: str) -> None:
        self._gate, self._host, self._base = gate, host, base

    def send(self, request: Any, **options: Any) -> Any:
        """Send the request to the other address, through the gate that counts."""
        request.url = self._base + request.url[len(self._host) :]
        return self._gate.send(request, **options)

    def close(self) -> None:
        """Nothing of its own to close."""


def _spelt(params: Mapping[str, Any], spelling: str) -> dict[str, Any]:
    return {**params, f"{spelling}.fields": _FIELDS[spelling], "expansions": "author_id"}


def _judged(response: Any, **_: Any) -> None:
    """Raise what a refusal means, before tweepy makes an exception of its own of it."""
    if not 200 <= response.status_code < 300 and not response.is_redirect and (trouble := trouble_in(response, datetime.now(UTC))):
        raise _not_taken(trouble, response.status_code) if response.request.method == "POST" else trouble


def _not_taken(trouble: SocialwatchError, status: int) -> SocialwatchError:
    """Return what a refusal means for something that was to be posted; that we said it already is no refusal: it may be there."""
    if "duplicate" in str(trouble).lower():
        return SourceError(f"X says that this was posted already ({status})")
    if status == 401 or isinstance(trouble, RateLimitedError) or not 400 <= status < 500:
        return trouble
    return RefusedError(str(trouble).replace("X did not accept the credentials", "X does not let us post this"))


def trouble_in(response: Any, now: datetime) -> SocialwatchError | None:
    """Return the refusal of an answer in our words."""
    status, said = response.status_code, _problem(response.content)
    detail = _short(said.get("detail") or said.get("title"))
    if status == 400:
        return _bad_question(said, detail)
    if status == 429:
        return _too_many(said, response.headers, now)
    if status == 402:
        return CapReachedError(f"the credits at X are used up (402{': ' + detail if detail else ''}); buy more or wait for the next month")
    if status in (401, 403):
        return CredentialsError(f"X did not accept the credentials ({status}{': ' + detail if detail else ''})")
    return refusal(status, response.headers, "X", now=now)


def _too_many(said: Mapping[str, Any], headers: Mapping[str, str], now: datetime) -> SourceError:
    """Tell a used-up cap from a rate limit: they share the status 429, but no waiting helps against the cap."""
    if "cap" in str(said.get("title") or "").lower():
        return CapReachedError(
            f"the cap of the X plan is used up ({_short(said.get('detail'))}); no request will help before it is renewed"
        )
    until = asked_to_wait(headers, now=now)
    return RateLimitedError("X asks us to wait" + (f" until {until:%H:%M:%S} UTC" if until else ""), until=until)


def _bad_question(said: Mapping[str, Any], detail: str) -> BadQuestionError:
    errors = errors_in(said)
    messages = [str(one.get("message") or "") for one in errors]
    named = {key for one in errors if isinstance(one.get("parameters"), dict) for key in one["parameters"]}
    known = ("tweet.fields", "post.fields", "since_id", "until_id", "start_time")
    keys = named & set(known) or {key for key in known for message in messages if key in message}
    return BadQuestionError(f"X did not accept the question (400): {_short(next(filter(None, messages), detail))}", frozenset(keys))


def errors_in(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the errors of an answer, as far as they have the form of one."""
    found = body.get("errors")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def first_error(body: Mapping[str, Any]) -> str:
    """Return the first error of a 200 answer, in X's own words."""
    errors = errors_in(body)
    return _short(errors[0].get("detail") or errors[0].get("title")) if errors else ""


def _problem(content: bytes) -> Mapping[str, Any]:
    try:
        said = read_json(content, "X")
    except SourceError:
        return {}
    return said if isinstance(said, dict) else {}


def _short(words: Any) -> str:
    return " ".join(clean(str(words or "")).split())[:200]
