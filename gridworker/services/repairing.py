"""Mending a store by what is safe: what follows from the log is made again, nothing else is touched.

A log itself is never mended in place. When its bytes or the file's pages are damaged, what can be read goes
into a new profile (`salvage_profile`), and the damaged files stay for whoever may read more of them.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from gridworker.errors import UserError
from gridworker.services.entropy import Progress
from gridworker.services.keyring import FILE_NAME as KEYS_FILE
from gridworker.services.keyring import load_keyring, write_whole
from gridworker.services.place import STORE_FILE, ProfileLock, refuse_network_share
from gridworker.services.session import Session, profile_exists
from gridworker.services.upkeep import Finding, doctor
from gridworker.storage import DbError, Store
from gridworker.sync import dsse

BEYOND_REPAIR: Final = frozenset({"damaged_store", "broken_chain"})
"""What no step here can mend: the log itself is damaged."""


@dataclass(frozen=True)
class Repaired:
    """One thing that was mended."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Repair:
    """What was found before, what was done, and what is found now."""

    before: list[Finding]
    done: list[Repaired]
    after: list[Finding]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong any more."""
        return not any(one.level == "bad" for one in self.after)

    @property
    def needs_salvage(self) -> bool:
        """Whether only a new profile or a backup helps."""
        return any(one.code in BEYOND_REPAIR for one in self.after)


@dataclass(frozen=True)
class Salvaged:
    """What a new profile got out of a damaged one. `lost`: ops known to have been there, by device."""

    folder: Path
    ops: int
    drafts: int
    lost: dict[str, list[int]] = field(default_factory=dict)
    holes: bool = False
    """Whether drafts or private 体会 may be missing as well."""

    @property
    def lost_count(self) -> int:
        """How many ops are known to be missing."""
        return sum(map(len, self.lost.values()))


def repair(session: Session, progress: Progress | None = None) -> Repair:
    """Check in full, mend what follows from the log, check again."""
    before = doctor(session)
    codes = {one.code for one in before if one.level == "bad" or one.code == "search_differs"}
    if codes & BEYOND_REPAIR:
        return Repair(before, [], before)
    done: list[Repaired] = []
    steps: list[tuple[str, Callable[[], None], str]] = [
        ("index_differs", session.store.reindex, "目录已按记录重建。"),
        ("tables_differ", lambda: session.store.rebuild(progress), "各表已从日志重建。"),
        ("search_differs", lambda: _index_anew(session), "查找索引已按记录重建。"),
        ("attachments_damaged", lambda: _ask_again(session), "坏了的附件内容已去掉，会再要一次。"),
    ]
    for code, act, sentence in steps:
        # A broken index hides whether the tables agree: behind it they are looked at again.
        if code in codes:
            act()
            done.append(Repaired(code, sentence))
            codes |= {one.code for one in doctor(session)}
    session.refresh()
    return Repair(before, done, doctor(session) if done else before)


def is_damaged(folder: Path, passphrase: str) -> bool:
    """Whether the files of a profile are beyond repair; nothing is written, not even a mark of opening.

    Raises UserError `no_profile`, `wrong_passphrase`, `damaged_keys`, `newer_store`.
    """
    ring = load_keyring(folder, passphrase)
    try:
        with Store.open(folder / STORE_FILE, ring.store_key, readonly=True) as store:
            return bool({one.code for one in store.check() if one.level == "bad"} & BEYOND_REPAIR)
    except UserError as refused:
        if refused.code not in ("damaged_store", "wrong_key"):
            raise
        return True  # the keys fit each other, so it is the file


def salvage_profile(damaged: Path, passphrase: str, into: Path) -> Salvaged:
    """Make a new profile in `into` of what can be read in the profile `damaged`, which is only read.

    It has the same passphrase and goes on as a new incarnation when it is opened. A cut in between leaves a
    folder without keys, which is no profile. Raises UserError `no_profile`, `wrong_passphrase`,
    `folder_not_empty`, `profile_in_use`, `network_share`, `disk_full`, and `damaged_store` when nothing can
    be read.
    """
    if not profile_exists(damaged):
        raise UserError("no_profile", "这个文件夹里没有工作档案。", "请检查文件夹是否选对。")
    ring = load_keyring(damaged, passphrase)
    with contextlib.ExitStack() as taken:
        with contextlib.suppress(OSError):  # a disk that can only be read needs no lock
            lock = _lock(damaged)
            if lock is not None:
                taken.callback(lock.release)
        return _into_new(damaged, ring.store_key, into)


def salvage_open(session: Session, into: Path) -> Salvaged:
    """The same for the profile that is open. Raises as `salvage_profile`."""
    return _into_new(session.dir, session.ring.store_key, into)


def _into_new(damaged: Path, key: bytes, into: Path) -> Salvaged:
    from gridworker.storage.salvage import salvage  # hardly ever needed
    from gridworker.sync.refusals import write_failure

    if into.exists() and any(into.iterdir()):
        raise UserError("folder_not_empty", "这个文件夹里已有别的文件。", "请换一个空文件夹。")
    refuse_network_share(into)
    try:
        _has_room(damaged, into)
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = salvage(damaged / STORE_FILE, key, into / STORE_FILE, dsse.verify)
        write_whole(into / KEYS_FILE, (damaged / KEYS_FILE).read_bytes())
    except OSError as e:
        raise write_failure(e) from e
    except DbError as e:
        raise UserError(
            "damaged_store", "资料库损坏得太重，没有抢救成。", "请用最近的备份恢复；原来的文件没有动。"
        ) from e
    lost: dict[str, list[int]] = {}
    for log, numbers in found.lost.items():
        lost.setdefault(log.dev, []).extend(numbers)
    return Salvaged(into, found.ops, found.rows.get("draft", 0), lost, found.holes)


def _lock(folder: Path) -> ProfileLock | None:
    try:
        return ProfileLock(folder)
    except UserError as refused:
        if refused.code == "profile_in_use":
            raise
        return None


def _has_room(damaged: Path, into: Path) -> None:
    """The copy that is read, and the store that is made of it. Raises UserError `disk_full`."""
    spot = into
    while not spot.exists() and spot != spot.parent:
        spot = spot.parent
    size = sum(file.stat().st_size for file in damaged.glob(STORE_FILE + "*"))
    if shutil.disk_usage(spot).free < size * 5 // 2:
        raise UserError(
            "disk_full", f"这里放不下：要 {size * 5 // 2 >> 20} 兆空间。", "请换一个盘，或先清理出空间。"
        )


def _ask_again(session: Session) -> None:
    from gridworker.services.attachments import ask_again

    ask_again(session)


def _index_anew(session: Session) -> None:
    from gridworker.services.search import catch_up

    catch_up(session, anew=True)
