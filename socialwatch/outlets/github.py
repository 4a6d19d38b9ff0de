"""GitHub: each letter as one issue of a repository."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from socialwatch.errors import OutletError
from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.model.times import iso
from socialwatch.ports import Key, Outlet, OutletKind, OutletSettings, Plugs
from socialwatch.transport.tickets import TicketSystem, escaped, fenced, marker, need, part, title, told

_PAGE = 100
_PAGES = 5
"""Pages of issues that are looked through for an earlier try, newest first. GitHub's search would lag a new issue, its list does not."""


class GitHub(TicketSystem):
    """One configured repository. A repeated try is looked for by the reference in the issues since the letter was written."""

    def headers(self) -> Mapping[str, str]:
        """See `TicketSystem.headers`."""
        return {
            "Authorization": f"Bearer {self.option('token')}", "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28",
        }  # fmt: skip

    @property
    def _issues(self) -> str:
        owner, slash, name = self.option("repository").partition("/")
        if not (owner and slash and name) or "/" in name:
            raise OutletError(f"outlet {self.name}: repository must be OWNER/NAME, such as acme/support")
        return f"/repos/{escaped(owner)}/{escaped(name)}/issues"

    def find(self, letter: Letter) -> Receipt | None:
        """See `TicketSystem.find`."""
        for page in range(1, _PAGES + 1):
            issues = self.get(
                self._issues, state="all", since=iso(letter.created_at), sort="created", direction="desc", per_page=_PAGE, page=page
            )
            found = [one for one in issues if marker(letter) in str(part(one, "body"))] if isinstance(issues, list) else []
            if found:
                return self._receipt(found[0])
            if not isinstance(issues, list) or len(issues) < _PAGE:
                return None
        return None

    def create(self, letter: Letter) -> Receipt:
        """See `TicketSystem.create`."""
        body = {"title": title(letter), "body": fenced(letter, host=self.server), "labels": list(self.options.get("labels", ()))}
        return self._receipt(self.post(self._issues, body))

    def _receipt(self, issue: Any) -> Receipt:
        url = part(issue, "html_url")
        return Receipt(need(part(issue, "number"), self), url if isinstance(url, str) and url.startswith("https://") else None)

    def look(self, ref: str) -> TicketNews | None:
        """See `TicketSystem.look`."""
        issue = self.get(f"{self._issues}/{escaped(ref)}")
        if part(issue, "state") != "closed":
            return TicketNews(is_closed=False, status=str(part(issue, "state") or ""))
        reason = str(part(issue, "state_reason") or "closed").replace("_", " ")
        return TicketNews(is_closed=True, status=reason, answer=self._last_word(ref, part(issue, "comments")))

    def _last_word(self, ref: str, count: object) -> str | None:
        if not isinstance(count, int) or count < 1:
            return None
        last_page = (count + _PAGE - 1) // _PAGE
        comments = self.get(f"{self._issues}/{escaped(ref)}/comments", per_page=_PAGE, page=last_page)
        return told(part(comments[-1], "body")) if isinstance(comments, list) and comments else None


class GitHubKind:
    """GitHub, as `ports.OutletKind` promises."""

    name = "github"
    makes_tickets = True
    keys: Sequence[Key] = (
        Key(name="repository", kind="text", doc="Which one gets its issues.", example='"acme/support"', is_needed=True),
        Key(
            name="token",
            kind="secret",
            doc="A token that may read and write issues of it.",
            example='{ env = "GITHUB_TOKEN" }',
            is_needed=True,
        ),
        Key(name="labels", kind="texts", doc="Labels of its issues.", example='["social"]', default=()),
        Key(
            name="server",
            kind="url",
            doc="Where the API is; of GitHub Enterprise https://HOST/api/v3.",
            example='"https://api.github.com"',
            default="https://api.github.com",
        ),
    )

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet; see `ports.OutletKind`."""
        return GitHub(settings, plugs)


kind: OutletKind = GitHubKind()
