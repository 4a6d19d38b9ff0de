"""Webhook: each letter as one signed POST of JSON to an address of the user's choice."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from socialwatch.errors import BudgetSpentError, CredentialsError, OutletError, SourceError
from socialwatch.model.outbox import Letter, Receipt
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs, Secret
from socialwatch.text import one_line, printable
from socialwatch.transport import asked_to_wait

ALREADY_HELD = 409
TRY_AGAIN = frozenset({408, 425, 429})
REFUSED = frozenset({401, 403})
_LONGEST_REF = 100
_LONGEST_URL = 500


class WebhookOutlet:
    """One configured webhook; keeps the promises of `ports.Outlet`.

    The receiver can tell a repeated letter by `Idempotency-Key`, a forged one by `X-Socialwatch-Signature` (`sha256=` and the hex
    HMAC-SHA256 of timestamp, a dot and the body, keyed with the secret) and an old one by `X-Socialwatch-Timestamp` (seconds since 1970).

    Args:
        now: Seconds since 1970.
    """

    def __init__(self, settings: OutletSettings, plugs: Plugs, *, now: Callable[[], float] = time.time) -> None:
        self._name, self._options, self._plugs, self._now = settings.name, settings.options, plugs, now

    def send(self, letter: Letter) -> Receipt:
        """Post one letter; return the `ref` or `id`, and the `url`, of a JSON answer.

        A redirect is not followed: what answers must be what the user wrote.

        Raises:
            OutletError: It was not taken; final where the receiver says that this letter will never do (most of 4xx).
            CredentialsError: A secret cannot be had, or the receiver refused it (401, 403).
        """
        url, body = self._url(), written(letter)
        headers = self._headers(letter, body)
        try:
            answer = self._plugs.session.post(url, data=body, headers=headers, allow_redirects=False)
        except BudgetSpentError:
            raise
        except SourceError as error:
            raise OutletError(f"outlet {self._name}: {error}") from error
        self._judge(answer.status_code, answer.headers)
        return _receipt(answer)

    def _url(self) -> str:
        """Return the address; one in a variable or a file has not been seen by the configuration."""
        url = _revealed(self._options["url"])
        if not _is_web_address(url):
            raise OutletError(f"outlet {self._name}: url is not an http or https address without name and password in it")
        return url

    def _headers(self, letter: Letter, body: bytes) -> dict[str, str]:
        stamp = str(int(self._now()))
        headers = {
            "Content-Type": "application/json",
            # Quoted, for the names of departments may be in any script and a header may not.
            "Idempotency-Key": quote(letter.key, safe=":/@+=,"),
            "X-Socialwatch-Timestamp": stamp,
        }
        if secret := self._options.get("secret"):
            headers["X-Socialwatch-Signature"] = signature(_revealed(secret), stamp, body)
        if token := self._options.get("token"):
            headers["Authorization"] = f"Bearer {_revealed(token)}"
        return headers

    def _judge(self, status: int, headers: Mapping[str, str]) -> None:
        if 200 <= status < 300 or status == ALREADY_HELD:
            return
        if status in REFUSED:
            raise CredentialsError(f"outlet {self._name}: the receiver refused the credentials ({status})")
        is_final = 400 <= status < 500 and status not in TRY_AGAIN
        until = None if is_final else asked_to_wait(headers, now=datetime.fromtimestamp(self._now(), UTC))
        raise OutletError(f"outlet {self._name}: the receiver did not take it ({status})", is_final=is_final, until=until)


def written(letter: Letter) -> bytes:
    """Return the body of the request: the letter as JSON in ASCII, the same bytes at every try."""
    fields = {
        "key": letter.key,
        "kind": letter.kind,
        "case": letter.case,
        "subject": letter.subject,
        "body": letter.body,
        "facts": dict(letter.facts),
    }
    return json.dumps(fields, ensure_ascii=True).encode("ascii")


def signature(secret: str, stamp: str, body: bytes) -> str:
    """Return the signature of a body sent at `stamp` (seconds since 1970, as text)."""
    return "sha256=" + hmac.new(secret.encode(), stamp.encode("ascii") + b"." + body, hashlib.sha256).hexdigest()


def _revealed(value: str | Secret) -> str:
    return value if isinstance(value, str) else value.reveal()


def _is_web_address(url: str) -> bool:
    """Whether it names one host for every reader; clients disagree on backslashes and user names in addresses."""
    if any(ord(sign) <= 32 or 127 <= ord(sign) < 160 or sign == "\\" for sign in url):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def _receipt(answer: Any) -> Receipt:
    """Return what the receiver calls the letter and where it is there, cut and made printable; nothing where it does not say."""
    try:
        said = json.loads(answer.content)
    except (ValueError, RecursionError):
        return Receipt()
    if not isinstance(said, dict):
        return Receipt()
    url = said.get("url")
    is_url = isinstance(url, str) and len(url) <= _LONGEST_URL and _is_web_address(url)
    return Receipt(_name(said.get("ref") or said.get("id")), url if is_url else None)


def _name(ref: object) -> str | None:
    is_name = isinstance(ref, str | int) and not isinstance(ref, bool)
    return one_line(printable(str(ref)[:_LONGEST_REF])) or None if is_name else None


class WebhookKind:
    """The webhook, as `ports.OutletKind` promises."""

    name = "webhook"
    keys: Sequence[Key] = (
        Key(
            name="url",
            kind="url",
            doc="Where letters are posted; private addresses too.",
            example='"https://example.com/hook"',
            is_needed=True,
        ),
        Key(
            name="secret",
            kind="secret",
            doc="Signs every letter, so that the receiver knows it is yours.",
            example='{ env = "HOOK_SECRET" }',
        ),
        Key(
            name="token",
            kind="secret",
            doc="Sent as `Authorization: Bearer …`, for receivers that want it.",
            example='{ env = "HOOK_TOKEN" }',
        ),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet; see `ports.OutletKind`."""
        return WebhookOutlet(settings, plugs)


kind: OutletKind = WebhookKind()
