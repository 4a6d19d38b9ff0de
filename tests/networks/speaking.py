"""Four networks on loopback that take what is said to them, keep it, list it again, and break off where a test wants it.

They speak the wire of the real ones as far as answering goes: the clients that post to them are tweepy, praw and plain requests.
"""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from socialwatch.model.brand import Brand
from socialwatch.ports import SourceSettings
from socialwatch.transport import make_plugs
from tests.networks.exam import Told

BRAND = Brand(
    name="acme",
    handles={"x": ("@acme",), "reddit": ("u/acme",), "mastodon": ("@acme@home.example",), "bluesky": ("@acme.example",)},
    keywords=("acme",),
)
OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "x": {
        "api_key": Told("k"),
        "api_secret": Told("s"),
        "access_token": Told("77-t"),
        "access_token_secret": Told("ts"),
    },
    "reddit": {"client_id": Told("id"), "client_secret": Told("secret"), "username": "acme", "password": Told("pw")},
    "mastodon": {"server": "https://home.example", "access_token": Told("token")},
    "bluesky": {"handle": "acme.example", "app_password": Told("pw")},
}
Answer = tuple[int, Any]


def now() -> datetime:
    return datetime.now(UTC)


class Square:
    """The four networks: what was said on them, and how they behave.

    Args:
        mode: What happens to the next posts: `take`, `refuse` (a 4xx), `drop` (hang up before taking), `lose` (take, then hang up),
            `trouble` (take, then 500), `kill` and `kill_late` (end the process `victim` before or after taking), `slow_limit` (429).
    """

    def __init__(self) -> None:
        self.said: dict[str, list[dict[str, Any]]] = {"x": [], "reddit": [], "mastodon": [], "bluesky": []}
        self.mode, self.victim = "take", 0
        self.asked: list[tuple[str, str]] = []
        self.headers: list[Mapping[str, str]] = []
        self.bodies: list[Any] = []
        self.by_key: dict[str, dict[str, Any]] = {}
        self.max_characters: int | None = 500
        self.tries = 0

    def serve(self) -> ThreadingHTTPServer:
        """Open for business on a free port."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return server

    def _handler(square: Square) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - `self` is the handler's
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                return

            def do_GET(self) -> None:
                self._answered(None)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                is_json = "json" in (self.headers.get("Content-Type") or "")
                self._answered(json.loads(body) if is_json and body else {k: v[0] for k, v in parse_qs(body.decode()).items()})

            def _answered(self, body: Any) -> None:
                parts = urlsplit(self.path)
                square.asked.append((self.command, parts.path))
                query = {k: v[-1] for k, v in parse_qs(parts.query).items()}
                answer = square.answer(self.command, parts.path.rstrip("/"), query, body, self.headers)
                if answer is None:
                    self.close_connection = True
                    self.connection.close()
                    return
                status, content = answer
                data = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        return Handler

    # -- what each of them answers -----------------------------------------------------------------

    def answer(self, method: str, path: str, query: Mapping[str, str], body: Any, headers: Any) -> Answer | None:
        """Return status and content; None hangs up."""
        routes: dict[tuple[str, str], Callable[[], Answer | None]] = {
            ("POST", "/2/tweets"): lambda: self._post("x", body, headers),
            ("GET", "/2/users/me"): lambda: (200, {"data": {"id": "77", "username": "acme", "name": "Acme"}}),
            ("GET", "/2/users/by/username/acme"): lambda: (200, {"data": {"id": "77", "username": "acme", "name": "Acme"}}),
            ("GET", "/2/users/77/tweets"): self._timeline,
            ("POST", "/api/v1/access_token"): lambda: (200, {"access_token": "t0", "expires_in": 3600, "scope": "*", "token_type": "bearer"}),
            ("POST", "/api/comment"): lambda: self._post("reddit", body, headers),
            ("GET", "/user/acme/comments"): lambda: (200, _listing(self.said["reddit"][::-1])),
            ("POST", "/api/v1/statuses"): lambda: self._post("mastodon", body, headers),
            ("GET", "/api/v1/accounts/verify_credentials"): lambda: (200, {"id": "9", "acct": "acme"}),
            ("GET", "/api/v2/instance"): self._instance,
            ("GET", "/api/v1/accounts/9/statuses"): lambda: (200, [] if "max_id" in query else self.said["mastodon"][::-1]),
            ("POST", "/xrpc/com.atproto.server.createSession"): lambda: (200, {"accessJwt": "a", "refreshJwt": "r", "did": "did:plc:acme"}),
            ("POST", "/xrpc/com.atproto.repo.createRecord"): lambda: self._post("bluesky", body, headers),
            ("GET", "/xrpc/com.atproto.repo.getRecord"): lambda: self._record(query["rkey"]),
            ("GET", "/xrpc/app.bsky.feed.getPosts"): lambda: (200, {"posts": [{"uri": POSTS["bluesky"], "cid": "bafy1"}]}),
            ("GET", "/xrpc/com.atproto.identity.resolveHandle"): lambda: (200, {"did": "did:plc:bo"}) if query["handle"] == "bo.example" else (400, {"error": "InvalidRequest", "message": "Unable to resolve handle"}),
        }  # fmt: skip
        route = routes.get((method, path))
        return route() if route else (501, {"error": f"{method} {path} is not spoken here"})

    def _timeline(self) -> Answer:
        users = [{"id": "77", "username": "acme", "name": "Acme"}]
        return 200, {"data": self.said["x"][::-1], "includes": {"users": users}, "meta": {"result_count": len(self.said["x"])}}

    def _instance(self) -> Answer:
        if self.max_characters is None:
            return 404, {"error": "Record not found"}
        return 200, {"configuration": {"statuses": {"max_characters": self.max_characters}}}

    def _record(self, rkey: str) -> Answer:
        for one in self.said["bluesky"]:
            if one["uri"].endswith(f"/{rkey}"):
                return 200, {"uri": one["uri"], "cid": "bafy2", "value": one["record"]}
        return 400, {"error": "RecordNotFound", "message": "Could not locate record"}

    def _post(self, network: str, body: Any, headers: Any) -> Answer | None:
        self.tries += 1
        self.bodies.append(body)
        self.headers.append(dict(headers))
        if self.mode == "kill":
            os.kill(self.victim, signal.SIGKILL)
            return None
        if self.mode == "drop":
            return None
        if self.mode in ("refuse", "slow_limit"):
            return _refusal(network, is_limit=self.mode == "slow_limit")
        answer = getattr(self, f"_take_{network}")(body, headers)
        if self.mode == "kill_late":
            os.kill(self.victim, signal.SIGKILL)
            return None
        if self.mode == "lose":
            return None
        return (500, {"error": "InternalServerError"}) if self.mode == "trouble" else answer

    def _take_x(self, body: Any, _headers: Any) -> Answer:
        if any(one["said"] == body["text"] for one in self.said["x"]):
            return 403, {"title": "Forbidden", "detail": "You are not allowed to create a Tweet with duplicate content."}
        number = str((int(now().timestamp() * 1000) - 1_288_834_974_657) << 22)
        post = {
            "id": number, "said": body["text"], "text": f"@jane {body['text']}", "author_id": "77", "conversation_id": "10",
            "created_at": now().strftime("%Y-%m-%dT%H:%M:%S.000Z"), "edit_history_tweet_ids": [number],
            "referenced_tweets": [{"type": "replied_to", "id": body["reply"]["in_reply_to_tweet_id"]}],
        }  # fmt: skip
        self.said["x"].append(post)
        return 201, {"data": {"id": number, "text": body["text"]}}

    def _take_reddit(self, body: Any, _headers: Any) -> Answer:
        number = f"c{len(self.said['reddit'])}"
        comment = {
            "id": number, "name": f"t1_{number}", "author": "acme", "body": body["text"], "parent_id": body["thing_id"], "link_id": "t3_abc",
            "permalink": f"/r/kettles/comments/abc/_/{number}/", "created_utc": now().timestamp(), "edited": False, "subreddit": "kettles",
        }  # fmt: skip
        self.said["reddit"].append(comment)
        return 200, {"json": {"errors": [], "data": {"things": [{"kind": "t1", "data": comment}]}}}

    def _take_mastodon(self, body: Any, headers: Any) -> Answer:
        key = headers["Idempotency-Key"]
        if key not in self.by_key:
            number = str(1000 + len(self.said["mastodon"]))
            self.by_key[key] = {
                "id": number, "content": f"<p>{body['status']}</p>", "created_at": now().isoformat(), "account": {"id": "9", "acct": "acme"},
                "in_reply_to_id": body["in_reply_to_id"], "visibility": body["visibility"], "url": f"https://home.example/@acme/{number}",
            }  # fmt: skip
            self.said["mastodon"].append(self.by_key[key])
        return 200, self.by_key[key]

    def _take_bluesky(self, body: Any, _headers: Any) -> Answer:
        uri = f"at://did:plc:acme/{body['collection']}/{body['rkey']}"
        if any(one["uri"] == uri for one in self.said["bluesky"]):
            return 400, {"error": "InvalidRequest", "message": "Record already exists"}
        self.said["bluesky"].append({"uri": uri, "record": body["record"]})
        return 200, {"uri": uri, "cid": "bafy2"}


def _refusal(network: str, *, is_limit: bool) -> Answer:
    if network == "reddit":
        error = (
            ["RATELIMIT", "Take a break for 9 minutes", "ratelimit"] if is_limit else ["THREAD_LOCKED", "Comments are locked.", "parent"]
        )
        return 200, {"json": {"errors": [error]}}
    if is_limit:
        return 429, {"title": "Too Many Requests", "error": "RateLimitExceeded"}
    if network == "x":
        return 403, {"title": "Forbidden", "detail": "You attempted to reply to a Tweet that is deleted or not visible to you."}
    return (
        (422, {"error": "Validation failed"}) if network == "mastodon" else (400, {"error": "InvalidRequest", "message": "no such thing"})
    )


def _listing(comments: list[dict[str, Any]]) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": one} for one in comments], "after": None}}


POSTS = {"x": "10", "reddit": "t1_abc", "mastodon": "500", "bluesky": "at://did:plc:jane/app.bsky.feed.post/3k"}
"""Network → the native id of the post that is answered."""


def open_replier(network: str, url: str, **options: Any) -> Any:
    """Return the voice of the brand on one of these networks."""
    import importlib

    kind = importlib.import_module(f"socialwatch.networks.{network}").kind
    settings = SourceSettings(name=network, network=network, brand="acme", api_base=url, options=dict(OPTIONS[network]) | options)
    return kind.open_replier(settings, BRAND, make_plugs(source=network, budget_requests=50, budget_seconds=30))
