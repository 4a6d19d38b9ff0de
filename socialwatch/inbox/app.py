"""The interactive review as an application: its screen, its colours, and how it ends when something is wrong."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen

from socialwatch.inbox.looks import INKS, STYLE, THEMES
from socialwatch.inbox.opening import Opening
from socialwatch.inbox.replying import Composer
from socialwatch.inbox.screen import ReviewScreen


class Inbox(App[None]):
    """The review. `run` returns when the user leaves; where something went wrong, `failure` says what."""

    TITLE = "socialwatch"
    CSS = STYLE
    ENABLE_COMMAND_PALETTE = False  # its key would not be the configured one; the screen opens it

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.failure: BaseException | None = None
        for name, theme in THEMES.items():
            self.register_theme(theme)
            if name == opening.theme:
                self._ink(name)
        self.theme = opening.theme
        self.set_keymap({name: ",".join("comma" if key == "," else key for key in keys) for name, keys in opening.keys.items() if keys})

    def get_default_screen(self) -> Screen[None]:
        """Return the review itself."""
        return ReviewScreen(self.opening)

    def on_mount(self) -> None:
        """Bind the keys of views."""
        for at, view in enumerate(self.opening.views):
            if view.key:
                self.bind(view.key, f"screen.view({at})", show=False)

    def action_colours(self, name: str) -> None:
        """Take other colours."""
        self._ink(name)
        self.theme = name
        for one in self.screen_stack:
            if isinstance(one, ReviewScreen):
                one.recolour()

    def _ink(self, name: str) -> None:
        if THEMES[name].dark:
            self.ansi_theme_dark = INKS[name]
        else:
            self.ansi_theme_light = INKS[name]

    def _fatal_error(self) -> None:
        """End, and leave the telling to whoever ran us: the library would print the local variables of every frame."""
        self.failure = self._exception
        for screen in self.screen_stack:
            if isinstance(screen, Composer):
                screen.keep()
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """Let the reader's thread end."""
        self.opening.reader.close()
