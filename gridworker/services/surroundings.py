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
from gridworker.services.place import STORE_FILE, filesystem_of
from gridworker.services.session import Session

LEAST_ROOM: Final = 300 << 20
"""Bytes: below it a disk counts as nearly full, however small the store is (a merge, a backup, a bundle)."""
_OF_STICKS: Final = frozenset({"vfat", "msdos", "exfat", "fuseblk", "fuse.fusefat"})
"""These number their files anew whenever they are mounted."""
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
    found = [
        low_disk(session.dir),
        clock_back(now, session.store.last_written()),
        odd_zone(now, session.store.meta("zone")),
        on_stick(filesystem_of(session.dir)),
    ]
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


def on_stick(filesystem: str) -> Notice | None:
    """Say that a profile lies on a file system of sticks: after each plugging in it looks like a copy."""
    if filesystem not in _OF_STICKS:
        return None
    return Notice(
        "on_stick",
        "这份档案放在U盘一类的盘上，拔下再插上会当作换了地方，记录另起一段。",
        "不会丢，但最好把档案放到本机硬盘，U盘只带数据包和备份。",
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


def odd_zone(now: datetime, before: str | None, offset: int | None = None) -> Notice | None:
    """Say that this machine was set to another zone since it was looked at last.

    `before`: what `zone_of` said then (None: never); `offset`: seconds east of UTC, for tests.
    """
    seconds = zone_of(now) if offset is None else offset
    if before is None or int(before) == seconds or seconds == SHANGHAI.utcoffset(None).total_seconds():
        return None
    moment = now.astimezone(SHANGHAI)
    return Notice(
        "odd_zone",
        f"电脑的时区变了，现在是 UTC{seconds / 3600:+g}；日记一直按北京时间写，现在是 {moment:%H:%M}。",
        "这个钟点不对的话，请把电脑的时区改回北京时间。",
    )


def zone_of(now: datetime) -> int:
    """Seconds east of UTC that this machine is set to."""
    return time.localtime(now.timestamp()).tm_gmtoff
