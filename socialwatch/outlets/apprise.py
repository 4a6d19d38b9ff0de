"""Apprise: each letter as one message to any of the hundred services that the library knows (Slack, Teams, Matrix, Telegram …)."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from socialwatch.errors import ConfigError, OutletError
from socialwatch.model.outbox import Letter, Receipt
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.text import clean, one_line, printable

_LONGEST_TITLE = 200
_APART = "\u2060"  # WORD JOINER: nothing to the eye, the end of a name to a service

_HARMLESS = str.maketrans({"@": f"@{_APART}", "<": "‹", ">": "›", "`": "ˋ", "[": "［", "]": "］"})
"""What a service could take for a mention (`@everyone`, `<!channel>`), a link or code, and what stands for it."""


class AppriseOutlet:
    """One configured service; keeps the promises of `ports.Outlet`.

    A chat has no key by which it would know a repeat: a crash after sending shows a message twice. The service's own answer is
    not told by the library; its log, which may hold the address, goes nowhere.
    """

    def __init__(self, settings: OutletSettings) -> None:
        self._name, self._options = settings.name, settings.options

    def send(self, letter: Letter) -> Receipt:
        """Send one letter as plain text; no word of it mentions anybody.

        Raises:
            OutletError: The service did not take it, or its address is none that the library knows (final).
            ConfigError: The library is not installed.
            CredentialsError: The address cannot be had.
        """
        with _silent():
            library = self._library()
            service = self._service(library)
            is_taken = service.notify(
                title=harmless(one_line(printable(clean(letter.subject)))[:_LONGEST_TITLE]),
                body=harmless(printable(clean(letter.body), multiline=True)),
                body_format=library.NotifyFormat.TEXT,
            )
        if not is_taken:
            raise OutletError(f"outlet {self._name}: the service did not take it")
        return Receipt()

    def _library(self) -> Any:
        try:
            import apprise
        except ImportError as error:
            raise ConfigError(
                [f"outlets.{self._name}: needs a library that is not installed: pip install 'socialwatch[apprise]'"]
            ) from error
        return apprise

    def _service(self, library: Any) -> Any:
        # Redirects are not followed, nothing is kept on disk, and `:smile:` in a post stays as it is.
        asset = library.AppriseAsset(
            storage_mode="memory", http_redirects=False, async_mode=False, interpret_escapes=False, interpret_emojis=False
        )
        service = library.Apprise(asset=asset)
        if not service.add(self._options["url"].reveal()):
            raise OutletError(f"outlet {self._name}: url is no address that apprise knows", is_final=True)
        return service


def harmless(text: str) -> str:
    """Return a text in which no service finds a mention, a link or code; to the eye it is the same."""
    return text.translate(_HARMLESS)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the library from logging, for what it says of a failure may hold the address; and from warning of what it imports itself."""
    import warnings

    log = logging.getLogger("apprise")
    before, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        log.disabled = before


class AppriseKind:
    """Apprise, as `ports.OutletKind` promises."""

    name = "apprise"
    keys: Sequence[Key] = (
        Key(
            name="url",
            kind="secret",
            doc="The address of the service, as the library writes it; needs `pip install 'socialwatch[apprise]'`.",
            example='{ env = "SLACK_URL" }',
            is_needed=True,
        ),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:  # noqa: ARG002 -- the library brings its own HTTP
        """Make an outlet; see `ports.OutletKind`."""
        return AppriseOutlet(settings)


kind: OutletKind = AppriseKind()
