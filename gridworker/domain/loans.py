"""What a carry op says of where its record lives: it moves it, lends it, or brings back what a guest wrote.

The rules of lending are in `sharing`; this is all of it that a fold needs, and every start loads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from gridworker.domain.ops import Op

LEND: Final = "lend"
BACK: Final = "back"


def share_of(carry: Op) -> str:
    """Return `lend`, `back`, or an empty string for a carry that moves."""
    return share_in(carry.data or {})


def share_in(data: Mapping[str, Any]) -> str:
    """The same from what the body of a carry op says."""
    share = data.get("share")
    return share if isinstance(share, str) and share in (LEND, BACK) else ""
