"""Stand-ins for ticket systems: each remembers its tickets, is asked over a real socket, and fails as it is told to."""

from __future__ import annotations

import json
import threading
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

Answer = tuple[int, Any]


class Fault(msgspec.Struct, frozen=True):
    """One answer that is not what was asked for.

    Args:
        status: 0 breaks the connection without an answer.
        after: The request is carried out first, so that the fault hides a success.
    """

    status: int
    headers: Mapping[str, str] = {}
    after: bool = False
    body: Any = b'{"message": "no such field: \\u001b[31msummary"}'


class Desk:
    """What all stand-ins share: tickets, a log of requests, faults in their order."""

    kind = ""
    options: Mapping[str, Any] = MappingProxyType({})
    creates = ""
    """The path by which a ticket is made."""

    def __init__(self) -> None:
        self.tickets: dict[int, dict[str, Any]] = {}
        self.log: list[tuple[str, str, dict[str, str], Any, Mapping[str, str]]] = []
        self.faults: list[Fault] = []
        self.url = ""

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        raise NotImplementedError

    def add(self, ticket: dict[str, Any]) -> dict[str, Any]:
        number = 4711 + len(self.tickets)
        self.tickets[number] = {"id": number, "comments": [], "status": "new"} | ticket
        return self.tickets[number]

    def close(self, *words: str) -> None:
        """Close every ticket, with these words said in it."""
        for ticket in self.tickets.values():
            ticket["status"] = "closed"
            ticket["comments"] += words

    def said(self, ticket: Mapping[str, Any]) -> str:
        """Return what a ticket says, as it was sent."""
        raise NotImplementedError

    def ref(self, ticket: Mapping[str, Any]) -> str:
        """Return what the system calls a ticket."""
        return str(ticket["id"])


class Zendesk(Desk):
    kind, creates = "zendesk", "/api/v2/tickets.json"
    options = MappingProxyType({"email": "desk@acme.example", "api_token": "t0ken"})

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if method == "POST":
            return 201, {"ticket": self.add(body["ticket"])}
        if path == self.creates:
            return 200, {"tickets": [one for one in self.tickets.values() if one["external_id"] == query["external_id"]]}
        ticket = self.tickets.get(int(path.split("/")[4].removesuffix(".json")))
        if ticket is None:
            return 404, {"error": "RecordNotFound"}
        if path.endswith("comments.json"):
            return 200, {"comments": [{"plain_body": words} for words in reversed(ticket["comments"])]}
        return 200, {"ticket": ticket | {"status": "solved" if ticket["status"] == "closed" else ticket["status"]}}

    def said(self, ticket: Mapping[str, Any]) -> str:
        return str(ticket["comment"]["html_body"])


class Freshdesk(Desk):
    kind, creates = "freshdesk", "/api/v2/tickets"
    options = MappingProxyType({"api_key": "t0ken", "requester": "social@acme.example"})

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if method == "POST":
            return 201, self.add(body)
        if path == "/api/v2/search/tickets":
            return 200, {"results": [one for one in self.tickets.values() if any(f"tag:'{tag}'" in query["query"] for tag in one["tags"])]}
        ticket = self.tickets.get(int(path.split("/")[4]))
        if ticket is None:
            return 404, {}
        if path.endswith("conversations"):
            return 200, [{"body_text": words} for words in ticket["comments"]]
        return 200, ticket | {"status": 4 if ticket["status"] == "closed" else 2}

    def said(self, ticket: Mapping[str, Any]) -> str:
        return str(ticket["description"])


class Zammad(Desk):
    kind, creates = "zammad", "/api/v1/tickets"
    options = MappingProxyType({"token": "t0ken", "group": "Users", "customer": "social@acme.example"})

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if method == "POST":
            return 201, self.add(body)
        if path == "/api/v1/tickets/search":
            return 200, [one for one in self.tickets.values() if query["query"].strip('"') in one["article"]["body"]]
        ticket = self.tickets.get(int(path.rsplit("/", maxsplit=1)[-1]))
        if ticket is None:
            return 404, {}
        if "by_ticket" in path:
            told = [{"body": f"<p>{words}</p>", "content_type": "text/html"} for words in ticket["comments"]]
            return 200, [{"body": ticket["article"]["body"], "content_type": "text/plain"}, *told]
        return 200, ticket | {"state": ticket["status"]}

    def said(self, ticket: Mapping[str, Any]) -> str:
        return str(ticket["article"]["body"])


class Jira(Desk):
    kind, creates = "jira", "/rest/api/3/issue"
    options = MappingProxyType({"email": "desk@acme.example", "api_token": "t0ken", "project": "SUP", "issue_type": "Task"})

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if method == "POST":
            ticket = self.add(body["fields"])
            return 201, {"id": "1", "key": self.ref(ticket)}
        if path == "/rest/api/3/search/jql":
            found = [one for one in self.tickets.values() if any(f'"{label}"' in query["jql"] for label in one["labels"])]
            return 200, {"issues": [{"key": self.ref(one)} for one in found]}
        ticket = self.tickets.get(int(path.rpartition("-")[2]), {})
        if not ticket:
            return 404, {"errorMessages": ["Issue does not exist"]}
        comments = [
            {"body": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": words}]}]}}
            for words in ticket["comments"]
        ]
        status = {
            "name": "Done" if ticket["status"] == "closed" else "To Do",
            "statusCategory": {"key": "done" if ticket["status"] == "closed" else "new"},
        }
        return 200, {"fields": {"status": status, "resolution": {"name": "Fixed"}, "comment": {"comments": comments}}}

    def ref(self, ticket: Mapping[str, Any]) -> str:
        return f"SUP-{ticket['id']}"

    def said(self, ticket: Mapping[str, Any]) -> str:
        return "\n".join(node["text"] for paragraph in ticket["description"]["content"] for node in paragraph["content"])


class HubSpot(Desk):
    kind, creates = "hubspot", "/crm/v3/objects/tickets"
    options = MappingProxyType({"access_token": "t0ken", "pipeline": "0", "stage": "1", "portal": "62515"})

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if path.endswith("/search"):
            wanted = body["filterGroups"][0]["filters"][0]["value"]
            return 200, {"results": [{"id": str(one["id"])} for one in self.tickets.values() if wanted in one["properties"]["content"]]}
        if method == "POST":
            return 201, {"id": str(self.add(body)["id"])}
        ticket = self.tickets.get(int(path.rsplit("/", maxsplit=1)[-1]))
        if ticket is None:
            return 404, {}
        is_closed = ticket["status"] == "closed"
        told = {"hs_pipeline_stage": "4" if is_closed else "1", "closed_date": "2026-11-03T09:00:00Z" if is_closed else None}
        return 200, {"id": "1", "properties": told | {"hs_resolution": next(iter(ticket["comments"][-1:]), None)}}

    def said(self, ticket: Mapping[str, Any]) -> str:
        return str(ticket["properties"]["content"])


class GitHub(Desk):
    kind, creates = "github", "/repos/acme/support/issues"
    options = MappingProxyType({"token": "t0ken", "repository": "acme/support"})

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if method == "POST":
            return 201, self._told(self.add(body))
        if path == self.creates:
            newest = [self._told(one) for one in reversed(self.tickets.values())]
            page, size = int(query["page"]), int(query["per_page"])
            return 200, newest[(page - 1) * size : page * size]
        ticket = self.tickets.get(int(path.split("/")[5]))
        if ticket is None:
            return 404, {"message": "Not Found"}
        if path.endswith("comments"):
            page, size = int(query["page"]), int(query["per_page"])
            return 200, [{"body": words} for words in ticket["comments"]][(page - 1) * size : page * size]
        return 200, self._told(ticket)

    def _told(self, ticket: Mapping[str, Any]) -> dict[str, Any]:
        state = "closed" if ticket["status"] == "closed" else "open"
        return {
            "number": ticket["id"], "html_url": f"https://github.example/acme/support/issues/{ticket['id']}", "state": state,
            "state_reason": "not_planned" if state == "closed" else None, "comments": len(ticket["comments"]), "body": ticket.get("body"),
        }  # fmt: skip

    def said(self, ticket: Mapping[str, Any]) -> str:
        return str(ticket["body"])


class GitLab(Desk):
    kind, creates = "gitlab", "/api/v4/projects/acme/support/issues"
    options = MappingProxyType({"token": "t0ken", "project": "acme/support", "confidential": True})

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if method == "POST":
            return 201, self._told(self.add(body))
        if path == self.creates:
            return 200, [self._told(one) for one in self.tickets.values() if query["search"] in one["description"]]
        ticket = self.tickets.get(int(path.removeprefix(self.creates).split("/")[1]))
        if ticket is None:
            return 404, {"message": "404 Not found"}
        if path.endswith("notes"):
            return 200, [{"body": "closed", "system": True}, *({"body": words, "system": False} for words in reversed(ticket["comments"]))]
        return 200, self._told(ticket)

    def _told(self, ticket: Mapping[str, Any]) -> dict[str, Any]:
        state = "closed" if ticket["status"] == "closed" else "opened"
        return {"iid": ticket["id"], "web_url": f"https://gitlab.example/acme/support/-/issues/{ticket['id']}", "state": state}

    def said(self, ticket: Mapping[str, Any]) -> str:
        return str(ticket["description"])


DESKS: tuple[type[Desk], ...] = (Zendesk, Freshdesk, Zammad, Jira, HubSpot, GitHub, GitLab)
SECRETS = frozenset({"api_token", "api_key", "token", "access_token"})


@contextmanager
def serving(desk: Desk) -> Iterator[Desk]:
    """Let a stand-in answer on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(desk))
    desk.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield desk
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(desk: Desk) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            parts = urlsplit(self.path)
            path, query = unquote(parts.path), {name: values[0] for name, values in parse_qs(parts.query).items()}
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = json.loads(sent) if sent else None
            desk.log.append((self.command, path, query, body, dict(self.headers)))
            fault = desk.faults.pop(0) if desk.faults else None
            status, answer = desk.answer(self.command, path, query, body) if fault is None or fault.after else (0, None)
            if fault is not None:
                status, answer = fault.status, fault.body
            if status == 0:
                self.connection.close()
                return
            self._tell(status, answer, fault.headers if fault else {})

        def _tell(self, status: int, answer: Any, headers: Mapping[str, str]) -> None:
            told = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", "Content-Length": str(len(told)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST = _serve  # noqa: N815 -- the names that the library looks for

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    return Handler


def credentials(headers: Mapping[str, str]) -> str:
    """Return what stands in the header that carries the credentials, in clear."""
    given = headers.get("Authorization") or headers.get("PRIVATE-TOKEN") or ""
    return b64decode(given.removeprefix("Basic ")).decode() if given.startswith("Basic ") else given
