"""A configured engine, from the poll to the case."""

from __future__ import annotations

import json
from typing import Any

from tests.cli.test_session import Session, _row, bare, session

__all__ = ["bare", "session"]

UNREADABLE = "@acme フタが閉まりません。交換できますか？"


def answers(httpserver: Any, said: str) -> str:
    httpserver.expect_request("/v1/chat/completions").respond_with_json({"choices": [{"message": {"content": said}}]})
    url: str = httpserver.url_for("/v1")
    return url


def poll_with(session: Session, url: str, more: str = "") -> tuple[int, str, str]:
    session.posts.write_text(session.posts.read_text() + _row("6", "@yuki", UNREADABLE) + "\n")
    session.write_config(f'\n[engine]\nkind = "openai"\nurl = "{url}"\nmodel = "small"\n{more}')
    return session("poll")


def case_of(session: Session, author: str) -> dict[str, Any]:
    return next(one for one in json.loads(session("list", "state:any", "--json")[1]) if one["author"] == author)


def test_what_we_cannot_read_gets_a_second_opinion_with_its_name(session: Session, httpserver: Any):
    url = answers(httpserver, '{"intent": "help", "sentiment": -0.4, "answer_owed": true, "confidence": 0.9}')

    assert poll_with(session, url) == (0, "", "")

    case = case_of(session, "@yuki")
    assert (case["intent"], case["queue"], case["sentiment"]) == ("help", "service", -0.4)
    assert case["reasons"][0] == "second opinion of small: asks for help"
    assert "kettle arrived broken" not in str([request.data for request, _ in httpserver.log])


def test_an_engine_that_is_gone_costs_a_line_and_nothing_else(session: Session):
    code, out, err = poll_with(session, "http://127.0.0.1:9/v1")

    assert (code, out) == (0, "")
    assert err == "socialwatch: engine small: 127.0.0.1:9 refused the connection; our own verdicts stand\n"
    assert case_of(session, "@yuki")["intent"] == "other"


def test_a_failure_that_repeats_is_told_once(session: Session):
    poll_with(session, "http://127.0.0.1:9/v1")
    session.posts.write_text(session.posts.read_text() + _row("7", "@ken", UNREADABLE) + "\n")

    assert session("poll") == (0, "", "")


def test_explain_asks_it_only_when_told(session: Session, httpserver: Any):
    url = answers(httpserver, "I will not.")
    poll_with(session, url, "budget_requests = 1\n")
    before = len(httpserver.log)

    session("triage", "explain", UNREADABLE)
    assert len(httpserver.log) == before
    _, out, _ = session("triage", "explain", UNREADABLE, "--ask")

    assert "the second opinion was not in our words and was dropped" in out


def test_without_an_engine_there_is_nobody_to_ask(session: Session):
    assert session("triage", "explain", "hello", "--ask")[0] == 2


def test_an_engine_can_be_tried_before_the_first_poll(session: Session, httpserver: Any):
    url = answers(httpserver, '{"intent": "help", "sentiment": 0, "answer_owed": true, "confidence": 0.9}')
    session.write_config(f'\n[engine]\nkind = "openai"\nurl = "{url}"\nmodel = "small"\n')

    code, out, _ = session("triage", "explain", UNREADABLE, "--ask")

    assert (code, "second opinion of small: asks for help" in out) == (0, True)
