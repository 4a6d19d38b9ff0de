"""A home in which the program polls the shared fake networks, six sources side by side, and what they think of it afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_fakenet = pytest.mark.skipif(not (SHARED / "fakenet").is_dir(), reason="the fake networks are not beside this checkout")

CONFIG = """database = "inbox.db"

[brands.acme]
handles = { x = ["@acme"], reddit = ["u/acme"], mastodon = ["@acme@home.example"], bluesky = ["@acme.example"] }
hashtags = ["#acme"]
keywords = ["acme kettle"]
"""
KEYS = {
    "x": 'bearer_token = "token-x"\napi_base = "{url}/x"',
    "reddit": 'client_id = "id"\nclient_secret = "secret"\nusername = "acme"\npassword = "pw"\nsubreddits = ["kettles", "coffee"]\n'
    'user_agent = "linux:socialwatch-test:1.0 (by /u/acme)"\napi_base = "{url}/reddit"',
    "mastodon": 'server = "https://home.example"\naccess_token = "token-m"\napi_base = "{url}/mastodon"',
    "bluesky": 'handle = "acme.example"\napp_password = "pw"\napi_base = "{url}/bluesky"',
    "hn": 'api_base = "{url}/hn"',
    "feed": 'urls = ["{url}/feed/alerts.xml", "{url}/feed/reviews.xml", "{url}/feed/forum.json"]',
}
OURS = {"hn": "hackernews"}
"""What we call a network that the fake ones call otherwise."""


@dataclass
class FakenetHome:
    """A folder with a configuration, and the server with its plan."""

    folder: Path
    server: Any
    plan: Any
    networks: Sequence[str]

    def run(self, *words: str, kill_after: float | None = None) -> subprocess.CompletedProcess[str]:
        """Run the program; `kill_after` so many seconds where it still runs then."""
        environ = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LANG": "C.UTF-8", "TZ": "UTC"}
        process = subprocess.Popen(
            [sys.executable, "-m", "socialwatch", *words], cwd=self.folder, env=environ, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            out, err = process.communicate(timeout=kill_after or 300)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def admin(self, method: str, call: str, body: dict[str, Any] | None = None, **query: str) -> Any:
        """Ask the fake networks about themselves."""
        status, value = self.server.fakenet.admin(method, call, query, body or {})
        assert status == 200, value
        return value

    def advance(self) -> None:
        """Let the time between two polls go by."""
        self.admin("POST", "advance", {"minutes": self.plan.tick_minutes})

    def live_through(self, *, kill_after: Sequence[float] = ()) -> list[int]:
        """Poll until the span is over, then once in peace; return the exit codes. The first polls are killed after these seconds."""
        codes = []
        for number in range(int(self.plan.span_minutes / self.plan.tick_minutes) + 2):
            codes.append(self.run("poll", "-q", kill_after=kill_after[number] if number < len(kill_after) else None).returncode)
            self.advance()
        self.admin("POST", "calm")
        return [*codes, self.run("poll", "-q").returncode]

    def verdicts(self) -> list[str]:
        """Return a sentence for each network whose truth the inbox does not hold, and every violation and warning."""
        from fakenet import oracle

        exported = self.run("export", "--what", "mentions", "--format", "jsonl", "--include-private")
        assert exported.returncode == 0, exported.stderr
        rows = [json.loads(line) for line in exported.stdout.splitlines()]
        wrong = []
        for network in self.networks:
            score = oracle.compare(network, self.admin("GET", "expected", network=network, all="1"), rows)
            wrong += [] if score.is_right else [str(score), *(score.examples or [])[:5]]
        report = self.admin("GET", "report")
        return wrong + [str(note) for note in [*report["violations"], *report["warnings"]]]


@contextmanager
def a_fakenet_home(folder: Path, scenario: str | Path, *, seed: int = 1, networks: Sequence[str] = tuple(KEYS)) -> Iterator[FakenetHome]:
    """Serve a scenario (a name of theirs, or a file of ours) on loopback and configure all its networks in a folder."""
    if str(SHARED) not in sys.path:
        sys.path.insert(0, str(SHARED))
    from fakenet import scenario as scenarios
    from fakenet import server

    plan = scenarios.load(str(scenario))
    fake = server.start(plan, seed=seed)
    tables = [
        f'[[sources]]\nname = "{OURS.get(name, name)}"\nnetwork = "{OURS.get(name, name)}"\nbrand = "acme"\nrecheck = "0m"\n'
        + KEYS[name].format(url=fake.url)
        for name in networks
    ]
    (folder / "socialwatch.toml").write_text("\n\n".join([CONFIG, *tables]) + "\n")
    (folder / "socialwatch.toml").chmod(0o600)
    try:
        yield FakenetHome(folder, fake, plan, networks)
    finally:
        fake.shutdown()
        fake.server_close()
