"""A session with a Lemmy server: which of its two APIs it speaks, and a token that is kept between polls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import CredentialsError, RateLimitedError, SourceError
from socialwatch.model.items import UNREADABLE, token
from socialwatch.ports import Plugs, Secret
from socialwatch.transport import asked_to_wait, hide, host_of, read_json, said

_LOGIN = {3: "/api/v3/user/login", 4: "/api/v4/account/auth/login"}
_WRONG = ("incorrect_login", "couldnt_find_that_username_or_email", "missing_totp_token", "incorrect_totp_token", "email_not_verified")
_GONE = ("not_found", "couldnt_find_post", "couldnt_find_comment", "couldnt_find_object")
_TOTP = ("missing_totp_token", "incorrect_totp_token")


class Kept(msgspec.Struct, frozen=True):
    """What is kept between polls: the token, and 3 or 4."""

    token: str
    api: int


class Session:
    """Asks with a token; logs in again, and looks again which API there is, where it is refused."""

    def __init__(self, base: str, username: str, password: Secret, plugs: Plugs) -> None:
        self._base, self._username, self._password, self._plugs = base, username, password, plugs
        self._kept: Kept | None = None

    @property
    def api(self) -> int:
        """3 for servers before 1.0, 4 since."""
        return self._held().api

    def ask(self, paths: Mapping[int, str], params: Mapping[int, Mapping[str, Any]], *, may_be_gone: bool = False) -> dict[str, Any] | None:
        """Return the JSON object of an answer.

        Args:
            paths, params: By API, without the `/api/vN` before the path.
            may_be_gone: Where Lemmy says that it knows no such thing, the answer is None instead of an error.

        Raises:
            CredentialsError: Username or password were refused.
            RateLimitedError: The server asks us to wait.
            SourceError: It could not be reached or understood.
        """
        response = self._get(paths, params)
        if _is_stale(response) or (response.status_code == 404 and not error_in(response.content)):
            self._forget()  # an old token; or the server was updated, and its old API is gone
            response = self._get(paths, params)
        if may_be_gone and error_in(response.content) in _GONE:
            return None
        return self._checked(response)

    def _get(self, paths: Mapping[int, str], params: Mapping[int, Mapping[str, Any]]) -> Any:
        kept = self._held()
        address = f"{self._base}/api/v{kept.api}{paths[kept.api]}"
        return self._plugs.session.get(address, params=params[kept.api], headers={"Authorization": f"Bearer {kept.token}"})

    def _held(self) -> Kept:
        if self._kept is None:
            self._kept = self._recalled() or self._logged_in()
            hide(self._kept.token)
        return self._kept

    def _recalled(self) -> Kept | None:
        kept = self._plugs.recall(self._key)
        try:
            found = msgspec.json.decode(kept, type=Kept) if kept else None
        except msgspec.MsgspecError:
            return None  # a file that somebody touched: logging in mends it
        return found if found and found.api in _LOGIN else None

    def _forget(self) -> None:
        self._kept = None
        self._plugs.remember(self._key, None)

    @property
    def _key(self) -> str:
        return f"session of {self._username} at {host_of(self._base)}"

    def _logged_in(self) -> Kept:
        api = self._found_api()
        password = self._password.reveal()
        hide(password)
        response = self._plugs.session.post(self._base + _LOGIN[api], json={"username_or_email": self._username, "password": password})
        trouble = error_in(response.content)
        if trouble in _TOTP:
            raise CredentialsError(f"{self._username} logs in at {host_of(self._base)} with a second factor; use an account without one")
        if response.status_code == 401 or trouble in _WRONG:
            raise CredentialsError(f"{host_of(self._base)} did not accept {self._username} or its password")
        jwt = token(self._checked(response).get("jwt"))
        if jwt is None:
            raise CredentialsError(
                f"{host_of(self._base)} gave no token to {self._username}; is the account approved and its mail confirmed?"
            )
        kept = Kept(jwt, api)
        hide(jwt)
        self._plugs.remember(self._key, msgspec.json.encode(kept).decode())
        return kept

    def _found_api(self) -> int:
        """Ask the server for its version: 1.0 still answers a few questions of the old API, and this one is among them."""
        response = self._plugs.session.get(f"{self._base}/api/v3/site")
        if response.status_code == 404:
            response = self._plugs.session.get(f"{self._base}/api/v4/site")
        version = self._checked(response).get("version")
        found = re.match(r"([0-9]{1,4})\.", version) if isinstance(version, str) else None
        if found is None:
            raise SourceError(f"{host_of(self._base)} does not say which version of Lemmy it is")
        return 3 if found[1] == "0" else 4

    def _checked(self, response: Any) -> dict[str, Any]:
        if error_in(response.content) == "rate_limit_error":  # some versions say it with a 400
            now = datetime.now(UTC)
            until = asked_to_wait(response.headers, now=now) or now + timedelta(minutes=10)
            raise RateLimitedError(f"{host_of(self._base)} asks us to wait", until=until)
        answer = said(response)
        if not isinstance(answer, dict):
            raise SourceError(f"{host_of(self._base)} sent an answer that is not one of Lemmy's")
        return answer


def _is_stale(response: Any) -> bool:
    return response.status_code == 401 or error_in(response.content) in ("not_logged_in", "incorrect_login")


def error_in(body: bytes) -> str:
    """Return Lemmy's word for an error (`rate_limit_error`); empty where the body is none."""
    if not body.lstrip()[:200].startswith(b'{"error"'):
        return ""
    try:
        word = read_json(body, "Lemmy")["error"]
    except (SourceError, *UNREADABLE):
        return ""
    return word if isinstance(word, str) and re.fullmatch("[a-z0-9_]{1,60}", word) else ""
