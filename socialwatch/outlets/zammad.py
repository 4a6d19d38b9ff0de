"""Zammad: each letter as one ticket with an internal note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.transport.tickets import TicketSystem, escaped, first, marker, need, part, plain, title, told

_CLOSED = frozenset({"closed", "merged"})
_PRIORITIES = {"low": "1 low", "normal": "2 normal", "high": "3 high", "urgent": "3 high"}


class Zammad(TicketSystem):
    """One configured Zammad. A repeated try is looked for by the reference at the end of the note."""

    def headers(self) -> Mapping[str, str]:
        """See `TicketSystem.headers`."""
        return {"Authorization": f"Token token={self.option('token')}"}

    def find(self, letter: Letter) -> Receipt | None:
        """See `TicketSystem.find`."""
        found = self.get("/api/v1/tickets/search", query=f'"{marker(letter)}"', limit="1", expand="true")
        ticket = first(found if isinstance(found, list) else None)
        return self._receipt(ticket) if ticket else None

    def create(self, letter: Letter) -> Receipt:
        """See `TicketSystem.create`."""
        return self._receipt(self.post("/api/v1/tickets", {
            "title": title(letter), "group": self.option("group"), "customer_id": f"guess:{self.option('customer')}",
            "priority": _PRIORITIES.get(str(letter.facts.get("priority")), "2 normal"),
            "article": {"subject": title(letter), "body": plain(letter), "type": "note", "internal": True, "content_type": "text/plain"},
        }))  # fmt: skip

    def _receipt(self, ticket: object) -> Receipt:
        number = need(part(ticket, "id"), self)
        return Receipt(number, f"{self.server}/#ticket/zoom/{escaped(number)}")

    def look(self, ref: str) -> TicketNews | None:
        """See `TicketSystem.look`."""
        status = str(part(self.get(f"/api/v1/tickets/{escaped(ref)}", expand="true"), "state") or "")
        if status not in _CLOSED:
            return TicketNews(is_closed=False, status=status)
        return TicketNews(is_closed=True, status=status, answer=self._last_word(ref))

    def _last_word(self, ref: str) -> str | None:
        articles = self.get(f"/api/v1/ticket_articles/by_ticket/{escaped(ref)}")
        # The first is our own note; Zammad tells them oldest first.
        newest: Mapping[str, Any] | None = first(list(reversed(articles[1:])) if isinstance(articles, list) else None)
        return told(part(newest, "body"), is_html=part(newest, "content_type") == "text/html")


class ZammadKind:
    """Zammad, as `ports.OutletKind` promises."""

    name = "zammad"
    makes_tickets = True
    keys: Sequence[Key] = (
        Key(name="server", kind="url", doc="Where your Zammad is.", example='"https://zammad.example.com"', is_needed=True),
        Key(
            name="token",
            kind="secret",
            doc="An access token with the permission ticket.agent.",
            example='{ env = "ZAMMAD_TOKEN" }',
            is_needed=True,
        ),
        Key(name="group", kind="text", doc="The group that gets its tickets.", example='"Users"', is_needed=True),
        Key(name="customer", kind="text", doc="The address of who asks, in its tickets.", example='"social@example.com"', is_needed=True),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet; see `ports.OutletKind`."""
        return Zammad(settings, plugs)


kind: OutletKind = ZammadKind()
