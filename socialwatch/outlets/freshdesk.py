"""Freshdesk: each letter as one ticket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.transport.tickets import TicketSystem, as_html, basic, escaped, first, marker, need, part, title, told

_OPEN, _RESOLVED, _CLOSED = 2, 4, 5
_STATUSES = {_OPEN: "open", 3: "pending", _RESOLVED: "resolved", _CLOSED: "closed"}
_PRIORITIES = {"low": 1, "normal": 2, "high": 3, "urgent": 4}
_PAGE = 100


class Freshdesk(TicketSystem):
    """One configured Freshdesk. A repeated try is looked for by the tag that each ticket bears.

    Its search lags a new ticket by some minutes; a try that is repeated sooner after a crash may make a second one.
    """

    def headers(self) -> Mapping[str, str]:
        """See `TicketSystem.headers`."""
        return {"Authorization": basic(self.option("api_key"), "X")}

    def find(self, letter: Letter) -> Receipt | None:
        """See `TicketSystem.find`."""
        ticket = first(part(self.get("/api/v2/search/tickets", query=f"\"tag:'{marker(letter)}'\""), "results"))
        return self._receipt(ticket) if ticket else None

    def create(self, letter: Letter) -> Receipt:
        """See `TicketSystem.create`."""
        return self._receipt(self.post("/api/v2/tickets", {
            "subject": title(letter), "description": as_html(letter), "email": self.option("requester"), "status": _OPEN,
            "priority": _PRIORITIES.get(str(letter.facts.get("priority")), 2),
            "tags": ["socialwatch", marker(letter), *self.options.get("tags", ())],
        }))  # fmt: skip

    def _receipt(self, ticket: object) -> Receipt:
        number = need(part(ticket, "id"), self)
        return Receipt(number, f"{self.server}/a/tickets/{escaped(number)}")

    def look(self, ref: str) -> TicketNews | None:
        """See `TicketSystem.look`."""
        ticket = self.get(f"/api/v2/tickets/{escaped(ref)}")
        if part(ticket, "deleted"):
            return None
        number = part(ticket, "status")
        status = _STATUSES.get(number, str(number))
        if number not in (_RESOLVED, _CLOSED):
            return TicketNews(is_closed=False, status=status)
        return TicketNews(is_closed=True, status=status, answer=self._last_word(ref))

    def _last_word(self, ref: str) -> str | None:
        """Return the newest of the first hundred words; they come oldest first."""
        talk = self.get(f"/api/v2/tickets/{escaped(ref)}/conversations", per_page=_PAGE)
        return told(part(first(list(reversed(talk)) if isinstance(talk, list) else None), "body_text"))


class FreshdeskKind:
    """Freshdesk, as `ports.OutletKind` promises."""

    name = "freshdesk"
    makes_tickets = True
    keys: Sequence[Key] = (
        Key(name="server", kind="url", doc="Where your Freshdesk is.", example='"https://acme.freshdesk.com"', is_needed=True),
        Key(name="api_key", kind="secret", doc="The API key of an agent.", example='{ env = "FRESHDESK_KEY" }', is_needed=True),
        Key(name="requester", kind="text", doc="Who asks, in its tickets.", example='"social@example.com"', is_needed=True),
        Key(name="tags", kind="texts", doc="More tags of its tickets, beside `socialwatch`.", example='["social"]', default=()),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet; see `ports.OutletKind`."""
        return Freshdesk(settings, plugs)


kind: OutletKind = FreshdeskKind()
