"""Mail, judged by a small mail server on loopback that writes down what it is told."""

from __future__ import annotations

import contextlib
import email
import email.policy
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from socialwatch.errors import CredentialsError, OutletError
from socialwatch.outlets.smtp import MailOutlet, kind
from socialwatch.ports import Outlet, OutletSettings
from socialwatch.transport import make_plugs
from tests.helpers.builders import a_letter


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mail; `answers` replaces the reply to a word (`RCPT`) or to a whole line (`RCPT TO:<a@b>`)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answers: dict[str, str] = {}
        self.lines: list[str] = []
        self.bodies: list[bytes] = []

    @property
    def messages(self) -> list[EmailMessage]:
        return [email.message_from_bytes(body, policy=email.policy.default) for body in self.bodies]


class Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say(self.server.answers.get("GREETING", "220 ready"))
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            self.server.lines.append(line)
            answer = self.server.answers.get(line) or self.server.answers.get(word) or self.usual(word)
            self.say(answer)
            if word == "DATA" and answer.startswith("354"):
                self.server.bodies.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say(self.server.answers.get("END", "250 taken"))
            if word == "QUIT":
                return

    def usual(self, word: str) -> str:
        return {"EHLO": "250-here\r\n250 AUTH PLAIN", "AUTH": "235 welcome", "DATA": "354 go on", "QUIT": "221 bye"}.get(word, "250 ok")

    def say(self, answer: str) -> None:
        self.wfile.write(answer.encode() + b"\r\n")


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield running
        running.shutdown()


class Kept:
    def __init__(self, value: str) -> None:
        self.value = value

    def reveal(self) -> str:
        return self.value


def a_mailer(server: MailServer, **options: object) -> Outlet:
    given = {
        "host": "127.0.0.1",
        "port": float(server.server_address[1]),
        "starttls": False,
        "sender": "Desk <desk@acme.example>",
        "recipients": ("billing@acme.example", "head@acme.example"),
    }
    settings = OutletSettings(name="mail", kind="smtp", options=given | options)
    return kind.open(settings, make_plugs(source="mail", budget_requests=1, budget_seconds=5))


def test_a_letter_reaches_all_recipients_whole(server: MailServer) -> None:
    letter = a_letter(subject="Case 7 – Rückgabe", body="jane: kein Geld zurück 🫖\n.\nnext line")

    ref = a_mailer(server).send(letter).ref

    (message,) = server.messages
    assert [line for line in server.lines if line.startswith(("mail", "rcpt", "MAIL", "RCPT"))] == [
        "mail FROM:<desk@acme.example>",
        "rcpt TO:<billing@acme.example>",
        "rcpt TO:<head@acme.example>",
    ]
    assert (message["From"], message["To"]) == ("Desk <desk@acme.example>", "billing@acme.example, head@acme.example")
    assert message["Subject"] == "Case 7 – Rückgabe"
    assert message["Message-ID"] == ref
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime == letter.created_at
    # The fake does not undo dot-stuffing; the doubled dot is the proof that the line did not end the message.
    assert message.get_content().splitlines() == ["jane: kein Geld zurück 🫖", "..", "next line"]


def test_a_repeat_carries_the_same_message_id_and_another_letter_another(server: MailServer) -> None:
    mailer = a_mailer(server)

    refs = [mailer.send(a_letter(key=key)).ref for key in ("one", "one", "two")]

    assert refs[0] == refs[1] != refs[2]
    assert all(ref is not None and ref.endswith("@acme.example>") for ref in refs)


def test_nothing_of_a_letter_becomes_a_header_or_a_recipient(server: MailServer) -> None:
    evil = "hello\r\nBcc: everybody@evil.example\n\nbody \x1b[31m\ud800"

    a_mailer(server).send(a_letter(subject=evil, body=evil + "\r\n.\r\nRCPT TO:<x@evil.example>"))

    (message,) = server.messages
    assert "Bcc" not in message
    assert not any("evil" in line for line in server.lines)
    assert "\x1b" not in message["Subject"] + message.get_content()


def test_a_login_on_this_machine_needs_no_encryption(server: MailServer) -> None:
    a_mailer(server, username="desk", password=Kept("pa55")).send(a_letter())

    assert [line.split()[:2] for line in server.lines if line.upper().startswith("AUTH")] == [["AUTH", "PLAIN"]]
    assert len(server.messages) == 1


def test_a_password_does_not_leave_this_machine_over_an_open_line(server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("203.0.113.5", 25))

    with pytest.raises(OutletError, match="the password is not sent over an open line; set starttls or tls"):
        a_mailer(server, username="desk", password=Kept("pa55")).send(a_letter())

    assert not any(line.upper().startswith(("AUTH", "MAIL")) for line in server.lines)


def test_nothing_is_sent_where_the_server_does_not_offer_the_encryption_that_was_asked_for(server: MailServer) -> None:
    with pytest.raises(OutletError, match="STARTTLS") as refused:
        a_mailer(server, starttls=True, username="desk", password=Kept("pa55")).send(a_letter())

    assert refused.value.is_final is False
    assert not any(line.upper().startswith(("AUTH", "MAIL")) for line in server.lines)


@pytest.mark.parametrize(
    ("answers", "is_final"),
    [
        ({"MAIL": "550 no"}, True),
        ({"END": "554 spam"}, True),
        ({"RCPT": "550 unknown"}, True),
        ({"RCPT": "450 greylisted"}, False),
        ({"END": "451 later"}, False),
        ({"MAIL": "421 busy"}, False),
        ({"AUTH": "454 temporary"}, False),
    ],
)
def test_4xx_may_be_tried_again_and_5xx_may_not(server: MailServer, answers: dict[str, str], is_final: bool) -> None:
    server.answers = {word.lower(): answer for word, answer in answers.items()} | answers

    with pytest.raises(OutletError, match="outlet mail: ") as refused:
        a_mailer(server, username="desk", password=Kept("pa55")).send(a_letter())

    assert refused.value.is_final is is_final
    assert "pa55" not in str(refused.value)


def test_a_refused_password_is_the_users_to_mend(server: MailServer) -> None:
    server.answers = {"AUTH": "535 no pa55"}

    with pytest.raises(CredentialsError, match=r"outlet mail: .*535") as refused:
        a_mailer(server, username="desk", password=Kept("pa55")).send(a_letter())

    assert "pa55" not in str(refused.value)


def test_a_letter_taken_for_some_recipients_is_not_sent_to_them_twice(server: MailServer) -> None:
    server.answers = {"rcpt TO:<head@acme.example>": "550 unknown"}

    with pytest.raises(OutletError, match=r"1 of 2 recipients, not for head@acme\.example") as refused:
        a_mailer(server).send(a_letter())

    assert refused.value.is_final is True
    assert len(server.messages) == 1


def test_a_server_that_fumbles_its_goodbye_has_taken_the_letter(server: MailServer) -> None:
    server.answers = {"QUIT": "500 what"}

    assert a_mailer(server).send(a_letter()).ref is not None


def test_a_server_that_is_down_may_be_asked_again(server: MailServer) -> None:
    server.shutdown()
    server.server_close()

    with pytest.raises(OutletError, match="could not be reached") as refused:
        a_mailer(server).send(a_letter())

    assert refused.value.is_final is False


@pytest.mark.parametrize(
    "options", [{"sender": "desk"}, {"recipients": ("not an address",)}, {"recipients": ("a@b.example", "@c.example")}]
)
def test_what_is_no_mail_address_is_told_before_anything_is_sent(server: MailServer, options: dict[str, object]) -> None:
    with pytest.raises(OutletError, match="must be mail addresses"):
        a_mailer(server, **options).send(a_letter())

    assert server.lines == []


def test_a_server_that_drips_is_cut_off_and_may_be_asked_again() -> None:
    stop = threading.Event()

    class Dripping(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                while not stop.wait(0.05):
                    self.request.sendall(b"2")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Dripping) as dripping:
        threading.Thread(target=dripping.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        options = {"host": "127.0.0.1", "port": float(dripping.server_address[1]), "sender": "a@b.example", "recipients": ("c@d.example",)}
        began = time.monotonic()

        with pytest.raises(OutletError) as cut:
            MailOutlet(OutletSettings(name="mail", kind="smtp", options=options), whole_s=0.3).send(a_letter())

        stop.set()
        dripping.shutdown()
    assert (time.monotonic() - began < 3, cut.value.is_final) == (True, False)
