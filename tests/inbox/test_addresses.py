"""What is shown before a link of a stranger is opened, and what is never opened."""

from __future__ import annotations

import pytest

from socialwatch.errors import UsageError
from socialwatch.inbox.addresses import true_address


@pytest.mark.parametrize(
    ("url", "host", "address"),
    [
        ("https://X.example/a?b=1#c", "x.example", "https://x.example/a?b=1#c"),
        ("http://x.example:8080/a", "x.example", "http://x.example:8080/a"),
        ("https://аpple.example/", "xn--pple-43d.example", "https://xn--pple-43d.example/"),
        ("https://[2001:db8::1]:8443/x", "2001:db8::1", "https://[2001:db8::1]:8443/x"),
    ],
)
def test_the_true_address_names_the_host_as_it_is_looked_up(url: str, host: str, address: str) -> None:
    assert true_address(url) == (host, address)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (None, "has no address"), ("", "has no address"), ("javascript:alert(1)", "not http or https"), ("file:///etc/passwd", "not http or https"),
        ("https://good.example@evil.example/", "hides a name"), ("https://good.example\\@evil.example/", "hides a name"),
        ("https://x.example/\u202egnp", "odd signs"), ("https://x.example/\x1b[2J", "odd signs"), ("http://[::1", "cannot be read"),
        ("https://x.example:99999999/", "cannot be read"), (f"https://{'ü' * 80}.example/", "is no name"),
    ],
)  # fmt: skip
def test_an_address_that_could_mislead_is_refused(url: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        true_address(url)
