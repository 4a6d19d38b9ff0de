"""A person's browser: opened at an address that was shown, after a yes, where there is a screen to open it on."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit


def is_openable(url: str | None) -> bool:
    """Say whether an address out of a post may be handed to a browser: http(s), a host, nobody's name in it, nothing odd."""
    if not url or re.search(r"[\s\\\x00-\x20\x7f-\x9f\"'<>`]", url) or len(url) > 2_000:
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def has_screen(environ: Mapping[str, str]) -> bool:
    """Say whether a browser would have somewhere to appear."""
    return sys.platform == "darwin" or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def browse(url: str) -> bool:
    """Open an address that `is_openable`; say whether a browser took it."""
    import webbrowser

    return webbrowser.open(url)
