"""Mail: each letter as one message to the people of a department, through a mail server of the user's choice."""

from __future__ import annotations

import hashlib
import ipaddress
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from socialwatch.errors import CredentialsError, OutletError
from socialwatch.model.outbox import Letter, Receipt
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.text import clean, one_line, printable

if TYPE_CHECKING:
    import smtplib
    from email.message import EmailMessage

LIMIT_S = 15.0
"""How long the server may be silent."""

WHOLE_S = 60.0
"""How long it may take over one letter in all: a server that sends a byte now and then is not silent."""

_LONGEST_SUBJECT = 200
_READY = 220
_REFUSED = frozenset({530, 534, 535, 538})
"""What a server answers where it wants other credentials (RFC 4954, section 6)."""


class MailOutlet:
    """One configured mail server with its recipients; keeps the promises of `ports.Outlet`.

    Every try of a letter carries the same `Message-ID`, by which mailboxes and ticket systems know a repeat.
    """

    def __init__(self, settings: OutletSettings, *, whole_s: float = WHOLE_S) -> None:
        self._name, self._options, self._whole_s = settings.name, settings.options, whole_s

    def send(self, letter: Letter) -> Receipt:
        """Mail one letter; return its `Message-ID`.

        Raises:
            OutletError: It was not taken; final where the server refused for good (5xx), or took it for some recipients only: a repeat
                would reach those twice.
            CredentialsError: The password cannot be had or was refused.
        """
        password = self._options["password"].reveal() if self._options.get("password") else None
        message = self._message(letter)
        with self._as_outlet_errors(), self._connected() as server:
            if self._options.get("username"):
                self._check_privacy(server)
                server.login(self._options["username"], password or "")
            refused = server.send_message(message, to_addrs=list(self._options["recipients"]), from_addr=self._options["sender"])
        if refused:
            count = len(self._options["recipients"])
            raise OutletError(
                f"outlet {self._name}: taken for {count - len(refused)} of {count} recipients, not for {_shown(refused)}", is_final=True
            )
        return Receipt(str(message["Message-ID"]))

    def _message(self, letter: Letter) -> EmailMessage:
        """Return the message; nothing of a letter can start another header or become an address."""
        from email import policy
        from email.message import EmailMessage
        from email.utils import format_datetime

        message = EmailMessage(policy=policy.SMTP)
        message["From"], message["To"] = self._addresses()
        message["Subject"] = one_line(printable(clean(letter.subject)))[:_LONGEST_SUBJECT]
        message["Date"] = format_datetime(letter.created_at)
        message["Message-ID"] = message_id(letter.key, self._options["sender"])
        # RFC 3834: keeps holiday notices from being answered into the brand's mailbox.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(printable(clean(letter.body), multiline=True))
        return message

    def _addresses(self) -> tuple[str, str]:
        """Return what stands behind `From:` and `To:`."""
        from email.utils import getaddresses

        sender, recipients = self._options["sender"], list(self._options["recipients"])
        for _, address in getaddresses([sender, *recipients]):
            name, _, domain = address.rpartition("@")
            if not name or not domain or any(sign.isspace() for sign in address):
                raise OutletError(f"outlet {self._name}: sender and recipients must be mail addresses such as desk@example.com")
        return sender, ", ".join(recipients)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        """Open a connection, encrypted unless the user said otherwise."""
        import smtplib
        import ssl

        host, wants_tls, wants_starttls = self._options["host"], bool(self._options.get("tls")), bool(self._options.get("starttls"))
        port = int(self._options.get("port") or (465 if wants_tls else 587 if wants_starttls else 25))
        context = ssl.create_default_context() if wants_tls or wants_starttls else None
        server = smtplib.SMTP_SSL(timeout=LIMIT_S, context=context) if wants_tls else smtplib.SMTP(timeout=LIMIT_S)
        # What a certificate is checked against; only a constructor that connects at once would set it.
        server._host = host  # type: ignore[attr-defined]
        with _cut_after(self._whole_s, server):
            try:
                code, _ = server.connect(host, port)
                if code != _READY:
                    raise smtplib.SMTPConnectError(code, b"")
                if wants_starttls and not wants_tls:
                    server.starttls(context=context)
                yield server
            finally:
                # Not `with server`: a server that fumbles its goodbye has taken the letter all the same.
                with suppress(smtplib.SMTPException, OSError):
                    server.docmd("QUIT")
                server.close()

    def _check_privacy(self, server: smtplib.SMTP) -> None:
        """Refuse to say a password over an open line, unless the line does not leave this machine."""
        import ssl

        if not isinstance(server.sock, ssl.SSLSocket) and not _is_loopback(server):
            raise OutletError(f"outlet {self._name}: the password is not sent over an open line; set starttls or tls")

    @contextmanager
    def _as_outlet_errors(self) -> Iterator[None]:
        """Turn what `smtplib` raises into one sentence. What a server wrote is not repeated, only its code."""
        import smtplib

        try:
            yield
        except smtplib.SMTPRecipientsRefused as error:
            codes = {code for code, _ in error.recipients.values()}
            is_final = min(codes) >= 500
            raise OutletError(
                f"outlet {self._name}: the server refused {_shown(error.recipients)} ({min(codes)})", is_final=is_final
            ) from error
        except smtplib.SMTPResponseException as error:
            raise self._refusal(error.smtp_code) from error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise OutletError(f"outlet {self._name}: {self._sentence(error)}") from error

    def _refusal(self, code: int) -> OutletError | CredentialsError:
        if code in _REFUSED:
            return CredentialsError(f"outlet {self._name}: the mail server refused the credentials ({code})")
        return OutletError(f"outlet {self._name}: the mail server did not take it ({code})", is_final=500 <= code < 600)

    def _sentence(self, error: Exception) -> str:
        import smtplib
        import ssl

        host = self._options["host"]
        if isinstance(error, smtplib.SMTPNotSupportedError):
            return f"{host} does not offer what this needs (STARTTLS, a login, or addresses beyond ASCII)"
        if isinstance(error, ssl.SSLError):
            return f"the certificate or encryption of {host} was not accepted"
        if isinstance(error, TimeoutError):
            return f"{host} did not answer in time"
        return f"{host} could not be reached, or broke off"


@contextmanager
def _cut_after(seconds: float, server: smtplib.SMTP) -> Iterator[None]:
    """End the exchange inside after so many seconds: the limit of a read begins anew with each byte."""

    def hang_up() -> None:
        with suppress(OSError):
            if server.sock is not None:
                # Of the plain socket: the one of TLS would first forget its state under the reader's feet.
                socket.socket.shutdown(server.sock, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def message_id(key: str, sender: str) -> str:
    """Return the `Message-ID` of a letter: the same for the same key, and of the sender's domain."""
    domain = sender.rpartition("@")[2].rstrip("> ")
    is_plain = bool(domain) and domain.isascii() and all(sign.isalnum() or sign in ".-" for sign in domain)
    return f"<{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:40]}@{domain if is_plain else 'socialwatch.invalid'}>"


def _shown(addresses: Sequence[str] | dict[str, tuple[int, bytes]]) -> str:
    return ", ".join(sorted(addresses))


def _is_loopback(server: smtplib.SMTP) -> bool:
    return server.sock is not None and ipaddress.ip_address(server.sock.getpeername()[0]).is_loopback


class MailKind:
    """Mail, as `ports.OutletKind` promises."""

    name = "smtp"
    keys: Sequence[Key] = (
        Key(name="host", kind="text", doc="The mail server.", example='"mail.example.com"', is_needed=True),
        Key(name="port", kind="number", doc="Left out: 587 with starttls, 465 with tls, else 25.", example="587"),
        Key(name="starttls", kind="flag", doc="Encrypt after connecting; without it nothing is sent.", example="true", default=True),
        Key(name="tls", kind="flag", doc="Encrypt from the first byte instead.", example="false", default=False),
        Key(name="username", kind="text", doc="Left out: no login.", example='"desk@example.com"'),
        Key(name="password", kind="secret", doc="Never sent over an open line.", example='{ env = "SMTP_PASSWORD" }'),
        Key(name="sender", kind="text", doc="Who writes.", example='"desk@example.com"', is_needed=True),
        Key(name="recipients", kind="texts", doc="Who reads.", example='["billing@example.com"]', is_needed=True),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:  # noqa: ARG002 -- mail needs no HTTP session
        """Make an outlet; see `ports.OutletKind`."""
        return MailOutlet(settings)


kind: OutletKind = MailKind()
