"""RapidOCR: the models of PP-OCRv6 (Apache-2.0), which lie in its wheel, run by ONNX Runtime. Needs the extra `ocr`."""

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import rapidocr
from PIL import Image, ImageOps, ImageSequence
from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError

from crawler.errors import CrawlerError, FileUnreadable
from crawler.files.layout.seen import Seen
from crawler.files.ocr import DOTS, LARGEST, MOST_DOTS, Raster

_MODELS = Path(rapidocr.__file__).parent / "models"
_SETTINGS = {
    # By their own paths: a model that is only named is downloaded where it is missing.
    "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
    "Rec.model_path": str(_MODELS / "PP-OCRv6_rec_small.onnx"),
    "Global.use_cls": False,
    "Global.log_level": "error",
    "Global.max_side_len": MOST_DOTS,
    # The reading pool has a process for each processor.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    # Lines are found on a smaller picture than they are read on: a quarter of the time, the same lines.
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    # Lines differ in length, and a batch is as wide as its widest.
    "Rec.rec_batch_num": 1,
}
_FORMATS = ("BMP", "GIF", "JPEG", "PNG", "TIFF", "WEBP")
_SMALLEST = 200
_TALL = 1.6
"""A page is at most so many times as high as it is wide; what is higher is several, one under the other."""
_CUT_FROM = 0.8
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError, Image.DecompressionBombError)
"""What Pillow lets out on damaged pictures."""


class RapidOcr:
    """Reads printed Chinese."""

    def __init__(self) -> None:
        self._rapid = rapidocr.RapidOCR(params=_SETTINGS)

    def lines(self, raster: Raster) -> Sequence[Seen]:
        """List the lines that are seen on a page; raises FileUnreadable."""
        rows = np.frombuffer(raster.dots, np.uint8).reshape(raster.height, raster.stride)
        dots = rows[:, : raster.width * 3].reshape(raster.height, raster.width, 3)
        try:
            found = self._rapid(np.ascontiguousarray(dots))
        except ONNXRuntimeError as error:
            # It wraps whatever is raised while a model runs: the alarm of the reading pool, too.
            if isinstance(error.__cause__, CrawlerError):
                raise error.__cause__ from error
            raise FileUnreadable("a page's picture is too much for OCR") from error
        except cv2.error as error:
            raise FileUnreadable(f"a page's picture cannot be read: {error.msg}") from error
        if found.boxes is None or found.txts is None:
            return []
        return [Seen(text, tuple(map(tuple, box))) for text, box in zip(found.txts, found.boxes.tolist(), strict=True)]

    def pages(self, body: bytes, *, most: int) -> Sequence[Raster]:
        """Open a picture, which may hold several pages; raises FileUnreadable."""
        try:
            with Image.open(io.BytesIO(body), formats=_FORMATS) as picture:
                frames = (page for frame in ImageSequence.Iterator(picture) for page in _pages(frame))
                found = [_raster(page) for page in islice(frames, most + 1)]
        except _DAMAGED as error:
            raise FileUnreadable(f"the picture is damaged: {error}") from error
        if len(found) > most:
            raise FileUnreadable(f"the picture has more than {most} pages; OCR reads so many at most")
        return found


def _pages(frame: Image.Image) -> Iterator[Image.Image]:
    """Cut a picture that shows pages one under the other, where there is least between two lines."""
    width, height = frame.size
    if width * height > LARGEST or min(frame.size) < _SMALLEST:
        raise FileUnreadable(f"the picture has {width} x {height} dots: no page")
    page = ImageOps.exif_transpose(frame).convert("RGB")
    top, most = 0, int(page.width * _TALL)
    while page.height - top > most:
        unlike = np.asarray(page.crop((0, top, page.width, top + most)).convert("L")).std(axis=1)
        first = int(most * _CUT_FROM)
        cut = top + first + int(unlike[first:].argmin())
        yield page.crop((0, top, page.width, cut))
        top = cut
    yield page.crop((0, top, page.width, page.height))


def _raster(page: Image.Image) -> Raster:
    page.thumbnail((DOTS, DOTS))
    return Raster(width=page.width, height=page.height, stride=page.width * 3, dots=page.tobytes("raw", "BGR"))
