"""What a text that was read is worth beside the one that was written."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from crawler.extract.canonical import canonical

_SQUEEZED = re.compile(r"[\s|]+")
_FURNITURE = re.compile(
    "扫一扫|打印|关闭|分享|上一篇|下一篇|主办单位|网站标识码|ICP备|字号|当前位置|责任编辑|相关阅读|索引号|来源:|无障碍|展开全文|版权与免责"
)
# Shorter lines say nothing about paragraphs.
_PARAGRAPH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A text measured, without white space and cell bars."""

    f1: float
    """Over the longest common subsequence of characters."""
    exact: bool
    paragraphs: float
    """Share of the paragraphs that stand as one whole line."""
    leaks: tuple[str, ...]
    """Lines of the site's own that got in."""


def score(found: str, expected: str) -> Score:
    """Compare a text with the expected one."""
    got, want = _lines(found), _lines(expected)
    common = LCSseq.similarity("".join(got), "".join(want))
    paragraphs = [line for line in want if len(line) >= _PARAGRAPH]
    whole = set(got)
    return Score(
        f1=2 * common / max(1, len("".join(got)) + len("".join(want))),
        exact="".join(got) == "".join(want),
        paragraphs=sum(line in whole for line in paragraphs) / max(1, len(paragraphs)),
        leaks=tuple(line for line in got if _FURNITURE.search(line) and line not in want),
    )


def _lines(text: str) -> list[str]:
    lines = (_SQUEEZED.sub("", line) for line in canonical(text).split("\n"))
    return [line for line in lines if line]
