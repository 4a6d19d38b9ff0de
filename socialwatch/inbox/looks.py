"""How the review is laid out, and its colours: calm, with contrast enough, and never the only sign of anything."""

from __future__ import annotations

from rich.terminal_theme import TerminalTheme
from textual.theme import Theme

Triple = tuple[int, int, int]

# Black, red, green, yellow, blue, magenta, cyan, white: what the faces name becomes one of these.
_ON_DARK: list[Triple] = [
    (20, 24, 31), (240, 113, 120), (140, 200, 140), (229, 192, 113), (122, 162, 247), (198, 160, 246), (125, 196, 210), (214, 218, 228),
]  # fmt: skip
_ON_LIGHT: list[Triple] = [
    (30, 34, 42), (176, 32, 48), (32, 110, 56), (138, 92, 0), (30, 80, 180), (120, 60, 160), (0, 104, 120), (60, 66, 78),
]  # fmt: skip
_STARK: list[Triple] = [
    (0, 0, 0), (255, 120, 120), (120, 255, 120), (255, 255, 0), (130, 190, 255), (255, 150, 255), (0, 255, 255), (255, 255, 255),
]  # fmt: skip

INKS = {
    "dark": TerminalTheme((20, 24, 31), (214, 218, 228), _ON_DARK),
    "light": TerminalTheme((250, 250, 248), (30, 34, 42), _ON_LIGHT),
    "contrast": TerminalTheme((0, 0, 0), (255, 255, 255), _STARK),
}
"""Theme → what the colour names of a terminal look like in it."""

THEMES = {
    "dark": Theme(
        name="dark", primary="#7aa2f7", secondary="#7dc4d2", accent="#7aa2f7", warning="#e5c071", error="#f07178", success="#8cc88c",
        foreground="#d6dae4", background="#14181f", surface="#191e27", panel="#222936", dark=True,
        variables={"row-chosen": "#2b3550", "row-idle": "#222936", "rule": "#313a4c", "quiet": "#8a94a8"},
    ),
    "light": Theme(
        name="light", primary="#1e50b4", secondary="#006878", accent="#1e50b4", warning="#8a5c00", error="#b02030", success="#206e38",
        foreground="#1e222a", background="#fafaf8", surface="#f2f2ee", panel="#e7e7e2", dark=False,
        variables={"row-chosen": "#d3def5", "row-idle": "#e7e7e2", "rule": "#c9c9c2", "quiet": "#5c6470"},
    ),
    "contrast": Theme(
        name="contrast", primary="#ffff00", secondary="#00ffff", accent="#ffff00", warning="#ffff00", error="#ff7878", success="#78ff78",
        foreground="#ffffff", background="#000000", surface="#000000", panel="#000000", dark=True,
        variables={"row-chosen": "#0000c8", "row-idle": "#303030", "rule": "#ffffff", "quiet": "#ffffff"},
    ),
}  # fmt: skip
"""Name in the configuration → theme."""

STYLE = """
Screen { background: $background; color: $foreground; }

TabBar { height: 1; background: $panel; }
StatusBar { height: 1; background: $panel; color: $foreground; }
HintBar { height: 1; background: $background; color: $quiet; }

#body { height: 1fr; }
CaseList, Paper { scrollbar-color: $rule; scrollbar-color-hover: $quiet; scrollbar-color-active: $primary; scrollbar-background: $background; }
CaseList { width: 1fr; height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
CaseList > .case-list--chosen { background: $row-chosen; }
CaseList > .case-list--idle { background: $row-idle; }
CaseList > .case-list--mark { color: $warning; text-style: bold; }
CaseList > .case-list--bar { color: $primary; text-style: bold; }
CaseList > .case-list--quiet { color: $quiet; }

Paper { width: 1fr; height: 1fr; padding: 0 1; background: $surface; scrollbar-size-vertical: 1; overflow-x: hidden; }
#body.side { layout: horizontal; }
#body.side CaseList { width: 5fr; min-width: 46; }
#body.side #preview { width: 6fr; border-left: vkey $rule; padding: 0 1; }
#body.side #preview:focus { border-left: vkey $primary; }
#body.under { layout: vertical; }
#body.under CaseList { height: 2fr; }
#body.under #preview { height: 3fr; border-top: hkey $rule; }
#body.under #preview:focus { border-top: hkey $primary; }
#body.alone #preview { display: none; }
#body.alone.reading #preview { display: block; }
#body.alone.reading CaseList { display: none; }
#body.folded #preview { display: none; }

Question { align: center bottom; background: $background 60%; }
Question > #box { width: 100%; max-width: 92; height: auto; max-height: 90%; background: $panel; border: round $primary; padding: 0 1; }
Question #asked { height: auto; width: 1fr; text-style: bold; }
Question #more { height: auto; width: 1fr; color: $quiet; }
Question #wrong { height: auto; width: 1fr; color: $error; }
Question OptionList { height: auto; max-height: 14; width: 1fr; border: none; background: $panel; padding: 0; scrollbar-size-vertical: 1; }
Question OptionList:focus { background-tint: $foreground 0%; }
Question OptionList > .option-list--option-highlighted { background: $row-chosen; color: $foreground; text-style: bold; }
Question Input { border: none; height: 1; padding: 0; background: $background; width: 1fr; }
Question TextArea { height: 8; border: none; background: $background; }

.leaf { align: center middle; background: $background 60%; }
.leaf > Paper { width: 90%; max-width: 92; height: 90%; border: round $primary; background: $panel; }
CommandPalette > Vertical { background: $panel; }
"""
"""The style sheet of the review."""
