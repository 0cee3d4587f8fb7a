"""The languages in which somebody can be told something."""

from enum import StrEnum


class Language(StrEnum):
    """A channel's `language`."""

    CHINESE = "zh"
    ENGLISH = "en"
