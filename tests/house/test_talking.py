"""Only the front door, the faces and the review speak; nothing a stranger wrote is markup to Rich."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.source import room_of, trees

MAY_SPEAK = {"cli", "views", "inbox", "__main__"}
STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}
WARNS = {"wiring/__init__.py"}
"""It tells the warnings of the configuration with -v, on stderr."""


def words_out(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that print or touch a standard stream."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno
        if isinstance(node, ast.Attribute) and node.attr in STREAMS and isinstance(node.value, ast.Name) and node.value.id == "sys":
            yield node.lineno


def plain_text_to_rich(tree: ast.AST) -> Iterator[int]:
    """Yield the lines where something like `console.print` is handed a `str` written in place."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("print", "rule", "log")):
            continue
        if any(is_text(argument) for argument in node.args):
            yield node.lineno


def is_text(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return is_text(node.left) or is_text(node.right)
    if isinstance(node, ast.Call):
        func = node.func
        return (isinstance(func, ast.Name) and func.id == "str") or (
            isinstance(func, ast.Attribute) and func.attr in ("format", "join") and is_text(func.value)
        )
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != "")


def test_the_two_rules_below_see_what_they_forbid() -> None:
    loud = ast.parse("print(1)\nimport sys\nsys.stderr.write('x')\n")
    marked = ast.parse(
        "console.print('[red]x')\nconsole.print(f'{x}')\nconsole.print('a' + b)\nconsole.print(str(x))\nconsole.print(Text('x'))\n"
    )

    assert (sorted(words_out(loud)), sorted(plain_text_to_rich(marked))) == ([1, 3], [1, 2, 3, 4])


def test_nobody_speaks_behind_the_front_door() -> None:
    silent = {name: tree for name, tree in trees().items() if room_of(name) not in MAY_SPEAK and name not in WARNS}

    assert [f"{name}:{line}" for name, tree in silent.items() for line in words_out(tree)] == []


def test_rich_is_handed_texts_and_never_a_str() -> None:
    assert [f"{name}:{line}" for name, tree in trees().items() for line in plain_text_to_rich(tree)] == []
