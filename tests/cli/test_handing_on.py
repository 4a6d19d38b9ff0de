"""Handing on, as it happens in a terminal: taken, answered, sent on, and what leaves the house."""

from __future__ import annotations

import json
import socket

import pytest

from tests.cli.test_session import Session, bare

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
