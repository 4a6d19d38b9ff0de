"""Ticket systems, one exam for all: one ticket for one key, whatever fails; its closing seen; and strangers' words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from socialwatch.errors import BudgetSpentError, CredentialsError, OutletError, SocialwatchError
from socialwatch.model.outbox import Letter, TicketNews
from socialwatch.ports import OutletSettings, TicketOutlet
from socialwatch.transport import make_plugs
from socialwatch.transport.tickets import fenced, marker
from socialwatch.wiring import outlet_kind
from tests.helpers.builders import a_letter
from tests.outlets.desks import DESKS, SECRETS, Desk, Fault, credentials, serving

STORY = "ada hands over case 7.\n\nWhat was said:\n@jane: my kettle leaks"


class Kept:
    """A secret that a test can look into."""

    def __init__(self, value: str) -> None:
        self.value = value

    def reveal(self) -> str:
        return self.value


@pytest.fixture(params=DESKS, ids=lambda desk: desk.kind)
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Each ticket system, on loopback."""
    with serving(request.param()) as one:
        yield one


def outlet(desk: Desk, **more: Any) -> TicketOutlet:
    """Return the outlet of a ticket system as wiring would make it."""
    given = {name: Kept(value) if name in SECRETS else value for name, value in desk.options.items()}
    kind = outlet_kind(desk.kind)
    assert kind is not None
    defaults = {key.name: key.default for key in kind.keys if key.default is not None}
    settings = OutletSettings(name="tickets", kind=desk.kind, options=defaults | given | {"server": desk.url} | more)
    made = kind.open(settings, make_plugs(source="outlet tickets", budget_requests=50, budget_seconds=30))
    assert isinstance(made, TicketOutlet)
    return made


def letter(**fields: Any) -> Letter:
    given: dict[str, Any] = {
        "tries": 1,
        "body": STORY,
        "subject": "Case 7 for billing: urgent complaint from @jane",
        "facts": {"priority": "urgent"},
    }
    return a_letter("7/billing", **given | fields)


# -- one ticket for one key ---------------------------------------------------------------------------------------------


def test_a_letter_becomes_a_ticket_with_its_story_and_the_number_comes_back(desk: Desk) -> None:
    receipt = outlet(desk).send(letter())

    (ticket,) = desk.tickets.values()
    assert receipt.ref == desk.ref(ticket)
    assert receipt.url is not None
    assert str(ticket["id"]) in receipt.url
    assert "my kettle leaks" in desk.said(ticket)
    assert [(method, path) for method, path, *_ in desk.log] == [("POST", desk.creates)]


def test_the_credentials_go_into_a_header_and_nowhere_else(desk: Desk) -> None:
    outlet(desk).send(letter())

    _, path, query, body, headers = desk.log[0]
    assert "t0ken" in credentials(headers)
    assert "t0ken" not in f"{path} {query} {body}"


@pytest.mark.parametrize(
    "fault", [Fault(0, after=True), Fault(500, after=True), Fault(200, after=True, body=b"<html>")], ids=["cut", "500", "html"]
)
def test_a_ticket_that_was_made_before_the_answer_was_lost_is_found_and_not_made_twice(desk: Desk, fault: Fault) -> None:
    desk.faults = [fault]
    one = outlet(desk)
    with pytest.raises(OutletError) as lost:
        one.send(letter())

    receipt = one.send(letter(tries=2))

    (ticket,) = desk.tickets.values()
    assert (lost.value.is_final, receipt.ref) == (False, desk.ref(ticket))


def test_another_letter_is_another_ticket_also_when_it_is_tried_again(desk: Desk) -> None:
    one = outlet(desk)
    one.send(letter())

    one.send(replace(letter(tries=2), key="8/billing"))

    assert len(desk.tickets) == 2


# -- faults -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [408, 409, 500, 502, 503, 504])
def test_trouble_of_the_other_side_may_be_over_next_time(desk: Desk, status: int) -> None:
    desk.faults = [Fault(status)]

    with pytest.raises(OutletError, match=rf"outlet tickets: 127\.0\.0\.1:\d+ did not take it \({status}\)$") as trouble:
        outlet(desk).send(letter())

    assert (trouble.value.is_final, desk.tickets) == (False, {})


def test_too_many_requests_are_waited_for_as_long_as_the_other_side_says(desk: Desk) -> None:
    desk.faults = [Fault(429, {"Retry-After": "120"})]
    before = datetime.now(UTC)

    with pytest.raises(OutletError, match="asks us to wait") as limit:
        outlet(desk).send(letter())

    assert limit.value.until is not None
    assert timedelta(seconds=119) < limit.value.until - before < timedelta(seconds=150)
    assert limit.value.is_final is False


@pytest.mark.parametrize("status", [400, 404, 410, 413, 422])
def test_a_refusal_for_good_is_final_and_says_in_printable_words_what_is_wrong(desk: Desk, status: int) -> None:
    desk.faults = [Fault(status)]

    with pytest.raises(OutletError) as refused:
        outlet(desk).send(letter())

    assert refused.value.is_final is True
    assert str(refused.value).endswith(f"({status}): no such field: ␛[31msummary")


@pytest.mark.parametrize("status", [401, 403])
def test_refused_credentials_are_the_users_to_mend(desk: Desk, status: int) -> None:
    desk.faults = [Fault(status)]

    with pytest.raises(CredentialsError, match=rf"outlet tickets: .* refused the credentials \({status}\)"):
        outlet(desk).send(letter())


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_refused_so_that_the_credentials_stay_here(desk: Desk, status: int) -> None:
    with serving(type(desk)()) as elsewhere:
        desk.faults = [Fault(status, {"Location": f"{elsewhere.url}/x"})]

        with pytest.raises(OutletError, match="not followed") as refused:
            outlet(desk).send(letter())

        assert (elsewhere.log, refused.value.is_final) == ([], False)


def test_a_server_that_is_down_is_told_in_one_sentence_without_the_token(desk: Desk) -> None:
    with serving(type(desk)()) as gone:
        url = gone.url

    with pytest.raises(OutletError, match="refused the connection") as down:
        outlet(desk, server=url).send(letter())

    assert "t0ken" not in str(down.value)


def test_a_budget_that_is_spent_is_told_as_such(desk: Desk) -> None:
    kind = outlet_kind(desk.kind)
    assert kind is not None
    settings = OutletSettings(
        name="tickets", kind=desk.kind, options={**desk.options, "server": desk.url} | {name: Kept("t0ken") for name in SECRETS}
    )
    one = kind.open(settings, make_plugs(source="outlet tickets", budget_requests=1, budget_seconds=30))
    one.send(letter())

    with pytest.raises(BudgetSpentError):
        one.send(replace(letter(), key="8"))


def test_an_answer_without_a_number_is_a_failure_that_is_looked_up_next_time(desk: Desk) -> None:
    desk.faults = [Fault(201, body={}, after=True)]
    one = outlet(desk)

    with pytest.raises(OutletError, match="does not say what the ticket is called"):
        one.send(letter())

    assert one.send(letter(tries=2)).ref is not None
    assert len(desk.tickets) == 1


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x.example", "http://ann:pw@x.example", "http://x.example/?a=b", "x.example"])
def test_a_server_in_a_variable_that_is_no_web_address_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(OutletError, match="server is not an http or https address") as refused:
        outlet(DESKS[0](), server=Kept(url)).send(letter())

    assert url not in str(refused.value)


# -- how it stands ------------------------------------------------------------------------------------------------------


def test_an_open_ticket_is_open_and_a_closed_one_tells_the_last_word(desk: Desk) -> None:
    one = outlet(desk)
    sent = letter(ref=one.send(letter()).ref)

    before = one.news(sent)
    desk.close("we look into it", "refunded\u001b[2J today")
    after = one.news(sent)

    assert before is not None
    assert (before.is_closed, before.answer) == (False, None)
    assert after is not None
    assert (after.is_closed, after.answer) == (True, "refunded␛[2J today")


def test_a_ticket_closed_without_a_word_has_no_answer_or_its_resolution(desk: Desk) -> None:
    one = outlet(desk)
    sent = letter(ref=one.send(letter()).ref)
    desk.close()

    news = one.news(sent)

    assert isinstance(news, TicketNews)
    assert (news.is_closed, news.answer) == (True, "Fixed" if desk.kind == "jira" else None)


def test_a_ticket_that_is_gone_is_told_as_gone_and_trouble_as_trouble(desk: Desk) -> None:
    one = outlet(desk)
    sent = letter(ref=one.send(letter()).ref)
    desk.faults = [Fault(503), Fault(403)]

    for _ in range(2):
        with pytest.raises(SocialwatchError):
            one.news(sent)
    desk.tickets.clear()

    assert one.news(sent) is None


# -- strangers' words ---------------------------------------------------------------------------------------------------


EVIL = "@everyone @acme/admins ping\n/close\n/assign @me\n```\nout\n````\nstill out\n[x](javascript:alert(1)) <img src=x onerror=alert(1)> fixes #1 acme/other#2 {noformat}[~admin]\u202e\u0007"


def test_no_word_of_a_stranger_is_markup_a_command_or_a_mention(desk: Desk) -> None:
    outlet(desk).send(letter(body=EVIL, subject="@everyone\n/close <b>"))

    (ticket,) = desk.tickets.values()
    said = desk.said(ticket)
    assert "\u202e" not in said
    assert "\u0007" not in said
    if desk.kind in ("zendesk", "freshdesk"):
        assert "<" not in said.replace("<br>", "")
    if desk.kind in ("github", "gitlab"):
        opening, *lines, closing = said.split("\n")
        assert opening == "`````text"
        assert closing == "`````"
        assert not any(re.match(r"\s*`{5,}", line) for line in lines)
    if desk.kind == "jira":
        nodes = [node for paragraph in ticket["description"]["content"] for node in paragraph["content"]]
        assert {tuple(sorted(node)) for node in nodes} == {("text", "type")}
        assert {node["type"] for node in nodes} == {"text"}


def test_a_long_line_in_a_block_is_broken_where_it_can_be_read() -> None:
    body = fenced(letter(body="word " * 100), host="https://api.github.com")

    assert max(len(line) for line in body.split("\n")) <= 110


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [
        ("https://x.example/jane/1", True),
        ("https://github.com/acme/other/issues/1", False),
        ("https://www.github.com/a/b/pull/2", False),
        ("https://gist.github.com/1", False),
        ("javascript:alert(1)", False),
        ("https://x.example/> @everyone", False),
        (None, False),
    ],
)
def test_only_a_plain_address_of_somewhere_else_becomes_a_link(url: str | None, is_linked: bool) -> None:
    body = fenced(letter(facts={"url": url}), host="https://api.github.com")

    assert body.endswith(f"\n<{url}>") is is_linked


def test_a_marker_fits_a_tag_and_is_the_same_for_the_same_key() -> None:
    assert marker(letter()) == marker(letter(body="changed", tries=9))
    assert re.fullmatch(r"sw-[0-9a-f]{24}", marker(letter()))


def test_a_repository_that_is_none_is_told_before_anything_is_sent() -> None:
    github = next(desk for desk in DESKS if desk.kind == "github")()

    with pytest.raises(OutletError, match="OWNER/NAME"):
        outlet(github, repository="acme", server="http://127.0.0.1:9").send(letter())


def test_an_issue_far_down_the_list_is_found_all_the_same() -> None:
    with serving(next(desk for desk in DESKS if desk.kind == "github")()) as github:
        one = outlet(github)
        first = one.send(letter())
        for number in range(150):
            github.add({"body": f"another {number}"})

        assert one.send(letter(tries=2)) == first


@pytest.mark.parametrize(
    "headers", [{"x-ratelimit-remaining": "0", "x-ratelimit-reset": "9999999999"}, {"Retry-After": "60"}], ids=["spent", "secondary"]
)
def test_a_403_that_is_a_limit_is_waited_for_and_not_taken_for_refused_credentials(headers: dict[str, str]) -> None:
    with serving(next(desk for desk in DESKS if desk.kind == "github")()) as github:
        github.faults = [Fault(403, headers)]

        with pytest.raises(OutletError, match="asks us to wait") as limit:
            outlet(github).send(letter())

    assert limit.value.until is not None
