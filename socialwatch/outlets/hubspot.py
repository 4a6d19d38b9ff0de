"""HubSpot: each letter as one ticket of a pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.transport.tickets import TicketSystem, escaped, first, marker, need, part, plain, title, told

_PRIORITIES = {"low": "LOW", "normal": "MEDIUM", "high": "HIGH", "urgent": "URGENT"}
_TICKETS = "/crm/v3/objects/tickets"


class HubSpot(TicketSystem):
    """One configured account. A repeated try is looked for by the reference at the end of the ticket.

    A ticket counts as closed once HubSpot gave it a closing date, whatever its stages are called. Its search lags some seconds.
    """

    def headers(self) -> Mapping[str, str]:
        """See `TicketSystem.headers`."""
        return {"Authorization": f"Bearer {self.option('access_token')}"}

    def find(self, letter: Letter) -> Receipt | None:
        """See `TicketSystem.find`."""
        asked = {"propertyName": "content", "operator": "CONTAINS_TOKEN", "value": marker(letter)}
        found = self.post(f"{_TICKETS}/search", {"filterGroups": [{"filters": [asked]}], "limit": 1})
        ticket = first(part(found, "results"))
        return self._receipt(ticket) if ticket else None

    def create(self, letter: Letter) -> Receipt:
        """See `TicketSystem.create`."""
        return self._receipt(self.post(_TICKETS, {"properties": {
            "subject": title(letter), "content": plain(letter), "hs_pipeline": self.option("pipeline"),
            "hs_pipeline_stage": self.option("stage"), "hs_ticket_priority": _PRIORITIES.get(str(letter.facts.get("priority")), "MEDIUM"),
        }}))  # fmt: skip

    def _receipt(self, ticket: object) -> Receipt:
        number, portal = need(part(ticket, "id"), self), self.option("portal")
        return Receipt(number, f"https://app.hubspot.com/contacts/{escaped(portal)}/ticket/{escaped(number)}" if portal else None)

    def look(self, ref: str) -> TicketNews | None:
        """See `TicketSystem.look`."""
        ticket = self.get(f"{_TICKETS}/{escaped(ref)}", properties="hs_pipeline_stage,closed_date,hs_resolution")
        if part(ticket, "archived"):
            return None
        status = f"stage {part(ticket, 'properties', 'hs_pipeline_stage')}"
        if not part(ticket, "properties", "closed_date"):
            return TicketNews(is_closed=False, status=status)
        return TicketNews(is_closed=True, status="closed", answer=told(part(ticket, "properties", "hs_resolution")))


class HubSpotKind:
    """HubSpot, as `ports.OutletKind` promises."""

    name = "hubspot"
    makes_tickets = True
    keys: Sequence[Key] = (
        Key(
            name="access_token",
            kind="secret",
            doc="The token of a private app that may read and write tickets.",
            example='{ env = "HUBSPOT_TOKEN" }',
            is_needed=True,
        ),
        Key(name="pipeline", kind="text", doc="The number of the pipeline that gets its tickets.", example='"0"', default="0"),
        Key(name="stage", kind="text", doc="The number of the stage that they begin in.", example='"1"', default="1"),
        Key(name="portal", kind="text", doc="The number of your account, for links to its tickets.", example='"62515"'),
        Key(name="server", kind="url", doc="Where its API is.", example='"https://api.hubapi.com"', default="https://api.hubapi.com"),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet; see `ports.OutletKind`."""
        return HubSpot(settings, plugs)


kind: OutletKind = HubSpotKind()
