"""teach, learn, themes and triage as they are typed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.cli.test_session import Session, bare, polled, session

__all__ = ["bare", "polled", "session"]


def shown(session: Session, number: int) -> dict[str, object]:
    code, out, _ = session("show", str(number), "--json")
    assert code == 0
    told: dict[str, object] = json.loads(out)
    return told


def test_a_lesson_is_told_in_a_line_and_undone_in_another(polled: Session):
    code, out, _ = polled("teach", "2", "--intent", "question", "--theme", "lids,spares", "--failed", "phone")

    assert (code, out) == (0, "Case 2: taught: question · service · normal · lids · spares (@bo)\n")
    case = shown(polled, 2)
    assert (case["intent"], case["queue"], case["themes"], case["failed_channels"]) == (
        "question", "service", ["lids", "spares"], ["phone"],
    )  # fmt: skip

    assert polled("undo")[0] == 0
    assert shown(polled, 2)["intent"] == "purchase"


def test_none_empties_what_was_found(polled: Session):
    polled("teach", "2", "--theme", "lids", "--failed", "phone")

    polled("teach", "2", "--theme", "none", "--failed", "none")

    case = shown(polled, 2)
    assert (case["themes"], case["failed_channels"]) == ([], [])


def test_an_unknown_channel_and_an_empty_lesson_are_refused_with_code_2(polled: Session):
    assert polled("teach", "1", "--failed", "fax") == (
        2, "", "socialwatch: --failed: there is no channel 'fax'; there are: phone, email, chat, store, website, app, delivery, social, or none\n",
    )  # fmt: skip
    code, out, err = polled("teach", "1")
    assert (code, out) == (2, "")
    assert "what is it?" in err


def test_three_cases_are_not_taught_without_a_yes(polled: Session):
    assert polled("teach", "1-3", "--spam")[0] == 2
    assert polled("teach", "1-3", "--spam", "--yes")[0] == 0
    assert json.loads(polled("list", "queue:noise", "--json")[1])[0]["intent"] == "spam"


def test_what_was_no_spam_comes_back_with_its_right_priority(polled: Session):
    before = shown(polled, 1)
    polled("teach", "1", "--spam")
    assert shown(polled, 1)["priority"] == "low"

    polled("teach", "1", "--not-spam")

    case = shown(polled, 1)
    assert [case[name] for name in ("intent", "queue", "priority")] == [before[name] for name in ("intent", "queue", "priority")]


# -- themes -------------------------------------------------------------------------------------------------------------


def with_lids(session: Session) -> None:
    """Let twelve people write about bent lids."""
    names = ["ada", "bea", "cid", "dan", "eva", "fay", "gus", "hal", "ida", "jon", "kim", "lea"]
    rows = [
        {
            "network": "phone",
            "native_id": f"l{n}",
            "author": f"@{n}",
            "text": f"@acme {n}'s lid, {n}ly bent like the {n}ish hinge",
            "created_at": now(),
            "brand": "acme",
        }
        for n in names
    ]
    session.posts.write_text(session.posts.read_text() + "".join(json.dumps(row) + "\n" for row in rows))
    session("poll")


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_theme_is_proposed_accepted_and_counted(polled: Session):
    with_lids(polled)

    code, out, err = polled("themes", "suggest")

    assert code == 0
    name = out.split(":")[0]
    assert name in ("lid", "hinge", "bent")
    assert err == f"Accept one with: socialwatch themes accept {name}\n"
    code, out, _ = polled("themes", "accept", name)
    assert (code, out.startswith(f"Written to socialwatch.toml: {name} = ")) == (0, True)
    assert polled("themes", "list")[1].split()[0] == name
    assert polled("themes", "accept", name)[0] == 2


def test_a_theme_of_ones_own_words_needs_no_proposal(polled: Session):
    assert polled("themes", "accept", "recall", "--words", "recall*,take back")[0] == 0
    assert json.loads(polled("themes", "list", "--json")[1]) == [
        {"name": "recall", "words": ["recall*", "take back"], "cases": 0, "live": 0}
    ]


def test_a_dismissed_theme_is_not_proposed_again(polled: Session):
    with_lids(polled)
    name = json.loads(polled("themes", "suggest", "--json")[1])[0]["name"]

    assert polled("themes", "dismiss", name)[0] == 0

    assert name not in [one["name"] for one in json.loads(polled("themes", "suggest", "--json")[1])]
    assert polled("themes", "dismiss", "nonsense")[0] == 2


def test_a_damaged_memory_of_proposals_is_told_and_forgotten(polled: Session):
    with_lids(polled)
    polled("themes", "suggest")
    beside = polled.home / "inbox.db.themes"
    assert beside.stat().st_mode & 0o777 == 0o600
    beside.write_bytes(b"{" * 5000)

    code, out, err = polled("themes", "suggest")

    assert (code, "damaged" in err) == (0, True)
    assert out


# -- learn --------------------------------------------------------------------------------------------------------------


def taught_team(session: Session) -> None:
    """Let fifty people write, and a colleague teach that a cob is a question and a dud a complaint."""
    names = [f"{a}{b}" for a in ["ada", "bea", "cid", "dan", "eva"] for b in ["fay", "gus", "hal", "ida", "jon"]]
    rows = [
        {"network": "phone", "native_id": f"{kind}{n}", "author": f"@{kind}{n}", "text": f"@acme about the {kind} of {n}", "created_at": now(), "brand": "acme"}
        for n in names for kind in ("cob", "dud")
    ]  # fmt: skip
    session.posts.write_text(session.posts.read_text() + "".join(json.dumps(row) + "\n" for row in rows))
    session("poll")
    session("teach", "--where", "cob", "--intent", "question", "--yes")
    session("teach", "--where", "dud", "--intent", "complaint", "--yes")


def test_learn_shows_before_and_after_and_keeps_what_is_better(polled: Session):
    taught_team(polled)

    code, out, err = polled("learn", "--json")

    told = json.loads(out)
    assert (code, err, told["labels"], told["better"]) == (0, "", 50, True)
    assert all(one["after"]["macro_f1"] >= one["before"]["macro_f1"] for one in told["tasks"] if one["is_kept"])
    kept = polled.home / "inbox.db.model"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "in use" in polled("learn", "--show")[1]


def test_a_dry_run_keeps_nothing(polled: Session):
    taught_team(polled)

    code, out, _ = polled("learn", "--dry-run")

    assert (code, "would be used" in out) == (0, True)
    assert not (polled.home / "inbox.db.model").exists()


def test_what_was_learned_can_be_rolled_back_to_the_shipped_model(polled: Session):
    taught_team(polled)
    polled("learn")

    assert polled("learn", "--rollback") == (0, "Back to the shipped model.\n", "")
    assert polled("learn", "--show")[1] == "Nothing learned yet; the shipped model is in use.\n"
    assert polled("learn", "--rollback")[0] == 2


def test_a_damaged_model_is_told_and_the_shipped_one_used(polled: Session):
    taught_team(polled)
    polled("learn")
    (polled.home / "inbox.db.model").write_bytes(b"{broken")

    code, out, err = polled("rules", "test", "@acme my kettle is broken")

    assert (code, "complaint" in out) == (0, True)
    assert "inbox.db.model: what was learned is damaged; the shipped model is used" in err
    assert polled("learn")[0] == 0
    assert polled("rules", "test", "@acme my kettle is broken")[2] == ""


def test_poll_learns_by_itself_when_enough_is_new_and_not_again_before(session: Session):
    session.write_config("\n[learning]\nafter = 40\n")
    taught_team(session)
    kept = session.home / "inbox.db.model"
    assert not kept.exists()

    assert session("poll")[:2] == (0, "")

    first = kept.stat().st_mtime_ns
    assert session("poll")[:2] == (0, "")
    assert kept.stat().st_mtime_ns == first


def test_poll_does_not_learn_where_it_is_switched_off(session: Session):
    session.write_config("\n[learning]\nafter = 0\n")
    taught_team(session)

    session("poll")

    assert not (session.home / "inbox.db.model").exists()


@pytest.mark.parametrize("name", ["labels.csv", "labels.jsonl"])
def test_labels_leave_and_come_back(polled: Session, name: str):
    polled("teach", "1", "--intent", "vent", "--theme", "=cmd", "--failed", "phone,email", "--not-spam")
    assert polled("learn", "--export-labels", name)[2] == f"1 labelled texts written to {name}\n"
    polled("undo")

    code, _, err = polled("learn", "--import-labels", name)

    assert (code, err) == (0, "4 new labels; 0 of 1 texts are not in this inbox\n")
    assert polled("learn", "--import-labels", name)[2].startswith("0 new labels")


def test_labels_that_nobody_knows_are_refused_whole(polled: Session):
    (polled.home / "labels.jsonl").write_text('{"network": "phone", "native_id": "1", "intent": "dancing"}\n')

    code, _, err = polled("learn", "--import-labels", "labels.jsonl")

    assert (code, "there is no intent 'dancing'; nothing was read" in err) == (2, True)


def test_with_too_few_labels_learn_says_what_it_needs(polled: Session):
    assert polled("learn") == (
        0, "0 labels; each task needs 20 of at least two kinds. `socialwatch teach CASE --intent question` adds one.\n", "",
    )  # fmt: skip


# -- triage -------------------------------------------------------------------------------------------------------------


def test_explain_says_why_and_which_words_moved_the_scales(polled: Session):
    code, out, err = polled("triage", "explain", "@acme nobody picks up your hotline, third time!", "--json")

    told = json.loads(out)
    assert (code, err) == (0, "")
    assert told["verdict"]["failed_channels"] == ["phone"]
    assert told["named"] == "@acme"
    assert told["languages"] == ["en"]
    assert told["scores"]["complaint"]["yes"] > 0.5
    assert all(isinstance(word, str) and weight != 0 for word, weight in told["moved"]["complaint"])


def test_explain_takes_a_case_too_and_prints_what_it_would_be_filed_as(polled: Session):
    code, out, _ = polled("triage", "explain", "1")

    assert code == 0
    assert "filed as: an answer is owed" in out
    assert 'refund"' in out
    assert polled("triage", "explain", "99")[0] == 8


def test_a_strangers_words_do_not_act_on_the_terminal_that_explains_them(polled: Session):
    _, out, _ = polled("triage", "explain", "@acme \x1b]0;owned\x07 it is broken \x1b[2J")

    assert "\x1b" not in out
    assert "\x07" not in out


def test_what_cannot_be_read_says_so(polled: Session):
    _, out, _ = polled("triage", "explain", "@acme الغلاية لا تعمل منذ أسبوع")

    assert "language: not judged" in out
    assert "unsure: a person should look" in out


def test_old_cases_get_a_new_theme_only_when_asked(polled: Session):
    polled("themes", "accept", "breakage", "--words", "broken")
    assert shown(polled, 3)["themes"] == []

    code, out, err = polled("triage", "--again", "--dry-run")
    assert (code, "Case 3: themes none → breakage\n" in out) == (0, True)
    assert "nothing was done" in err
    assert shown(polled, 3)["themes"] == []

    assert polled("triage", "--again", "--yes")[0] == 0
    assert shown(polled, 3)["themes"] == ["breakage"]
    assert polled("triage", "again", "--yes")[1].endswith("nothing changed.\n")
