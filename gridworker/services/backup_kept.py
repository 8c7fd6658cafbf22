"""Up to where the newest proved backup on another disk reaches: what an office may promise to keep."""

from __future__ import annotations

import json
from collections.abc import Mapping

from gridworker.domain.ops import LogKey
from gridworker.storage import Store

_NAME = "backup_kept"


def kept_elsewhere(store: Store) -> dict[LogKey, int]:
    """The greatest number of each log in the newest good backup that lies on another disk."""
    found: dict[str, int] = json.loads(store.meta(_NAME) or "{}")
    return {LogKey(*name.split(" ")): int(last) for name, last in found.items()}


def note_kept(store: Store, logs: Mapping[LogKey, int]) -> None:
    """Remember what such a backup holds.

    What lies on the same disk goes with it: only a backup elsewhere may be promised to a laptop.
    """
    store.set_meta(_NAME, json.dumps({" ".join(log): last for log, last in logs.items()}))
