"""Handing on, as it happens in a terminal: taken, answered, sent on, and what leaves the house."""

from __future__ import annotations

import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.cli.test_session import Session, bare
from tests.outlets.desks import GitHub, serving

__all__ = ["bare"]


@pytest.fixture
def office(bare: Session) -> Session:
    """An inbox of five cases, and a department whose outlet is down."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    bare.write_config(
        f'[departments.billing]\nmembers = ["ada"]\nnotify = ["hook"]\nacknowledge_within = "4h"\nthen = "lead"\n[departments.lead]\n'
        f'[outlets.hook]\nkind = "webhook"\nurl = "http://127.0.0.1:{port}/"\n'
    )
    assert bare("poll", "-q") == (0, "", "")
    return bare


def test_a_case_is_taken_returned_and_both_can_be_taken_back(office: Session) -> None:
    office("escalate", "1", "--to", "billing")

    taken, again = office("ack", "1"), office("ack", "1")
    back = office("return", "1", "--note", "refunded today")
    _, shown, _ = office("show", "1", "--json")
    undone = office("undo")

    assert taken == (0, "Case 1: taken for billing (@jane)\n", "")
    assert "so already" in again[1]
    assert back[1].startswith("Case 1: back with ada; ")
    assert (json.loads(shown)["state"], json.loads(shown)["assignee"]) == ("open", "ada")
    assert [event["verb"] for event in json.loads(shown)["events"]][-3:] == ["escalate", "ack", "return"]
    assert "it is escalated again" in undone[1]


def test_show_says_how_far_up_a_case_is_and_by_when_it_should_be_taken(office: Session) -> None:
    office("escalate", "1", "--to", "billing")

    _, card, _ = office("show", "1")
    _, shown, _ = office("show", "1", "--json")

    escalation = json.loads(shown)["escalation"]
    assert "escalated to billing, to be taken by" in card
    assert "Messages:\nhook: waits\n" in card
    assert 'socialwatch ack 1 · return 1 --note "…"' in card
    assert (escalation["level"], escalation["told"], escalation["acknowledged_by"]) == (1, ["billing"], None)
    assert escalation["acknowledge_by"] is not None


def test_whoever_was_sent_on_is_asked_about_until_they_arrived(office: Session) -> None:
    office("handle", "1", "--moved", "phone", "--ref", "T-123")

    _, told, _ = office("arrivals")
    _, rows, _ = office("arrivals", "--json")
    _, greeting, _ = office()
    _, listed, _ = office("list", "arrived:no")
    met = office("arrived", "1", "--note", "called in")
    _, empty, _ = office("arrivals")
    office("undo")
    lost = office("arrived", "1", "--no")

    assert told.startswith("Case 1: @jane to phone T-123, ")
    assert [(row["id"], row["moved_ref"], row["owner"]) for row in json.loads(rows)] == [(1, "T-123", "ada")]
    assert "1 sent on and not known to have arrived" in greeting
    assert listed.splitlines()[1].startswith("1\t")
    assert met == (0, "Case 1: arrived at phone (@jane)\n", "")
    assert empty.startswith("Nobody is on the way")
    assert lost[1].startswith("Case 1: back with ada; ")


def test_a_letter_that_cannot_leave_is_seen_dropped_and_put_back(office: Session) -> None:
    office("escalate", "1", "--to", "billing")

    code, _, told = office("deliver")
    _, listed, _ = office("outbox", "list", "--json")
    _, whole, _ = office("outbox", "show", "1")
    dropped = office("outbox", "drop", "1")
    _, none, _ = office("outbox", "list", "--state", "waiting", "--json")
    undone = office("undo")
    _, again, _ = office("outbox", "list", "--json")

    (letter,) = json.loads(listed)
    assert (code, "refused the connection" in told) == (5, True)
    assert (letter["state"], letter["tries"], letter["outlet"], letter["case"]) == ("waiting", 1, "hook", 1)
    assert whole.startswith("Letter 1 to hook: waits, next try")
    assert "ada hands over case 1 (acme, phone)." in whole
    assert (dropped, json.loads(none)) == ((0, "Letter 1 to hook: dropped\n", ""), [])
    assert (undone[0], json.loads(again)[0]["state"]) == (0, "waiting")


def test_what_was_dropped_can_be_sent_again_by_its_number_and_what_does_not_exist_is_told(office: Session) -> None:
    office("escalate", "1", "--to", "billing")
    office("outbox", "drop", "1")

    assert office("outbox", "retry", "1") == (0, "Letter 1 to hook: waits to be sent\n", "")
    assert office("outbox", "retry", "9") == (2, "", "socialwatch: no letter 9 in the outbox; `socialwatch outbox list` shows them\n")
    assert office("outbox", "retry", "--dead") == (0, "No letter is dead.\n", "")
    assert office("outbox", "drop")[0] == 2
    assert office("outbox", "list")[1].splitlines()[0].startswith("id\tkey\toutlet\tcase")


def test_many_letters_are_asked_about_first(office: Session) -> None:
    office("escalate", "1-4", "--to", "billing", "--yes")

    assert office("outbox", "drop", "1-4")[0] == 2
    assert office("outbox", "drop", "1-4", "--yes")[1].count("dropped") == 4


def test_a_digest_is_printed_or_waits_for_an_outlet_once_a_day(office: Session) -> None:
    code, text, err = office("digest")
    sent, again = office("digest", "--to", "hook"), office("digest", "--to", "hook")
    _, listed, _ = office("outbox", "list", "--json")

    assert (code, err) == (0, "")
    assert text.startswith("All brands, the day to ")
    assert "- 0 escalated, 0 of them not taken by anybody" in text
    assert sent == (0, "", "waits in the outbox for hook\n")
    assert again == (0, "", "that of today is in the outbox for hook already\n")
    assert [letter["kind"] for letter in json.loads(listed)] == ["digest"]
    assert office("digest", "--to", "nowhere") == (2, "", "socialwatch: no outlet 'nowhere'; there are: hook\n")
    assert office("digest", "--daily", "--weekly")[0] == 2
    assert office("digest", "--brand", "nobody")[0] == 2


def test_a_spike_is_told_by_the_poll_that_sees_it_and_by_no_later_one(bare: Session) -> None:
    now = datetime.now(UTC)
    rows = [(f"h{day}-{hour}", now - timedelta(days=day, hours=hour)) for day in range(1, 15) for hour in range(-2, 3)]
    rows += [(f"s{number}", now) for number in range(40)]
    bare.posts.write_text("".join(
        json.dumps({
            "network": "phone", "native_id": name, "author": f"@{name}", "text": f"@acme my kettle number {name} is broken, please help",
            "created_at": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "brand": "acme",
        }) + "\n"
        for name, at in rows
    ))  # fmt: skip
    bare.write_config(
        '[alerts]\nby = ["brand"]\nof = ["volume"]\noutlets = ["hook"]\n[outlets.hook]\nkind = "webhook"\nurl = "http://127.0.0.1:9/"\n'
    )

    _, _, first = bare("poll")
    _, _, second = bare("poll")
    _, listed, _ = bare("outbox", "list", "--json")

    assert "socialwatch: spike: acme: cases: 4" in first
    assert "spike" not in second
    assert [(letter["kind"], letter["subject"]) for letter in json.loads(listed)] == [("alert", "Spike: acme: cases")]


def test_a_ticket_closed_on_the_other_side_comes_back_on_the_next_poll(bare: Session) -> None:
    with serving(GitHub()) as github:
        bare.write_config(
            f'[departments.dev]\nnotify = ["issues"]\n[outlets.issues]\nkind = "github"\nrepository = "acme/support"\ntoken = "t0ken"\n'
            f'server = "{github.url}"\n'
        )
        bare("poll")
        bare("escalate", "1", "--to", "dev")
        sent = bare("deliver")
        github.close("a new kettle is on its way")
        _, _, told = bare("poll")
        _, shown, _ = bare("show", "1", "--json")

    case = json.loads(shown)
    assert sent == (0, "1 sent, 0 to be tried again or dead\n", "")
    assert told == "socialwatch: case 1: ticket 4711 of issues is not planned: a new kettle is on its way\n"
    assert (case["state"], case["assignee"]) == ("open", "ada")
    assert [(letter["ref"], letter["url"]) for letter in case["letters"]] == [("4711", "https://github.example/acme/support/issues/4711")]
    assert [event["note"] for event in case["events"] if event["verb"] == "sent"] == [
        "to issues as 4711 (https://github.example/acme/support/issues/4711)"
    ]


def test_two_deliveries_at_once_send_every_letter_once(bare: Session, httpserver: HTTPServer) -> None:
    def slowly(_request: Request) -> Response:
        threading.Event().wait(0.05)
        return Response("{}")

    httpserver.expect_request("/hook").respond_with_handler(slowly)
    bare.write_config(
        f'[departments.billing]\nnotify = ["hook"]\n[outlets.hook]\nkind = "webhook"\nurl = "{httpserver.url_for("/hook")}"\n'
    )
    bare("poll", "-q")
    for _ in range(3):
        bare("escalate", "1-5", "--to", "billing", "--note", "again", "--yes")

    with ThreadPoolExecutor(2) as pool:
        done = [run.result() for run in [pool.submit(bare.process, "deliver", "--json") for _ in range(2)]]

    sent = [sum(row["sent"] for row in json.loads(one.stdout)) for one in done]
    keys = [request.headers["Idempotency-Key"] for request, _ in httpserver.log]
    assert [one.returncode for one in done] == [0, 0]
    assert (sum(sent), len(keys), len(set(keys))) == (15, 15, 15)
