"""What can go wrong below the store, and what a person is told about it.

The engine's errors come in two families that do not know each other (`sqlite3` and `sqlcipher3`), so code
that catches must name `DbError`. What the world around us causes (a full disk, a copied file, a second
program) becomes a `UserError` with one sentence; every other engine error is our own fault and passes.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from gridworker.errors import UserError

DbError: Final[tuple[type[Exception], ...]] = (sqlite3.Error, dbapi2.Error)
"""Every error an SQL engine here can raise; use it in `except`."""

_KNOWN: Final[dict[int, tuple[str, str, str]]] = {
    5: ("store_busy", "资料库正被另一个程序占用。", "请关闭另一个窗口后再试。"),
    6: ("store_busy", "资料库正被另一个程序占用。", "请关闭另一个窗口后再试。"),
    7: ("no_memory", "内存不足，操作没有完成。", "请关闭一些程序后再试，已保存的内容不受影响。"),
    8: ("read_only", "资料库所在的位置不能写入。", "请检查文件夹权限，或把资料库移到能写入的磁盘。"),
    10: ("disk_error", "读写磁盘时出错，操作没有完成。", "请检查磁盘或U盘是否松动，再试一次。"),
    11: ("damaged_store", "资料库文件已损坏。", "请不要继续录入，用最近的备份恢复。"),
    13: ("disk_full", "磁盘已满，操作没有完成，原有内容未变。", "请清理出一些空间后再试。"),
    14: ("no_store", "打不开资料库文件。", "请检查文件夹是否还在、是否允许读写。"),
    26: ("wrong_key", "打不开资料库：密钥不对，或不是本程序的文件。", "请确认选对了文件夹；不要覆盖它。"),
}
"""SQLite's primary result codes that the world causes → code, sentence, what to do next."""

_IN_WORDS: Final = {
    "disk I/O error": 10, "database or disk is full": 13, "database disk image is malformed": 11,
    "file is not a database": 26, "unable to open database file": 14, "readonly database": 8,
    "database is locked": 5, "out of memory": 7,
}  # fmt: skip
"""SQLite's own sentences (sqlite3_errstr) → its primary result codes."""

INTERRUPTED: Final = 9
_READ_ONLY, _IO, _FULL, _CANNOT_OPEN, _NOT_A_STORE = 8, 10, 13, 14, 26
_GONE: Final = (
    "store_gone",
    "资料库所在的盘不见了，这一步没有做成。",
    "请把U盘插回原来的口，再试一次；已保存的内容都在那个盘上。",
)
_ROOM: Final = 128 * 1024
"""Bytes that opening a store may need: the shared memory file and a first page of the log."""


class Cancelled(UserError):
    """A person stopped the work; everything is as it was before."""

    def __init__(self) -> None:
        super().__init__("cancelled", "已取消，没有改动任何内容。", "需要时可以重新开始。")


class ChainBroken(UserError):
    """A slice of a log does not hold together; nothing of the file it came in may be used.

    `code` is `chain_broken` and `facts` name the log and the number where it broke.
    """

    def __init__(self, dev: str, seq: int, why: str) -> None:
        super().__init__(
            "chain_broken",
            f"数据包里的第 {seq} 条记录接不上前一条，整包没有合并。",
            "请让对方重新导出一份。",
            device=dev, seq=seq, why=why,
        )  # fmt: skip


def as_user_error(error: BaseException, path: Path | None = None) -> UserError | None:
    """Return the sentence for an engine error that the world caused, or None when it is our own fault.

    `path`: the store's file, to ask its disk for room.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int) and isinstance(error, DbError):
        # What a backup meets comes without its number.
        code = next((number for words, number in _IN_WORDS.items() if words in str(error)), None)
    if not isinstance(code, int):
        return None
    primary = code & 0xFF
    gone = path is not None and not path.parent.exists()
    if gone and primary in (_READ_ONLY, _IO, _CANNOT_OPEN, _NOT_A_STORE):
        return UserError(*_GONE, sqlite=code)
    if primary in (_IO, _CANNOT_OPEN) and path is not None and _no_room(path):
        # The shared memory file cannot grow on a full disk, and SQLite calls that an input/output error.
        primary = _FULL
    known = _KNOWN.get(primary)
    if known is None:
        return None
    return UserError(known[0], known[1], known[2], sqlite=code)


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def is_interrupt(error: BaseException) -> bool:
    """Whether the engine stopped because it was asked to."""
    return getattr(error, "sqlite_errorcode", 0) == INTERRUPTED
