"""Recording what a network answers, in the plain shape: a list of takes, anonymous, in the order in which they happened.

It listens at the session, so that it hears every client that uses it, and no network knows of it.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from socialwatch.transport.addresses import host_of
from socialwatch.transport.scrubbing import Scrubber

HOW = (
    "every word of paths, parameters and answers replaced by an invented one of the same length and kind, consistently, under a random key that "
    "was not kept; headers but for a few dropped; headers and bodies of questions never written; times and counts as they were"
)


class Recorder:
    """Hears what goes through a session and keeps it, made anonymous at once: nothing else is ever held or written."""

    def __init__(self, scrubber: Scrubber) -> None:
        self._scrubber = scrubber
        self.takes: list[dict[str, Any]] = []
        self.host: str | None = None

    def listen(self, session: Any) -> None:
        """Stand between a session and its way out."""
        for prefix in ("https://", "http://"):
            session.mount(prefix, _Ear(session.get_adapter(prefix), self))

    def hear(self, method: str, url: str, response: Any) -> None:
        """Keep one question and its answer."""
        self.host = self.host or host_of(url)
        parts = urlsplit(url)
        asked = {
            "method": method,
            "path": self._scrubber.path(parts.path),
            "query": self._scrubber.query(parse_qs(parts.query, keep_blank_values=True)),
        }
        answer = {"status": response.status_code, "headers": self._scrubber.headers(response.headers), "body": self._body(response)}
        self.takes.append({"request": asked, "response": answer})

    def _body(self, response: Any) -> Any:
        """Return the JSON of an answer, or its text; what is neither is left out."""
        try:
            return self._scrubber.body(json.loads(response.content))
        except (ValueError, RecursionError):
            pass
        try:
            text = response.content.decode()
        except UnicodeDecodeError:
            return ""
        return self._scrubber.markup(text) if text.lstrip().startswith("<") else self._scrubber.text(text)


class _Ear:
    """An adapter that lets everything through and tells the recorder."""

    def __init__(self, gate: Any, recorder: Recorder) -> None:
        self._gate, self._recorder = gate, recorder

    def send(self, request: Any, **options: Any) -> Any:
        """Send a request through the gate and keep what came back."""
        response = self._gate.send(request, **options)
        self._recorder.hear(request.method, request.url, response)
        return response

    def close(self) -> None:
        """Let go of the connections."""
        self._gate.close()
