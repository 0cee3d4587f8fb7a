"""What the pieces of an address say: systems name their columns by the first letters of the pinyin."""

import re
from urllib.parse import urlsplit

# Of 271 report pages 109 lie under such a piece: fzzfjs 25, fzzfjsndbg 20, fzzfjsbg 19, fzbg 7 ...
_SUBJECT = re.compile(r"fzzf|(?<![a-z])(?:nd|q|qx|s|szf|x|zj)?fz(?:bg|js|nb|nd)|yfxz|fazhizhengfu")
# Model naming (示范创建) and the publicity of law bear the same letters.
_OTHERS = re.compile(r"sfcj|pfxc")


def names_subject(url: str) -> bool:
    """Say whether a piece of the address's path names 法治政府建设."""
    pieces = urlsplit(url).path.lower().split("/")[1:]
    return any(_SUBJECT.search(piece) is not None and _OTHERS.search(piece) is None for piece in pieces)
