"""What around a profile will soon stand in the way: a disk that fills up, a clock or a zone that is wrong.

Nothing here changes anything. No time is corrected: what people wrote keeps the time they wrote it at, and
causes are ordered without clocks.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from gridworker.domain.time import SHANGHAI, parse_wall
from gridworker.services.place import STORE_FILE
from gridworker.services.session import Session

LEAST_ROOM: Final = 300 << 20
"""Bytes: below it a disk counts as nearly full, however small the store is (a merge, a backup, a bundle)."""
_BACK: Final = timedelta(days=1)
"""A clock that is less behind than this may be two computers of one person."""


@dataclass(frozen=True)
class Notice:
    """One thing to tell a person: `code`, the sentence, and what to do next."""

    code: str
    sentence: str
    hint: str


def surroundings(session: Session) -> list[Notice]:
    """All that is to be told now; costs a few reads. Raises UserError like every reading."""
    now = session.entropy.now()
    found = [low_disk(session.dir), clock_back(now, session.store.last_written()), odd_zone(now)]
    return [one for one in found if one is not None]


def low_disk(folder: Path) -> Notice | None:
    """Say that the profile's disk is nearly full: room for twice the store must be left."""
    try:
        free = shutil.disk_usage(folder).free
        size = (folder / STORE_FILE).stat().st_size
    except OSError:
        return None
    if free >= max(LEAST_ROOM, 2 * size):
        return None
    return Notice(
        "disk_low",
        f"磁盘快满了，只剩 {free >> 20} 兆。",
        "请清理出一些空间；满了以后就不能再保存，已保存的不受影响。",
    )


def clock_back(now: datetime, last_written: str) -> Notice | None:
    """Say that the clock stands before what was written here last (wall text; empty: nothing yet)."""
    if not last_written:
        return None
    behind = parse_wall(last_written) - now
    if behind < _BACK:
        return None
    return Notice(
        "clock_back",
        f"电脑的日期比最近写的记录还早 {behind.days} 天，现在显示是 {now:%Y-%m-%d}。",
        "请先校对电脑的日期，再写日记；已写的内容不受影响。",
    )


def odd_zone(now: datetime, offset: int | None = None) -> Notice | None:
    """Say that this machine is set to another zone than China's; `offset` are its seconds east of UTC."""
    seconds = time.localtime(now.timestamp()).tm_gmtoff if offset is None else offset
    if seconds == SHANGHAI.utcoffset(None).total_seconds():
        return None
    hours = f"UTC{seconds / 3600:+g}"
    return Notice(
        "odd_zone",
        f"电脑的时区不是北京时间，而是 {hours}；日记按北京时间写，现在是 {now.astimezone(SHANGHAI):%H:%M}。",
        "这个钟点不对的话，请把电脑的时区改成北京时间。",
    )
