"""triage eval, as a user runs it: in an empty folder, without any configuration."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

COMPLAINTS = [
    ("@acme my kettle is broken and nobody answers", "1"),
    ("@acme three weeks and still no refund, worst service", "1"),
    ("@acme thank you so much, all sorted", "0"),
    ("@acme do you ship to Portugal?", "0"),
    ("@acme lovely kettle, thanks", "0"),
]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return what runs the program in an empty folder."""

    def go(*words: str) -> subprocess.CompletedProcess[str]:
        home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [sys.executable, "-m", "socialwatch", "triage", "eval", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True,
            cwd=tmp_path, env=home, timeout=60, check=False,
        )  # fmt: skip

    return go


def write(folder: Path, rows: list[tuple[str, ...]], *, name: str = "texts.csv", header: str = "text,label", separator: str = ",") -> str:
    lines = [header.replace(",", separator)] + [separator.join(f'"{cell}"' for cell in row) for row in rows]
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return name


def measured(run: Run, *words: str) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.returncode == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_a_labelled_file_is_measured_without_any_configuration(run: Run, tmp_path: Path):
    found = measured(run, write(tmp_path, COMPLAINTS), "--text", "text", "--task", "complaint", "--label", "label")

    assert (found["texts"], found["macro_f1"], found["accuracy"]) == (5, 1.0, 1.0)
    assert found["confusion"] == {"no": {"no": 3}, "yes": {"yes": 2}}
    assert found["baseline"]["label"] == "no"
    assert found["auc"] == 1.0
    assert sum(one["texts"] for one in found["calibration"]["bins"]) == 5
    assert found["texts_per_second"] > 0


def test_people_get_a_table(run: Run, tmp_path: Path):
    result = run(write(tmp_path, COMPLAINTS), "--text", "text", "--task", "complaint", "--label", "label")

    assert result.returncode == 0
    assert "macro-F1 1.000 · accuracy 1.000 · 5 texts" in result.stdout
    assert "always 'no': macro-F1 0.375" in result.stdout


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_usual_separator_and_a_byte_order_mark_are_read(run: Run, tmp_path: Path, separator: str, mark: str):
    name = write(tmp_path, COMPLAINTS, header=f"{mark}text,label", separator=separator)

    assert measured(run, name, "--text", "text", "--task", "complaint", "--label", "label")["texts"] == 5


def test_bad_rows_are_named_by_their_line_and_the_rest_is_measured(run: Run, tmp_path: Path):
    rows = [*COMPLAINTS[:2], ("two\nlines", "maybe"), *COMPLAINTS[2:], ("one cell too many", "0", "x")]
    result = run(write(tmp_path, rows), "--text", "text", "--task", "complaint", "--label", "label", "--json")

    assert result.returncode == 9
    assert [one["line"] for one in json.loads(result.stdout)["bad_rows"]] == [4, 9]
    assert "2 rows were left out: line 4: 'maybe' is no label of complaint: 0 or 1" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.csv", "--text", "text", "--task", "spam", "--label", "label"), "cannot read nowhere.csv"),
        (("texts.csv", "--text", "tweet", "--task", "spam", "--label", "label"), "no column 'tweet'; there are: text, label"),
        (("texts.csv", "--text", "text", "--task", "sentiment", "--label", "label"), "not one row can be used; line 2"),
        (
            ("texts.csv", "--text", "text", "--task", "urgent", "--label", "label", "--learn-from", "texts.csv"),
            "nothing is learned of urgent",
        ),
    ],
)
def test_what_cannot_be_measured_is_refused_in_one_line(run: Run, tmp_path: Path, words: tuple[str, ...], told: str):
    write(tmp_path, COMPLAINTS)

    result = run(*words)

    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize(
    ("task", "rows"),
    [
        ("sentiment", [("@acme love it", "positive"), ("@acme terrible, broken again", "negative"), ("@acme are you open today?", "neutral")]),
        ("spam", [("casino bonus click here http://x.example buy followers", "1"), ("@acme where is my order", "0")]),
        ("intent", [("@acme how do I descale it?", "question"), ("@acme my kettle broke, awful", "complaint")]),
        ("queue", [("@acme love the kettle!", "praise"), ("@acme my kettle broke", "service")]),
        ("urgent", [("@acme the kettle caught fire and burnt my hand", "1"), ("@acme thanks", "0")]),
        ("answer_owed", [("@acme my kettle is broken", "1"), ("@acme thanks!", "0")]),
    ],
)  # fmt: skip
def test_every_task_can_be_measured(run: Run, tmp_path: Path, task: str, rows: list[tuple[str, ...]]):
    found = measured(run, write(tmp_path, rows), "--text", "text", "--task", task, "--label", "label")

    assert (found["macro_f1"], found["accuracy"]) == (1.0, 1.0)


def test_failed_channels_are_measured_each_and_together(run: Run, tmp_path: Path):
    rows = [("@acme on hold on your phone line for an hour", "phone"), ("@acme nobody answers my emails", "email"), ("@acme hello", "")]

    found = measured(run, write(tmp_path, rows), "--text", "text", "--task", "failed_channels", "--label", "label")

    assert found["channels"]["all"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 2}
    assert found["labels"]["yes"]["support"] == 2


def test_a_brand_by_name_or_column_tells_how_many_texts_name_it(run: Run, tmp_path: Path):
    rows = [("@acme hello", "0", "acme"), ("bolt is broken again", "1", "bolt"), ("no name here", "0", "bolt")]
    name = write(tmp_path, rows, header="text,label,about")
    words = (name, "--text", "text", "--task", "complaint", "--label", "label")

    assert measured(run, *words, "--brand", "about")["naming_the_brand"] == 2
    assert measured(run, *words, "--brand", "Acme")["naming_the_brand"] == 1
    assert measured(run, *words)["naming_the_brand"] is None


def _habit(count: int) -> list[tuple[str, ...]]:
    return [
        (f"@acme the flurb is {way} in room {number}", mood)
        for number in range(count)
        for way, mood in (("sideways", "negative"), ("upright", "positive"))
    ]


def test_learning_first_shows_the_curve_and_leaves_out_what_it_learned_from(run: Run, tmp_path: Path):
    name = write(tmp_path, _habit(60))
    words = (name, "--text", "text", "--task", "sentiment", "--label", "label")

    plain = measured(run, *words)
    taught = measured(run, *words, "--learn-from", name, "--labels", "60", "--seed", "1")
    again = measured(run, *words, "--learn-from", name, "--labels", "60", "--seed", "1")

    assert plain["macro_f1"] < 0.7
    assert taught["macro_f1"] > 0.95
    assert taught["texts"] == 60
    assert taught["learned"]["labels"] == 60
    assert taught["learned"]["is_kept"]
    assert {key: value for key, value in taught.items() if key != "texts_per_second"} == {
        key: value for key, value in again.items() if key != "texts_per_second"
    }


def test_too_few_labels_change_nothing(run: Run, tmp_path: Path):
    name = write(tmp_path, COMPLAINTS)

    found = measured(run, name, "--text", "text", "--task", "complaint", "--label", "label", "--learn-from", name, "--labels", "2")

    assert found["learned"] == {
        "labels": 2, "before": None, "after": None, "loss_before": None, "loss_after": None, "is_kept": False,
    }  # fmt: skip
    assert found["texts"] == 3
