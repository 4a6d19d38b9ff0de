"""Writing in an editor: below the text stand the conversation and the limits, in lines that begin with `# `."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from socialwatch.errors import SocialwatchError, UsageError
from socialwatch.text import printable

_MARK = "#"
_MODELINE = re.compile(r"\b(vim?|ex)([<=>]?\d*):", re.IGNORECASE)


def written(begun: str, about: Sequence[str], *, environ: Mapping[str, str]) -> str:
    """Let a person write in `$VISUAL` or `$EDITOR` and return the text without the lines that begin with `# `; it may be empty.

    Args:
        begun: What stands there already.
        about: Lines about the conversation; a stranger's words in them cannot become text, nor commands of an editor.

    Raises:
        UsageError: There is no editor.
        SocialwatchError: The editor failed.
    """
    command = _editor(environ)
    folder = Path(tempfile.mkdtemp(prefix="socialwatch-"))  # mode 0700
    try:
        path = folder / "reply.txt"
        path.write_text(begun + "\n\n" + "".join(f"{_MARK} {safe_line(line)}".rstrip() + "\n" for line in about), encoding="utf-8")
        path.chmod(0o600)
        done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own editor
        if done.returncode:
            raise SocialwatchError(f"{command[0]} left with code {done.returncode}; nothing was sent")
        return without_marks(path.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise SocialwatchError(f"{command[0]} cannot be used: {error.strerror}; say another one in $EDITOR") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _editor(environ: Mapping[str, str]) -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        if environ.get(name, "").strip():
            try:
                return shlex.split(environ[name])
            except ValueError as error:
                raise UsageError(f"${name} is no command: {error}") from error
    for name in ("nano", "vi"):
        if found := shutil.which(name, path=environ.get("PATH", os.defpath)):
            return [found]
    raise UsageError("no editor: set $EDITOR, or give the text behind the case number")


def without_marks(text: str) -> str:
    """Return what was written: a line that is `#` or begins with `# ` is ours, `#hashtag` is the writer's."""
    lines = [line for line in text.splitlines() if line.rstrip() != _MARK and not line.startswith(f"{_MARK} ")]
    return "\n".join(lines).strip()


def safe_line(line: str) -> str:
    """Return a line for an editor: a stranger's `vim: …` or `-*- … -*-` in it is no command any more."""
    line = printable(line).replace("\n", " ")
    return _MODELINE.sub(r"\1\2 :", line).replace("-*-", "- * -").replace("Local Variables:", "Local Variables :")
