"""An installation that can answer on four networks, all of them on loopback, and processes in it that are killed where a test says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.networks.speaking import POSTS, Square

AUTHORS = {"x": "@jane", "reddit": "u/jane", "mastodon": "@jane@home.example", "bluesky": "@jane.example"}
SOURCES = {
    "x": 'api_key = "k"\napi_secret = "s"\naccess_token = "77-t"\naccess_token_secret = "ts"\nwatch = ["own"]\n',
    "reddit": 'client_id = "id"\nclient_secret = "secret"\nusername = "acme"\npassword = "pw"\n',
    "mastodon": 'server = "https://home.example"\naccess_token = "token"\n',
    "bluesky": 'handle = "acme.example"\napp_password = "pw"\n',
}
TEMPLATES = """
[templates]
sorry = "We are sorry, {first_name}."
linked = "Dear {author}, see {link}"
"""
_DRIVER = """
import os, signal, sys
from datetime import timedelta
from pathlib import Path
from socialwatch.wiring import House, Options, system_clock
from socialwatch.desk.replying import Replying, Voice

step, later = sys.argv[1], timedelta(seconds=float(sys.argv[2]))
house = House(Options(config=Path("socialwatch.toml"), me="ada"), clock=lambda: system_clock() + later)

class Dying:
    def __init__(self, real): self._real = real
    def __getattr__(self, name): return getattr(self._real, name)
    def send(self, reply, post):
        if step == "before": os.kill(os.getpid(), signal.SIGKILL)
        posted = self._real.send(reply, post)
        os.kill(os.getpid(), signal.SIGKILL)

def dying(case):
    voice = house.replying(desk).voice_of(case)
    return Voice(voice.source, Dying(voice.replier))

with house.open_desk() as desk:
    if step == "look":
        hand = house.replying(desk)
        for row in hand.unsettled():
            print(hand.look_up(row).fate)
    else:
        hand = Replying(desk=desk, voice_of=dying)
        hand.send(hand.prepare(1, "we are sorry"))
"""


class Office:
    """A home, a configuration, and the program in it as processes of their own."""

    def __init__(self, home: Path, square: Square, url: str) -> None:
        self.home, self.square, self.url = home, square, url

    def write(self, *networks: str, more: str = "") -> None:
        """Write the configuration and one post of Jane on each of the networks."""
        text = 'database = "inbox.db"\n\n[brands.acme]\nhandles = { x = ["@acme"], reddit = ["u/acme"] }\nkeywords = ["acme"]\n'
        text += '\n[[sources]]\nname = "posts"\nnetwork = "file"\npath = "posts.jsonl"\n'
        for network in networks:
            if network in SOURCES:
                text += f'\n[[sources]]\nname = "{network}"\nnetwork = "{network}"\napi_base = "{self.url}"\n{SOURCES[network]}'
        config = self.home / "socialwatch.toml"
        config.write_text(text + TEMPLATES + more)
        config.chmod(0o600)
        rows = [self.row(network, POSTS.get(network, "1"), author=AUTHORS.get(network, "@jane")) for network in networks]
        (self.home / "posts.jsonl").write_text("".join(rows))
        assert self.run("poll", "--source", "posts").returncode == 0

    def row(self, network: str, native_id: str, **fields: Any) -> str:
        """Return a line of the file of posts."""
        at = (datetime.now(UTC) - timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%M:%SZ")
        given = {
            "network": network, "native_id": native_id, "text": "@acme my kettle leaks", "created_at": at, "brand": "acme",
            "author_name": "Jane Doe", "url": "https://x.example/post?id=1", "thread_id": native_id,
        }  # fmt: skip
        return json.dumps(given | fields) + "\n"

    def add(self, *rows: str) -> None:
        """Let more posts come."""
        with (self.home / "posts.jsonl").open("a") as file:
            file.writelines(rows)
        assert self.run("poll", "--source", "posts").returncode == 0

    def start(self, *words: str, me: str = "ada", **environ: str) -> subprocess.Popen[str]:
        """Start the program; nobody sits before it."""
        return subprocess.Popen(
            [sys.executable, "-m", "socialwatch", "--as", me, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd=self.home, env=self._environ() | environ,
        )  # fmt: skip

    def run(self, *words: str, me: str = "ada", stdin: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
        """Run the program to its end."""
        process = self.start(*words, me=me, **environ)
        self.square.victim = process.pid
        out, err = process.communicate(stdin, timeout=60)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def drive(self, step: str, *, later: float = 0) -> subprocess.CompletedProcess[str]:
        """Send a reply with a process that kills itself `before` or `after` the network took it, or `look` so many seconds later."""
        return subprocess.run(
            [sys.executable, "-c", _DRIVER, step, str(later)], capture_output=True, text=True, cwd=self.home, env=self._environ(), timeout=60,
            check=False,
        )  # fmt: skip

    def json(self, *words: str) -> Any:
        """Return what a command prints as JSON."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def _environ(self) -> dict[str, str]:
        return {"HOME": str(self.home), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONPATH": os.getcwd()}  # noqa: PTH109
