"""A session with Bluesky that logs in as seldom as it can: the network allows some accounts ten logins a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.ports import Plugs, Secret
from socialwatch.transport import hide, host_of, read_json, said
from socialwatch.transport.sending import taken

_TOKEN = re.compile(r"[\x21-\x7e]{1,8000}")  # what a header can carry and a file can keep
_DID = re.compile("did:[a-z]+:.")
_STALE = ("ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired")
_NOT_THERE = ("RecordNotFound", "HandleNotFound")


class Tokens(msgspec.Struct, frozen=True):
    """What is kept between polls."""

    access: str
    refresh: str
    did: str


class Session:
    """Asks XRPC methods with a token; renews it when it is refused, and logs in only when that fails too."""

    def __init__(self, base: str, handle: str, password: Secret, plugs: Plugs) -> None:
        self._base, self._handle, self._password, self._plugs = base, handle, password, plugs
        self._tokens: Tokens | None = None

    @property
    def did(self) -> str:
        """The account's own id."""
        return self._held().did

    def ask(self, method: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return the JSON object that a method answers.

        Raises:
            CredentialsError: Handle or app password were refused.
            RateLimitedError: Bluesky asks us to wait, for logins too.
            SourceError: It could not be reached or understood.
        """
        response = self._get(method, params, self._held())
        if _is_stale(response):
            response = self._get(method, params, self._renewed())
        return _checked(response)

    def find(self, method: str, params: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return what a method answers, None where it says that there is no such thing; raises as `ask` does."""
        response = self._get(method, params, self._held())
        if _is_stale(response):
            response = self._get(method, params, self._renewed())
        is_missing = response.status_code in (400, 404) and (
            _error_in(response) in _NOT_THERE or b"Could not locate record" in response.content
        )
        return None if is_missing else _checked(response)

    def tell(self, method: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Do something under our name and return the answer.

        Raises:
            RefusedError, CredentialsError, RateLimitedError: Bluesky surely did not do it.
            SourceError: Nobody knows whether it did.
        """
        response = self._post(method, body, self._held())
        if _is_stale(response):
            response = self._post(method, body, self._renewed())
        answer = taken(response)
        if not isinstance(answer, dict):
            raise SourceError("Bluesky sent something that is not an answer")
        return answer

    def _post(self, method: str, body: Mapping[str, Any], tokens: Tokens) -> Any:
        headers = {"Authorization": f"Bearer {tokens.access}"}
        return self._plugs.session.post(f"{self._base}/xrpc/{method}", json=body, headers=headers)

    def _get(self, method: str, params: Mapping[str, Any], tokens: Tokens) -> Any:
        return self._plugs.session.get(f"{self._base}/xrpc/{method}", params=params, headers={"Authorization": f"Bearer {tokens.access}"})

    def _held(self) -> Tokens:
        if self._tokens is None:
            self._tokens = self._recalled() or self._logged_in()
        return self._tokens

    def _recalled(self) -> Tokens | None:
        kept = self._plugs.recall(self._key)
        try:
            return _hidden(msgspec.json.decode(kept, type=Tokens)) if kept else None
        except msgspec.MsgspecError:
            return None  # a file that somebody touched: logging in mends it

    @property
    def _key(self) -> str:
        return f"session of {self._handle} at {host_of(self._base)}"

    def _renewed(self) -> Tokens:
        """Trade the refresh token for new ones; an app password that was withdrawn shows here.

        A refusal is asked about once more: a login too many may lock the account out for a day.
        """
        response = self._refreshed()
        if _is_stale(response):
            response = self._refreshed()
        self._tokens = self._logged_in() if _is_stale(response) else self._kept(_checked(response))
        return self._tokens

    def _refreshed(self) -> Any:
        headers = {"Authorization": f"Bearer {self._held().refresh}"}
        return self._plugs.session.post(f"{self._base}/xrpc/com.atproto.server.refreshSession", headers=headers)

    def _logged_in(self) -> Tokens:
        password = self._password.reveal()
        hide(password)
        form = {"identifier": self._handle, "password": password}
        response = self._plugs.session.post(f"{self._base}/xrpc/com.atproto.server.createSession", json=form)
        if response.status_code == 401:
            raise CredentialsError(f"Bluesky refused the handle {self._handle} or its app password")
        return self._kept(_checked(response))

    def _kept(self, answer: Mapping[str, Any]) -> Tokens:
        found = {name: answer.get(key) for name, key in (("access", "accessJwt"), ("refresh", "refreshJwt"), ("did", "did"))}
        if not all(isinstance(value, str) and _TOKEN.fullmatch(value) for value in found.values()) or not _DID.match(str(found["did"])):
            raise SourceError("Bluesky opened a session without tokens")
        tokens = _hidden(msgspec.convert(found, Tokens))
        self._plugs.remember(self._key, msgspec.json.encode(tokens).decode())
        return tokens


def _hidden(tokens: Tokens) -> Tokens:
    hide(tokens.access)
    hide(tokens.refresh)
    return tokens


def _is_stale(response: Any) -> bool:
    """Say whether a token was refused: Bluesky says so with a 400, other servers with a 401."""
    return response.status_code in (400, 401) and _error_in(response) in _STALE


def _error_in(response: Any) -> str | None:
    try:
        answer = read_json(response.content, "Bluesky")
    except SourceError:
        return None
    return str(answer.get("error")) if isinstance(answer, dict) else None


def _checked(response: Any) -> dict[str, Any]:
    answer = said(response)
    if not isinstance(answer, dict) or "error" in answer:
        raise SourceError("Bluesky sent an error where an answer was due")
    return answer
