"""Profiles that a restore set aside: whole, still encrypted, and in nobody's way until somebody has them go.

They go only when a backup that was made later was proved: what a restore spared is never the last copy.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

from gridworker.domain.time import SHANGHAI
from gridworker.errors import UserError
from gridworker.services.backup_shelf import backups_in, home_of
from gridworker.services.changes import Changes
from gridworker.services.place import ProfileLock
from gridworker.services.profiles import KEY_FILE
from gridworker.services.session import Session

_NAME: Final = re.compile(r"-before-(\d{8}-\d{4})(\d\d)?(-\d+)?\Z")


def set_aside(profile: Path) -> list[Path]:
    """The profiles that restores set aside, newest first."""
    with contextlib.suppress(OSError):
        found = profile.absolute().parent.glob(f"{profile.name}-before-*")
        return sorted((one for one in found if (one / KEY_FILE).is_file() and moment_of(one)), reverse=True)
    return []


def moment_of(folder: Path) -> datetime | None:
    """When it was set aside, or None for another folder."""
    found = _NAME.search(folder.name)
    with contextlib.suppress(ValueError):
        if found:
            text = found[1] + (found[2] or "00")
            return datetime.strptime(text, "%Y%m%d-%H%M%S").replace(tzinfo=SHANGHAI)
    return None


def clear(session: Session, folder: Path) -> Changes:
    """Have one go. Raises UserError `no_newer_backup`, `not_set_aside`, `profile_in_use`, `cannot_write`."""
    moment = moment_of(folder)
    if folder not in set_aside(session.dir) or moment is None:
        raise UserError("not_set_aside", "这不是恢复时放到一旁的档案，没有动它。", "请从列出来的里面选。")
    family = session.store.meta("backup_family") or ""
    proved = [one for one in backups_in(home_of(session.dir), family) if one.state == "good"]
    if not any(datetime.fromisoformat(one.made) >= moment for one in proved):
        raise UserError(
            "no_newer_backup", "恢复以后还没有备份过，旧档案先留着。", "请先备份一份，再删放到一旁的。"
        )
    lock = ProfileLock(folder)  # nobody has it open
    lock.release()
    try:
        shutil.rmtree(folder)
    except OSError as e:
        raise UserError(
            "cannot_write", "放到一旁的档案没有删干净。", "请检查磁盘，再删一次。"
        ) from e
    return Changes(frozenset({"backup"}))


def clear_before(session: Session, moment: datetime) -> list[Path]:
    """Have all go that were set aside before a moment, as far as they may; return those that went."""
    gone = []
    for folder in set_aside(session.dir):
        at = moment_of(folder)
        if at is not None and at < moment:
            with contextlib.suppress(UserError):
                clear(session, folder)
                gone.append(folder)
    return gone
