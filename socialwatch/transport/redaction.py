"""What must not stand in a log: secrets that we know, and whatever looks like one."""

from __future__ import annotations

import logging
import re

_hidden: set[str] = set()
_TOKENS = re.compile(
    r"""(?ix)
    (\b(?:bearer|basic)\s+|://[^/\s:@]*:(?=[^/\s@]*@)
    |\b(?:[\w-]*(?:token|secret|password|signature|api[_-]?key|nonce)|consumer_key|client_id|key|code)(?:["']?\s*[=:]\s*["']?|["'],\s*["']))
    [^\s"'&,;@]+
    """
)


def hide(secret: str) -> None:
    """Have a secret masked wherever it would be logged; shorter than four characters cannot be told from a word."""
    if len(secret) >= 4:
        _hidden.add(secret)


def redact(text: str) -> str:
    """Return a text with known secrets, and whatever looks like a token, replaced by `***`."""
    for secret in sorted(_hidden, key=len, reverse=True):
        text = text.replace(secret, "***")
    return _TOKENS.sub(r"\1***", text)


class Redacting(logging.Filter):
    """A filter for the handlers of `--debug`: libraries log their headers, the bearer token among them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the message and the traceback of a record; none is dropped."""
        record.msg, record.args = redact(record.getMessage()), None
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        return True
