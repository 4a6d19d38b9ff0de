"""Rules tried before they act: checked, tested on a text, previewed on the cases that are there, then at work and named in the history."""

from __future__ import annotations

import json

from tests.cli.home import CONFIG, Home

LIDS = """
[departments.spares]

[[rules]]
name = "lids go to spares"
when = 'text:/lids?\\b/'
set = { department = "spares", tags = ["spares"], priority = "low" }

[[rules]]
name = "smoke"
when = 'text:/smoke/'
set = { escalate = "spares", assignee = "bob" }
"""


def test_sound_rules_are_counted(home: Home) -> None:
    assert home.ok("rules", "check") == "There are no [[rules]] in the configuration.\n"
    home.config.write_text(CONFIG + LIDS)

    assert home.ok("rules", "check") == "2 rules; nothing is wrong.\n"


def test_rules_that_are_wrong_are_told_all_at_once_and_leave_with_3(home: Home) -> None:
    home.config.write_text(CONFIG + LIDS + '[[rules]]\nname = "b"\nwhen = "text:/smoke/ theme:moon"\nset = { noise = true }\n')

    code, out, err = home("rules", "check")
    as_json = home("rules", "check", "--json")

    assert (code, out) == (3, "")
    assert err.splitlines() == [
        'socialwatch: socialwatch.toml: rule "b" asks for theme:moon, and there is no such theme; there is none',
        '  socialwatch.toml: rule "b" can never be reached: "smoke" above it catches everything that it asks for, and ends there',
    ]
    assert (as_json[0], [one["rule"] for one in json.loads(as_json[1])]) == (3, ["b", "b"])


def test_a_rule_of_an_unknown_department_or_with_a_pattern_that_cannot_be_read_is_an_error_of_the_configuration(home: Home) -> None:
    home.config.write_text(CONFIG + '[[rules]]\nname = "a"\nwhen = \'text:/(?=a)/\'\nset = { department = "moon" }\n')

    code, out, err = home("rules", "check")

    assert (code, out) == (3, "")
    assert "rules[0].when" in err
    assert "moon" in err


def test_a_preview_shows_now_and_then_case_by_case_and_writes_nothing(home: Home) -> None:
    home.config.write_text(CONFIG + LIDS)
    before = home.read("log")

    told = home.ok("rules", "preview", "lids go to spares", "--since", "7d").splitlines()
    smoke = home.read("rules", "preview", "smoke")

    assert told[0] == "Case 3 (@li): priority normal → low; department none → spares; tags none → spares"
    assert told[1] == "    @acme where can I buy a spare lid?"
    assert told[2].endswith("it catches 1, would change 1. Nothing was written.")
    assert (smoke["seen"], smoke["caught"], smoke["changed"]) == (5, 1, 1)
    assert smoke["cases"][0]["changes"] == {
        "department": [None, "spares"], "assignee": [None, "bob"], "state": ["new", "escalated"], "escalated_to": [None, "spares"],
    }  # fmt: skip
    assert home.read("log") == before


def test_a_preview_leaves_what_a_person_set_and_counts_what_is_so_already(home: Home) -> None:
    home.config.write_text(CONFIG + LIDS)
    home.ok("tag", 3, "vip")

    first = home.read("rules", "preview", "lids go to spares")["cases"][0]["changes"]
    home.post(("@al", "@acme do you sell lids?"))
    home("poll")
    both = home.ok("rules", "preview", "lids go to spares")

    assert first == {"priority": ["normal", "low"], "department": [None, "spares"]}
    assert both.splitlines()[-1].endswith("it catches 2, would change 1, 1 so already. Nothing was written.")


def test_a_preview_looks_back_as_far_as_it_is_told(home: Home) -> None:
    home.config.write_text(CONFIG + LIDS)

    assert home.read("rules", "preview", "smoke", "--since", "1m")["seen"] == 0
    assert home("rules", "preview", "smoke", "--since", "soon")[0] == 2


def test_a_rule_that_there_is_not_is_named_with_those_there_are(home: Home) -> None:
    home.config.write_text(CONFIG + LIDS)

    assert home("rules", "preview", "fire") == (2, "", "socialwatch: no rule 'fire'; there are: lids go to spares, smoke\n")


def test_each_act_of_a_rule_names_it_in_the_history(home: Home) -> None:
    home.config.write_text(CONFIG + LIDS)
    home.post(("@al", "@acme do you sell lids?"), ("@uma", "@acme there is smoke"))
    home("poll")

    lines = {(line["case"], line["verb"], line["note"]) for line in home.read("log", "--by", "socialwatch") if line["verb"] != "receive"}

    assert lines == {
        (6, "rule", "lids go to spares: set priority low, department spares, tag spares"),
        (7, "rule", "smoke: set assignee bob, escalation to spares"),
        (7, "escalate", 'rule "smoke"'),
    }
    assert home.read("show", 7)["assignee"] == "bob"


def test_a_rule_also_acts_on_a_later_post_of_a_case(home: Home) -> None:
    home.config.write_text(CONFIG + LIDS)
    row = {"network": "x", "author": "@zed", "brand": "acme", "thread_id": "z"}
    with (home.folder / "posts.jsonl").open("a") as file:
        file.write(json.dumps(row | {"native_id": "z1", "text": "@acme my kettle broke", "created_at": "2026-11-02T09:00:00Z"}) + "\n")
    home("poll")
    with (home.folder / "posts.jsonl").open("a") as file:
        file.write(
            json.dumps(row | {"native_id": "z2", "text": "@acme and now there is smoke!", "created_at": "2026-11-02T10:00:00Z"}) + "\n"
        )
    home("poll")

    case = home.read("show", 6)

    assert (case["state"], case["escalated_to"], case["assignee"], case["mentions"]) == ("escalated", "spares", "bob", 2)
    assert [event["verb"] for event in case["events"] if event["verb"] in ("rule", "escalate")] == ["rule", "escalate"]
