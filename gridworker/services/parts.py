"""Which attachments a bundle takes along, and its cutting into parts that a mail can carry.

The first part has all the records and as many attachments as fit; further parts have attachments only. Each
is a bundle in itself: any of them may come first, or never, and what does not arrive is sent again until the
office says that it has the bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from gridworker.domain.ids import fresh_id
from gridworker.domain.ops import LogKey
from gridworker.domain.rights import is_peer
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.parcel import Contents, send
from gridworker.services.results import Exported
from gridworker.services.session import Session
from gridworker.storage.blobs import Named
from gridworker.sync.limits import LACKS, PART_OF_SET

_MARGIN: Final = 256 * 1024
"""Room for the manifest and the encryption around a full part."""
_FINE: Final = 1000
"""Steps of progress for each file."""
_LINE: Final = 400
"""Bytes of the manifest for one log or one attachment, with room to spare."""


# --- which ---------------------------------------------------------------------------------------------


def to_office(session: Session, logs: Iterable[LogKey]) -> list[Named]:
    """What these logs of this device name and the office has not said that it has."""
    files = session.store.files
    done = files.delivered() | files.withdrawn()
    return _here(session, (one for one in files.named_in(logs) if one.blob not in done))


def to_device(session: Session, device: str, inside: Contents, logs: Iterable[LogKey]) -> list[Named]:
    """What goes with an answer: attachments of the ops in it, and what the device said it lacks.

    `logs` are all that the device may read, so that nobody gets another grid's picture by its hash.
    """
    files = session.store.files
    fresh = files.named_by(run for run in inside.runs if run.log.dev != device)
    return _here(session, [*fresh, *_asked(session, [device], logs)])


def to_peers(session: Session, inside: Contents) -> list[Named]:
    """What goes to the other PCs of the office."""
    files = session.store.files
    me = session.identity.device
    others = {c.device for c in session.authority.certs if is_peer(c.role, c.scopes)} - {me}
    return _here(
        session, [*files.named_by(inside.runs), *_asked(session, sorted(others), session.store.heads())]
    )


def to_ask_for(session: Session) -> set[str]:
    """Hashes of attachments whose bytes are not here and that no file to the office has asked for."""
    asked = json.loads(session.store.meta("asked:office") or "[]")
    return set(session.store.files.lacking(LACKS)) - set(asked)


def _asked(session: Session, devices: Iterable[str], logs: Iterable[LogKey]) -> list[Named]:
    wanted: set[str] = set()
    for device in devices:
        wanted.update(json.loads(session.store.meta(f"have:{device}") or "{}").get("lacks", ()))
    return [one for one in session.store.files.named_in(logs) if one.blob in wanted] if wanted else []


def _here(session: Session, named: Iterable[Named]) -> list[Named]:
    """Each of them once, as far as the bytes are here and wanted, with the size that they have."""
    once: dict[str, Named] = {}
    for one in named:
        once.setdefault(one.blob, one)
    gone = session.store.files.withdrawn() if once else set()
    here = session.store.files.here(once)
    wanted = [one for one in once.values() if one.blob in here and one.blob not in gone]
    return [one._replace(size=here[one.blob]) for one in wanted]


# --- how many files ------------------------------------------------------------------------------------


def cut(session: Session, inside: Contents, most: int = PART_OF_SET) -> list[list[Named]]:
    """The attachments of each part; at least one part."""
    if not inside.files:
        return [[]]
    store = session.store
    room = most - _MARGIN - _LINE * len(store.heads())
    records = sum(len(body) for body in inside.bodies)
    for run in inside.runs:
        records += sum(len(header) + len(body or b"") for header, body in store.run_ops(run))
    parts: list[list[Named]] = [[]]
    left = room - records
    for one in inside.files:
        if one.size + _LINE > left and (parts[-1] or len(parts) == 1):
            parts.append([])
            left = room
        parts[-1].append(one)
        left -= one.size + _LINE
    return parts


def send_parts(
    session: Session,
    folder: Path,
    inside: Contents,
    *,
    purpose: str,
    audience: str,
    recipients: Sequence[str],
    name: str = "",
    most: int = PART_OF_SET,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> list[Exported]:
    """Write a bundle with its attachments, in as many files as needed: all of them or none.

    Raises BundleError: `no_folder`, `read_only`, `disk_full`, `cannot_write`, `cancelled`.
    """
    parts = cut(session, inside, most)
    set_id = fresh_id(session.entropy) if len(parts) > 1 else ""
    empty = replace(inside, runs=[], by_kind={}, period=("", ""), bodies=[], corrections=0)
    written: list[Exported] = []
    try:
        for at, files in enumerate(parts):
            exported, _ = send(
                session,
                folder,
                replace(inside if at == 0 else empty, files=files),
                purpose=purpose,
                audience=audience,
                recipients=recipients,
                name=name,
                part=(set_id, at + 1, len(parts)) if set_id else None,
                progress=_share(progress, at, len(parts)),
                cancel=cancel,
            )
            written.append(exported)
            if progress and len(parts) > 1:
                progress((at + 1) * _FINE, len(parts) * _FINE)
    except BaseException:
        for exported in written:
            with suppress(OSError):
                exported.path.unlink()
        raise
    return written


def _share(progress: Progress | None, at: int, parts: int) -> Progress | None:
    if progress is None or parts == 1:
        return progress
    told = progress
    return lambda done, total: told(at * _FINE + done * _FINE // max(total, 1), parts * _FINE)
