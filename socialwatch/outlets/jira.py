"""Jira Cloud: each letter as one issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.transport.tickets import TicketSystem, basic, escaped, first, marker, need, part, plain, title, told

_DEEPEST = 20  # levels of a comment that are read


class Jira(TicketSystem):
    """One configured site of Jira Cloud. A repeated try is looked for by the label that each issue bears.

    Bodies are documents of text nodes (Atlassian Document Format), in which no word is markup and nobody is mentioned.
    """

    def headers(self) -> Mapping[str, str]:
        """See `TicketSystem.headers`."""
        return {"Authorization": basic(self.option("email"), self.option("api_token"))}

    def find(self, letter: Letter) -> Receipt | None:
        """See `TicketSystem.find`."""
        jql = f'labels = "{marker(letter)}"'
        issue = first(part(self.get("/rest/api/3/search/jql", jql=jql, fields="status", maxResults="1"), "issues"))
        return self._receipt(issue) if issue else None

    def create(self, letter: Letter) -> Receipt:
        """See `TicketSystem.create`."""
        labels = ["socialwatch", marker(letter), *self.options.get("labels", ())]
        return self._receipt(self.post("/rest/api/3/issue", {"fields": {
            "project": {"key": self.option("project")}, "issuetype": {"name": self.option("issue_type")}, "summary": title(letter),
            "description": document(plain(letter)), "labels": labels,
        }}))  # fmt: skip

    def _receipt(self, issue: object) -> Receipt:
        key = need(part(issue, "key"), self)
        return Receipt(key, f"{self.server}/browse/{escaped(key)}")

    def look(self, ref: str) -> TicketNews | None:
        """See `TicketSystem.look`."""
        fields = part(self.get(f"/rest/api/3/issue/{escaped(ref)}", fields="status,resolution,comment"), "fields")
        status = str(part(fields, "status", "name") or "")
        if part(fields, "status", "statusCategory", "key") != "done":
            return TicketNews(is_closed=False, status=status)
        comments = part(fields, "comment", "comments")
        newest = first(list(reversed(comments)) if isinstance(comments, list) else None)
        answer = told("".join(words(part(newest, "body")))) or told(part(fields, "resolution", "name"))
        return TicketNews(is_closed=True, status=status, answer=answer)


def document(text: str) -> dict[str, Any]:
    """Return a text as a document of paragraphs."""
    return {"type": "doc", "version": 1, "content": [_paragraph(line) for line in text.split("\n")]}


def _paragraph(line: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"type": "text", "text": line}] if line else []}


def words(node: object, depth: int = 0) -> Iterator[str]:
    """Yield the texts of a document, each paragraph with a line break behind it."""
    if not isinstance(node, Mapping) or depth > _DEEPEST:
        return
    if isinstance(node.get("text"), str):
        yield node["text"]
    for inner in node.get("content") or ():
        yield from words(inner, depth + 1)
    if node.get("type") == "paragraph":
        yield "\n"


class JiraKind:
    """Jira Cloud, as `ports.OutletKind` promises."""

    name = "jira"
    makes_tickets = True
    keys: Sequence[Key] = (
        Key(name="server", kind="url", doc="Your site of Jira Cloud.", example='"https://acme.atlassian.net"', is_needed=True),
        Key(name="email", kind="text", doc="Whose token it is.", example='"desk@example.com"', is_needed=True),
        Key(name="api_token", kind="secret", doc="An API token of that account.", example='{ env = "JIRA_TOKEN" }', is_needed=True),
        Key(name="project", kind="text", doc="The key of the project that gets its issues.", example='"SUP"', is_needed=True),
        Key(name="issue_type", kind="text", doc="What kind of issues.", example='"Task"', default="Task"),
        Key(name="labels", kind="texts", doc="More labels of its issues, beside `socialwatch`.", example='["social"]', default=()),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet; see `ports.OutletKind`."""
        return Jira(settings, plugs)


kind: OutletKind = JiraKind()
