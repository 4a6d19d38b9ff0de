"""GitLab: each letter as one issue of a project, confidential unless the user says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.transport.tickets import TicketSystem, escaped, fenced, first, marker, need, part, title, told


class GitLab(TicketSystem):
    """One configured project. A repeated try is looked for by the reference in the description."""

    def headers(self) -> Mapping[str, str]:
        """See `TicketSystem.headers`."""
        return {"PRIVATE-TOKEN": self.option("token")}

    @property
    def _issues(self) -> str:
        return f"/api/v4/projects/{escaped(self.option('project'))}/issues"

    def find(self, letter: Letter) -> Receipt | None:
        """See `TicketSystem.find`."""
        found = self.get(self._issues, **{"search": marker(letter), "in": "description", "per_page": "1"})
        issue = first(found if isinstance(found, list) else None)
        return self._receipt(issue) if issue else None

    def create(self, letter: Letter) -> Receipt:
        """See `TicketSystem.create`."""
        return self._receipt(self.post(self._issues, {
            "title": title(letter), "description": fenced(letter, host=self.server), "labels": ",".join(self.options.get("labels", ())),
            "confidential": bool(self.options.get("confidential", True)),
        }))  # fmt: skip

    def _receipt(self, issue: Any) -> Receipt:
        url = part(issue, "web_url")
        return Receipt(need(part(issue, "iid"), self), url if isinstance(url, str) and url.startswith(("https://", "http://")) else None)

    def look(self, ref: str) -> TicketNews | None:
        """See `TicketSystem.look`."""
        status = str(part(self.get(f"{self._issues}/{escaped(ref)}"), "state") or "")
        if status != "closed":
            return TicketNews(is_closed=False, status=status)
        notes = self.get(f"{self._issues}/{escaped(ref)}/notes", sort="desc", order_by="created_at")
        newest = first([one for one in notes if not part(one, "system")] if isinstance(notes, list) else None)
        return TicketNews(is_closed=True, status=status, answer=told(part(newest, "body")))


class GitLabKind:
    """GitLab, as `ports.OutletKind` promises."""

    name = "gitlab"
    makes_tickets = True
    keys: Sequence[Key] = (
        Key(name="project", kind="text", doc="Which one gets its issues: its path or number.", example='"acme/support"', is_needed=True),
        Key(
            name="token",
            kind="secret",
            doc="A token of the project with the scope api.",
            example='{ env = "GITLAB_TOKEN" }',
            is_needed=True,
        ),
        Key(name="labels", kind="texts", doc="Labels of its issues.", example='["social"]', default=()),
        Key(name="confidential", kind="flag", doc="Whether only members of the project see them.", example="true", default=True),
        Key(name="server", kind="url", doc="Where your GitLab is.", example='"https://gitlab.com"', default="https://gitlab.com"),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet; see `ports.OutletKind`."""
        return GitLab(settings, plugs)


kind: OutletKind = GitLabKind()
