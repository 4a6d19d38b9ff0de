"""A home of its own with an inbox of five cases, and the program in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from socialwatch.cli import app

TEXTS = [
    ("@jane", "@acme my kettle leaks, I was on hold for an hour, please help"),
    ("@bo", "@acme I was charged twice, I want a refund"),
    ("@li", "@acme where can I buy a spare lid?"),
    ("@mo", "@acme the toaster does not work, what now?"),
    ("@ed", "@acme the toaster burnt my hand, there was smoke"),
]
CONFIG = """
database = "inbox.db"
claim_for = "45m"

[brands.acme]
handles = { x = ["@acme"] }

[[sources]]
name = "posts"
network = "file"
brand = "acme"
path = "posts.jsonl"
"""


class Home:
    """An inbox of its own, polled, and the program in it: in this process, or as others."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.config = folder / "socialwatch.toml"
        self.config.write_text(CONFIG)
        self.post(*(text for text in TEXTS))

    def post(self, *texts: tuple[str, str], network: str = "x") -> None:
        with (self.folder / "posts.jsonl").open("a") as file:
            for author, text in texts:
                number = file.tell()
                row = {"network": network, "native_id": f"{network}{number}", "author": author, "text": text, "brand": "acme"}
                file.write(json.dumps(row | {"created_at": (datetime.now(UTC) - timedelta(minutes=9)).isoformat()}) + "\n")

    def __call__(self, *words: object, me: str = "ada") -> tuple[int, str, str]:
        code = app.run(["--as", me, *map(str, words)])
        out, err = self.capsys.readouterr()
        return code, out, err

    def ok(self, *words: object, me: str = "ada") -> str:
        code, out, err = self(*words, me=me)
        assert code == 0, err
        return out

    def read(self, *words: object, me: str = "ada") -> Any:
        return json.loads(self.ok(*words, "--json", me=me))

    def start(self, *words: str, **more: Any) -> subprocess.Popen[str]:
        home = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        given: dict[str, Any] = {"stdin": subprocess.DEVNULL} | more
        return subprocess.Popen(
            [sys.executable, "-m", "socialwatch", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder,
            env=home, **given,
        )  # fmt: skip
