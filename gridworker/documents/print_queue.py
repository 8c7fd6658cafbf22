"""What the system's print queue said to the pages that Qt gave it.

Qt hands pages to CUPS and passes no answer on: a queue that refuses them looks like one that prints. CUPS
keeps its last answer for the thread that asked (`cupsLastError`, an IPP status, RFC 8011 appendix B).
"""

from __future__ import annotations

import ctypes
from typing import Final

_ERRORS_FROM: Final = 0x0400


def refusal() -> str | None:
    """Why CUPS took nothing from this thread just now; None where it took it, or where there is no CUPS."""
    try:
        cups = ctypes.CDLL("libcups.so.2")
    except OSError:  # Windows, where Qt itself hears of it
        return None
    if cups.cupsLastError() < _ERRORS_FROM:
        return None
    cups.cupsLastErrorString.restype = ctypes.c_char_p
    return bytes(cups.cupsLastErrorString() or b"").decode(errors="replace") or "the queue refused"
