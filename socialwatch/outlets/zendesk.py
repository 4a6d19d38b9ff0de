"""Zendesk: each letter as one ticket with an internal first comment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.transport.tickets import TicketSystem, as_html, basic, escaped, first, marker, need, part, title, told

_CLOSED = frozenset({"solved", "closed"})
_PRIORITIES = frozenset({"urgent", "high", "normal", "low"})


class Zendesk(TicketSystem):
    """One configured Zendesk. A repeated try is known by `Idempotency-Key` for two hours, and by `external_id` for ever."""

    def headers(self) -> Mapping[str, str]:
        """See `TicketSystem.headers`."""
        return {"Authorization": basic(f"{self.option('email')}/token", self.option("api_token"))}

    def find(self, letter: Letter) -> Receipt | None:
        """See `TicketSystem.find`."""
        ticket = first(part(self.get("/api/v2/tickets.json", external_id=marker(letter)), "tickets"))
        return self._receipt(ticket) if ticket else None

    def create(self, letter: Letter) -> Receipt:
        """See `TicketSystem.create`."""
        ticket: dict[str, object] = {
            "subject": title(letter),
            "comment": {"html_body": as_html(letter), "public": False},
            "external_id": marker(letter),
            "tags": ["socialwatch", *self.options.get("tags", ())],
        }
        if letter.facts.get("priority") in _PRIORITIES:
            ticket["priority"] = letter.facts["priority"]
        return self._receipt(part(self.post("/api/v2/tickets.json", {"ticket": ticket}, Idempotency_Key=marker(letter)), "ticket"))

    def _receipt(self, ticket: object) -> Receipt:
        number = need(part(ticket, "id"), self)
        return Receipt(number, f"{self.server}/agent/tickets/{escaped(number)}")

    def look(self, ref: str) -> TicketNews | None:
        """See `TicketSystem.look`."""
        status = str(part(self.get(f"/api/v2/tickets/{escaped(ref)}.json"), "ticket", "status") or "")
        if status == "deleted":
            return None
        if status not in _CLOSED:
            return TicketNews(is_closed=False, status=status)
        newest = first(part(self.get(f"/api/v2/tickets/{escaped(ref)}/comments.json", sort_order="desc"), "comments"))
        return TicketNews(is_closed=True, status=status, answer=told(part(newest, "plain_body") or part(newest, "body")))


class ZendeskKind:
    """Zendesk, as `ports.OutletKind` promises."""

    name = "zendesk"
    makes_tickets = True
    keys: Sequence[Key] = (
        Key(name="server", kind="url", doc="Where your Zendesk is.", example='"https://acme.zendesk.com"', is_needed=True),
        Key(name="email", kind="text", doc="The agent whose token it is.", example='"desk@example.com"', is_needed=True),
        Key(name="api_token", kind="secret", doc="An API token of the account.", example='{ env = "ZENDESK_TOKEN" }', is_needed=True),
        Key(name="tags", kind="texts", doc="More tags of its tickets, beside `socialwatch`.", example='["social"]', default=()),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet; see `ports.OutletKind`."""
        return Zendesk(settings, plugs)


kind: OutletKind = ZendeskKind()
