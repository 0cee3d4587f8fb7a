"""Which titles in a file's own properties say what the file is."""

import re

# What programs put there by themselves.
_OF_A_PROGRAM = re.compile(
    r"(?:文档|新建|无标题|未命名|标题|演示文稿|工作簿|文件)[^\u4e00-\u9fff]*"
    r"|(?:新建|powerpoint).{0,30}(?:文档|演示文稿|工作表|文件).{0,6}"
    r"|microsoft .*|.*\.(?:docx?|dotx?|et|html?|ofd|pdf|rtf|txt|wpsx?|wpt|xlsx?)",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3400-\u9fff]")


def real_title(title: str | None) -> str | None:
    """Give back a title that somebody gave the file, None for file names and what programs fill in."""
    words = " ".join((title or "").replace("\0", " ").split())
    if len(_CJK.findall(words)) < 2 or _OF_A_PROGRAM.fullmatch(words):
        return None
    return words
