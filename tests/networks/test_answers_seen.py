"""A complaint and the brand's answer on each of the newer networks: one poll, one case, answered at the answer's own time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from socialwatch.cli import app
from tests.helpers.keys import ec_pem, service_account
from tests.networks import test_appstore as appstore
from tests.networks import test_discourse as discourse
from tests.networks import test_googleplay as googleplay
from tests.networks import test_lemmy as lemmy
from tests.networks import test_stackexchange as stackexchange
from tests.networks import test_youtube as youtube
from tests.networks.exam import Stage, a_stage
from tests.networks.visits import NOW

Tell = Callable[[str, Mapping[str, str]], Any]
WORDS = "my acme kettle is broken, please help"


def _discourse() -> Tell:
    ours = discourse.post(51, username="acme", post_number=4, reply_to_post_number=3, raw="Unplug it.", created_at="2026-11-23T11:00:00Z")
    return discourse.Forum(discourse.post(50, raw=WORDS), ours)


def _stackexchange() -> Tell:
    at = int(NOW.timestamp())
    asked = stackexchange.question(body=WORDS, creation_date=at - 7200)
    owner = {"user_id": 77, "display_name": "Acme"}
    ours = {"answer_id": 6, "question_id": 5, "owner": owner, "body": "<p>Unplug it.</p>", "creation_date": at - 3600}
    return lambda path, _: stackexchange.wrapped(*([ours] if path.endswith("answers") else [asked] if "search" in path else []))


def _lemmy() -> Tell:
    asked = lemmy.old_comment(34, path="0.34", content=WORDS)
    ours = lemmy.old_comment(35, path="0.34.35", creator="acme", local=True, content="Unplug it.", published="2026-11-23T11:00:00Z")
    return lemmy.Server("0.19.11", {
        "/api/v3/user": {"posts": [], "comments": [ours]}, "/api/v3/user/mention": {"mentions": [asked]}, "/api/v3/user/replies": {"replies": []},
        "/api/v3/search": {"posts": [], "comments": [asked]}, "/api/v3/private_message/list": {"private_messages": []},
    })  # fmt: skip


def _youtube() -> Tell:
    ours = youtube.comment("Ug1.a", author="UCacme", parent="Ug1", textDisplay="Unplug it.", publishedAt="2026-11-23T11:00:00Z")
    return lambda *_: {"items": [youtube.thread("Ug1", ours, textDisplay=WORDS)]}


def _googleplay() -> Tell:
    told = googleplay.review(text=WORDS, answer="Unplug it.")
    told["comments"][1]["developerComment"]["lastModified"] = {"seconds": str(int(NOW.timestamp()) - 3600)}
    return lambda path, _: {"access_token": "t", "expires_in": 3599} if path == "/token" else {"reviews": [told]}


def _appstore() -> Tell:
    told = {"data": [appstore.review(response="a1", body=WORDS)], "included": [appstore.answer()], "links": {}}
    return lambda *_: told


SOURCES: dict[str, tuple[Callable[[], Tell], str]] = {
    "discourse": (_discourse, 'server = "https://forum.example"\napi_key = "a-key-of-discourse"\napi_user = "acme"'),
    "stackexchange": (_stackexchange, 'site = "cooking"'),
    "lemmy": (_lemmy, 'server = "https://lemmy.example"\nusername = "acme"\npassword = "a-password-of-lemmy"'),
    "youtube": (_youtube, 'api_key = "a-key-of-youtube"\nchannel_id = "UCacme"'),
    "googleplay": (_googleplay, 'package = "com.example.acme"\nservice_account = { file = "play.json" }'),
    "appstore": (_appstore, 'app_id = "1234567890"\nissuer_id = "i"\nkey_id = "k"\nprivate_key = { file = "key.p8" }'),
}


@pytest.fixture(params=SOURCES)
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Stage]]:
    monkeypatch.chdir(tmp_path)
    tell, keys = SOURCES[request.param]
    (tmp_path / "play.json").write_text(service_account())
    (tmp_path / "key.p8").write_text(ec_pem())
    with a_stage() as stage:
        stage.tell = tell()
        (tmp_path / "socialwatch.toml").write_text(
            'database = "inbox.db"\n[brands.acme]\nkeywords = ["acme kettle"]\nhandles = { stackexchange = ["77"] }\n'
            f'[[sources]]\nname = "s"\nnetwork = "{request.param}"\nbackfill = "5000d"\napi_base = "{stage.url}"\n{keys}\n'
        )
        (tmp_path / "socialwatch.toml").chmod(0o600)
        yield tmp_path, stage


def test_a_complaint_and_our_answer_are_one_case_that_was_answered_at_the_answers_own_time(
    home: tuple[Path, Stage], capsys: pytest.CaptureFixture[str]
):
    assert app.run(["poll"]) == 0
    assert app.run(["poll"]) == 0
    capsys.readouterr()
    app.run(["list", "state:any", "--json"])

    (case,) = json.loads(capsys.readouterr().out)
    assert (case["state"], case["mentions"]) == ("pending", 2)
    assert case["first_response_at"] == "2026-11-23T11:00:00Z"
    assert case["brand"] == "acme"
