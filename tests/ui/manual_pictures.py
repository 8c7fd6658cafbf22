"""The pictures of the manual and of the read me: chosen screens of the demo, made small, beside the text.

    python -m tests.ui.manual_pictures        (./dev pictures)

A picture is named in `docs/zh/*.md` as `pictures/NAME.png`, where NAME is what `./dev shots` calls a screen,
or the story of the leaking roof (`tests.ui.roof.story`) one of its steps.
Pictures that no page names are deleted. They are taken at 1024x600: what a page of text has room for.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, qRgb

from tests.support.tree import ROOT
from tests.ui import shots
from tests.ui.roof import pictures as story

MANUAL = ROOT / "docs" / "zh"
PICTURES = MANUAL / "pictures"
LOOK = "low-standard-16"
OF_THE_READ_ME = {
    ROOT / "docs" / "images" / "diary.png": "diary", ROOT / "docs" / "images" / "inbox.png": "inbox-merged",
}
NAMED = re.compile(r"\]\(pictures/([a-z-]+)\.png\)")


def named() -> list[str]:
    """The screens that the manual shows, in its order."""
    return [name for page in sorted(MANUAL.glob("*.md")) for name in NAMED.findall(page.read_text("utf-8"))]


def shrink(picture: QImage) -> QImage:
    """The same picture in 256 colours: a quarter of the bytes, and nobody sees it in a page of text."""
    coarse = picture.convertToFormat(QImage.Format.Format_RGB16)
    counted = Counter(memoryview(coarse.constBits()).cast("H")).most_common(256)
    palette = [
        qRgb((c >> 11 & 31) * 255 // 31, (c >> 5 & 63) * 255 // 63, (c & 31) * 255 // 31) for c, _ in counted
    ]
    return picture.convertToFormat(
        QImage.Format.Format_Indexed8, palette, Qt.ImageConversionFlag.ThresholdDither
    )


def main() -> int:
    """Take them all anew; 1 when a named screen does not exist."""
    PICTURES.mkdir(exist_ok=True)
    wanted = set(named())
    missing = []
    with tempfile.TemporaryDirectory(prefix="gridworker-pictures-") as folder:
        try:
            shots.main(Path(folder), [LOOK])
        except SystemExit as grown:  # a window that grew is a matter of the tests, not of the manual
            print(grown)
        story.take(lambda name, image: image.save(str(Path(folder) / f"{LOOK}-{name}.png")))
        for name in sorted(wanted):
            taken = Path(folder) / f"{LOOK}-{name}.png"
            if not taken.is_file():
                missing.append(name)
                continue
            shrink(QImage(str(taken))).save(str(PICTURES / f"{name}.png"), "PNG", 0)
        for kept, name in OF_THE_READ_ME.items():
            shrink(QImage(str(Path(folder) / f"{LOOK}-{name}.png"))).save(str(kept), "PNG", 0)
    for old in PICTURES.glob("*.png"):
        if old.stem not in wanted:
            old.unlink()
    print(f"{len(wanted) - len(missing)} 张图在 {PICTURES.relative_to(ROOT)}，缺 {missing or '无'}")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
