"""The nights of the calendar, begun before the tests."""

from beside import Beside

WORLDS = 1
"""Two would be done sooner on idle cores, and cost a third more where the tests want them too."""
SENT = "sent"
"""File: how many messages a world's channel was sent."""


class Ahead:
    """The calendar's worlds under way."""

    def __init__(self) -> None:
        self._worlds = Beside("calendarweb", WORLDS)
        self.folders = self._worlds.folders

    def sent(self) -> list[int]:
        """Wait for the last night and say how many messages each world's channel was sent."""
        self._worlds.wait()
        return [int((folder / SENT).read_text("utf-8")) for folder in self.folders]

    def end(self) -> None:
        """End the worlds, wherever they are."""
        self._worlds.end()
