"""What `record` writes: nothing that a person or the brand could be known by, and everything that a parser needs."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from socialwatch.cli import app
from socialwatch.desk.recording import ask_everything
from socialwatch.model.collecting import Window
from socialwatch.model.mention import Mention
from socialwatch.ports import Network
from socialwatch.transport.recording import Recorder
from socialwatch.transport.scrubbing import Scrubber
from tests.networks.exam import NOW, Stage, Transcript, a_stage, closing, some_plugs, timeline
from tests.networks.test_exam import TRANSCRIPTS

CANARIES = re.compile(r"jane|acme|kettle|hums|a-token|password|secret|access-token|a-key|bearer-token|an-id", re.IGNORECASE)
"""Every name, word and credential that a transcript tells or is opened with."""


@pytest.fixture
def stage() -> Iterator[Stage]:
    with a_stage() as stage:
        yield stage


def replaying(takes: list[dict[str, Any]]) -> Any:
    """Return what answers as recorded, in the order of the recording; at its end as at its last take."""
    left = list(takes)

    def tell(_path: str, _query: Mapping[str, str]) -> Any:
        answer = (left.pop(0) if len(left) > 1 else left[0])["response"]
        return answer["status"], answer["body"], {}

    return tell


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda one: one.name)
def test_a_recording_holds_no_name_text_or_token_and_can_be_read_again(transcript: Transcript, stage: Stage):
    posts = timeline([60] * 20, frozenset())
    stage.tell = lambda path, query: transcript.answer(path, query, posts)
    recorder = Recorder(Scrubber(b"random", ["acme", "@acme", "#acme", "acme kettle", "kettles"]))
    with closing(some_plugs()) as plugs:
        recorder.listen(plugs.session)
        network = transcript.open(stage.url, plugs)
        mentions = _read(network)

    written = json.dumps(recorder.takes, ensure_ascii=False)
    found = _read_again(transcript, stage, recorder.takes)

    assert len(mentions) == 20
    assert len(found) == 20
    assert not {m.native_id for m in found} & {m.native_id for m in mentions if re.search(r"\d{3}", m.native_id)}
    assert [len(m.text) for m in found] == [len(m.text) for m in mentions]
    assert [m.created_at for m in found] == [m.created_at for m in mentions]
    # Names of keys belong to the protocol (`access_token`); what was said under them does not.
    assert CANARIES.findall(re.sub(r'"[\w$.@-]+":', "", written)) == []


def _read_again(transcript: Transcript, stage: Stage, takes: list[dict[str, Any]]) -> list[Mention]:
    stage.tell = replaying(takes)
    with closing(some_plugs()) as plugs:
        return _read(transcript.open(stage.url, plugs))


def _read(network: Network) -> list[Mention]:
    """Return what a first visit to every watch brings, each once."""
    pages = (page for watch in network.watches() for page in network.fetch(watch, Window(), _Look()))
    return list({mention.native_id: mention for page in pages for mention in page.mentions}.values())


class _Look:
    now, floor, usd_spent = NOW, None, 0.0

    def known(self, native_ids: Any) -> frozenset[str]:
        return frozenset()


def test_asking_everything_stops_where_the_budget_is_spent(stage: Stage):
    transcript = next(one for one in TRANSCRIPTS if one.name == "youtube")
    posts = timeline([60] * 80, frozenset())
    stage.tell = lambda path, query: transcript.answer(path, query, posts)
    with closing(some_plugs(3)) as plugs:
        came = ask_everything(transcript.open(stage.url, plugs), now=NOW, floor=None)

    assert (len(stage.asked), came.troubles) == (3, ())
    assert came.mentions == 16  # one question was the ping's


# -- the command ------------------------------------------------------------------------------------------------------------

CONFIG = """
database = "inbox.db"

[brands.acme]
handles = {{ mastodon = ["@acme@home.example"] }}
hashtags = ["#acme"]

[[sources]]
name = "toots"
network = "mastodon"
server = "https://home.example"
access_token = "a-token-of-mastodon"
api_base = "{url}"
"""


@pytest.fixture
def home(tmp_path: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "socialwatch.toml").write_text(CONFIG.format(url=stage.url))
    status = {
        "id": "115000000000000001", "uri": "https://far.example/users/jane/statuses/1", "account": {"id": "55501", "acct": "jane@far.example", "display_name": "Jane Roe"},
        "content": '<p>Hi <a href="https://home.example/@acme" class="mention">@<span>acme</span></a>, my kettle &amp; toaster smoke</p>',
        "created_at": "2026-11-23T10:00:00.000Z", "visibility": "public", "language": "en",
    }  # fmt: skip

    def tell(path: str, query: Mapping[str, str]) -> Any:
        if path.endswith("verify_credentials"):
            return {"id": "90001", "acct": "acme"}
        if path.endswith("notifications"):
            return (
                200,
                [{"id": "31", "type": "mention", "status": status}] if not query.keys() & {"max_id"} else [],
                {"Set-Cookie": "s=jane"},
            )
        return []

    stage.tell = tell
    return tmp_path


def test_record_writes_takes_and_their_provenance_for_nobody_else_to_read(home: Path, capsys: pytest.CaptureFixture[str]):
    code = app.run(["record", "--source", "toots", "--out", "out"])

    takes = json.loads((home / "out" / "toots.json").read_text("utf-8"))
    told = json.loads((home / "out" / "toots.provenance.json").read_text("utf-8"))
    assert (code, capsys.readouterr().out) == (0, "")
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in (home / "out").iterdir()} == {
        "toots.json": 0o600,
        "toots.provenance.json": 0o600,
    }
    assert {"method", "path", "query"} == takes[0]["request"].keys()
    assert {"status", "headers", "body"} == takes[0]["response"].keys()
    assert all("set-cookie" not in take["response"]["headers"] for take in takes)
    assert (told["network"], told["takes"]) == ("mastodon", len(takes))
    assert {"server", "recorded_at", "recorder", "scrubbed"} <= told.keys()
    notice = next(
        take["response"]["body"] for take in takes if take["request"]["path"] == "/api/v1/notifications" and take["response"]["body"]
    )
    assert re.fullmatch(
        r'<p>\w\w <a href="https://\w{4}\.\w{7}/@\w{4}" class="mention">@<span>\w{4}</span></a>, \w\w \w{6} &amp; \w{7} \w{5}</p>',
        notice[0]["status"]["content"],
    )
    whole = (home / "out" / "toots.json").read_text("utf-8")
    assert not re.search(r"jane|roe|acme|kettle|toaster|smoke|115000000000000001|55501|90001|a-token", whole, re.IGNORECASE)
    assert not (home / "inbox.db").exists()


def test_record_replaces_nothing_unless_it_is_told_to(home: Path, capsys: pytest.CaptureFixture[str]):
    words = ["record", "--source", "toots", "--out", "out"]

    codes = [app.run(words), app.run(words), app.run([*words, "--force"])]

    assert codes == [0, 2, 0]
    assert "toots.json is there already; --force replaces it" in capsys.readouterr().err


def test_record_asks_no_more_than_it_may(home: Path, stage: Stage):
    app.run(["record", "--source", "toots", "--out", "out", "--limit", "2"])

    assert len(json.loads((home / "out" / "toots.json").read_text("utf-8"))) == len(stage.asked) == 2


def test_record_of_a_refusal_keeps_the_refusal(home: Path, stage: Stage, capsys: pytest.CaptureFixture[str]):
    stage.tell = lambda *_: (401, {"error": "The access token of jane is invalid"}, {})

    code = app.run(["record", "--source", "toots", "--out", "out"])

    (take,) = json.loads((home / "out" / "toots.json").read_text("utf-8"))
    assert (code, take["response"]["status"]) == (0, 401)
    assert "jane" not in str(take)
    assert "refused the credentials" in capsys.readouterr().err


def test_record_of_an_unknown_source_names_those_there_are(home: Path, capsys: pytest.CaptureFixture[str]):
    assert app.run(["record", "--source", "tots", "--out", "out"]) == 2
    assert "no source 'tots'; there are: toots" in capsys.readouterr().err


def test_record_is_not_in_the_short_help(capsys: pytest.CaptureFixture[str]):
    app.run(["--help"])

    assert not re.search(r"^\W*record\b", capsys.readouterr().out, re.MULTILINE)
