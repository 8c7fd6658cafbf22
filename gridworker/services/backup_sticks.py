"""Sticks that a person chose once for backups: known again by a small file when they are put in.

The file holds a random word and nothing else, so a finder of the stick learns nothing from it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from gridworker.domain.ids import b64u
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.keyring import write_whole
from gridworker.services.session import Session
from gridworker.sync.refusals import write_failure

FOLDER: Final = "gridworker-backups"
_SIGN: Final = "stick.json"


@dataclass(frozen=True)
class KnownStick:
    """A stick for backups. `name` as the system called it; `made` wall text of the last backup on it, `mark`
    what it held; `root` where it is now, None while it is not in.
    """

    id: str
    name: str
    made: str = ""
    mark: str = ""
    root: Path | None = None

    @property
    def folder(self) -> Path | None:
        """The folder of backups on it, while it is in."""
        return None if self.root is None else self.root / FOLDER


def known_sticks(session: Session, roots: Iterable[Path]) -> list[KnownStick]:
    """The sticks known to this profile; `roots` are the disks that are in."""
    here = {sign: root for root in roots if (sign := _sign(root))}
    return [replace(one, root=here.get(one.id)) for one in _kept(session)]


def know(session: Session, root: Path, name: str) -> tuple[KnownStick, Changes]:
    """From now on this stick gets a backup by itself whenever it is put in.

    Raises UserError `no_folder`, `read_only`, `disk_full`, `cannot_write`.
    """
    if not root.is_dir():
        raise UserError("no_folder", "找不到这个文件夹。", "请检查U盘是否插好，或换一个文件夹。")
    sign = _sign(root)
    if not sign:
        sign = b64u(session.entropy.token(12))
        try:
            (root / FOLDER).mkdir(exist_ok=True)
            write_whole(root / FOLDER / _SIGN, json.dumps({"v": 1, "id": sign}).encode())
        except OSError as e:
            raise write_failure(e) from e
    stick = KnownStick(sign, name, root=root)
    old = [one for one in _kept(session) if one.id == sign]
    if old:
        return replace(old[0], root=root), Changes()
    _keep(session, [*_kept(session), stick])
    return stick, Changes(frozenset({"backup"}))


def forget(session: Session, stick: str) -> Changes:
    """No backups on this stick by themselves any more; those on it stay."""
    _keep(session, [one for one in _kept(session) if one.id != stick])
    return Changes(frozenset({"backup"}))


def note_stick(session: Session, stick: str, made: str, mark: str) -> None:
    """Remember what the stick holds now."""
    _keep(
        session,
        [replace(one, made=made, mark=mark) if one.id == stick else one for one in _kept(session)],
    )


def _sign(root: Path) -> str:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads((root / FOLDER / _SIGN).read_bytes()[:1000])["id"])
    return ""


def _kept(session: Session) -> list[KnownStick]:
    rows = json.loads(session.store.meta("backup_sticks") or "[]")
    return [KnownStick(**row) for row in rows]


def _keep(session: Session, sticks: Iterable[KnownStick]) -> None:
    rows = [{k: v for k, v in asdict(one).items() if k != "root"} for one in sticks]
    session.store.set_meta("backup_sticks", json.dumps(rows))
