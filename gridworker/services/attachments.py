"""附件: pictures and files that belong to a visit or a demand. Attach, list, look, take out, remove.

Nothing is ever required. The record says what was attached and by whom; the bytes are found by their hash,
may come later than the record (照片待到), and go when the record of them is redacted.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from gridworker.domain.attachment import FILE, MOST
from gridworker.domain.detect import find_forbidden, keep_last_four
from gridworker.domain.ids import fresh_id
from gridworker.domain.text import clean_text
from gridworker.domain.time import wall_text
from gridworker.errors import UserError
from gridworker.lasting import take_name
from gridworker.services import areas
from gridworker.services.changes import Changes
from gridworker.services.delivery import record_states
from gridworker.services.parcel import need_folder
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.visit_form import FileDraft
from gridworker.services.writing import changed, record_place, write
from gridworker.storage import Intent
from gridworker.storage.blobs import Held
from gridworker.sync.refusals import write_failure

KINDS = ("visit", "demand")
"""Kinds of record that something can be attached to."""
KEPT_FOR = timedelta(days=2)
"""So long a file taken off a page can come back with Ctrl+Z, should the page stay open."""
NAME_LENGTH = 60
"""Longest words about one attachment, in characters: they stand below a small picture."""


# --- a page that is not saved yet ----------------------------------------------------------------------


def read_file(path: Path) -> tuple[str, bytes, str]:
    """Type, bytes and first words of a file, ready to be kept: slow, and without the store, so that another
    thread can do it. Raises UserError `cannot_read`, `file_type`, `file_too_big`, `picture_damaged`."""
    from gridworker.documents.photo import prepare  # loads the picture library

    ready = prepare(path)
    return ready.type, ready.data, _shown_name(ready.name)


def hold(session: Session, draft_id: str, file: tuple[str, bytes, str] | Path) -> FileDraft:
    """Keep a file for a draft until its record is saved: what `read_file` gave, or a path.

    Raises UserError `too_many_files` and what `read_file` raises.
    """
    type_, data, name = read_file(file) if isinstance(file, Path) else file
    store, now = session.store, session.entropy.now()
    with store.atomic():
        store.files.tidy(wall_text(now - KEPT_FOR))
        held = store.files.held(draft_id)
        blob = store.files.keep(data)
        if len({one.blob for one in held} | {blob}) > MOST:
            store.files.let_go(draft_id, blob)
            raise _too_many()
        one = Held(blob, type_, len(data), name)
        store.files.hold(draft_id, one, wall_text(now))
    return FileDraft(**one._asdict())


def let_go(session: Session, draft_id: str, blob: str | None = None) -> None:
    """A draft holds this no more, or (None) nothing any more; what nobody else names is forgotten."""
    with session.store.atomic():
        session.store.files.let_go(draft_id, blob)


def draft_bytes(session: Session, blob: str) -> bytes | None:
    """The bytes that a draft holds, to show them; None when they are not here."""
    data: bytes | None = session.store.files.get(blob)
    return data


def file_intents(session: Session, record_id: str, scope: str, files: Sequence[FileDraft]) -> list[Intent]:
    """What attaches the files of a draft to the record that is saved with it. Raises UserError `file_gone`,
    `too_many_files`."""
    if len(files) > MOST:
        raise _too_many()
    here = session.store.files.here(file.blob for file in files)
    if any(file.blob not in here for file in files):
        raise UserError("file_gone", "有一个附件的内容已经不在了。", "请去掉它，需要的话重新附上。")
    return [
        Intent("attachment", fresh_id(session.entropy), scope, _fields(record_id, file)) for file in files
    ]


# --- records -------------------------------------------------------------------------------------------


def attach(
    session: Session, record_id: str, file: tuple[str, bytes, str] | Path, name: str | None = None
) -> tuple[str, Changes]:
    """Attach a file to a visit or a demand; returns the attachment's id. `name`: what it shows.

    Raises UserError `no_record`, `too_many_files`, `id_number`, `no_right`, and what `read_file` raises.
    """
    kind, row = _record(session, record_id)
    type_, data, first = read_file(file) if isinstance(file, Path) else file
    words = _checked_name(first if name is None else name)
    store = session.store
    if store.count(Query("attachment", of=record_id)) >= MOST:
        raise _too_many()
    with store.atomic():
        blob = store.files.keep(data)
        draft = FileDraft(blob=blob, type=type_, size=len(data), name=words)
        ops = write(session, file_intents(session, record_id, record_place(session, row), [draft]))
    return ops[0].rec, changed(ops) | Changes.of({kind: [record_id]})


def attachment_list(session: Session, record_id: str, *, withdrawn: bool = False) -> list[dict[str, Any]]:
    """What is attached to a record, in the order of attaching: `{id, of, type, size, name, state, blob, at,
    author, author_name, delivery, withdrawn}`.

    `state`: `here`, `waiting` (照片待到: the bytes have not come yet) or `redacted`.
    """
    store = session.store
    query = Query("attachment", of=record_id, order="oldest", withdrawn=withdrawn)
    rows = store.rows("attachment", store.ids(query))
    # Those of one page have ids of the same moment; their numbers tell the order in which they were added.
    rows.sort(key=lambda row: ((row["made"] or {}).get("at", ""), (row["made"] or {}).get("seq", 0)))
    here = store.files.here(row["blob"] for row in rows if row.get("blob"))
    people = {person["id"]: person.get("name") or "" for person in areas.rows(session, "worker")}
    delivery = record_states(session, [row["id"] for row in rows]) if rows else None
    found = []
    for row in rows:
        made = row["made"] or {}
        blob = row.get("blob") or ""
        found.append(
            {
                "id": row["id"],
                "of": record_id,
                "type": row.get("type") or "",
                "size": row.get("size") or 0,
                "name": row.get("name") or "",
                "state": "here" if blob in here else "waiting" if blob else "redacted",
                "blob": blob,
                "at": made.get("at", ""),
                "author": made.get("author", ""),
                "author_name": people.get(made.get("author", ""), ""),
                "delivery": delivery(row) if delivery else "",
                "withdrawn": bool(row.get("withdrawn")),
            }
        )
    return found


def attached(session: Session, attachment_id: str) -> tuple[str, bytes]:
    """Type and bytes of an attachment. Raises UserError `no_attachment`, `file_waiting`."""
    row = _attachment(session, attachment_id)
    data = session.store.files.get(row.get("blob") or "")
    if data is None:
        raise UserError(
            "file_waiting", "这个附件的内容还没有到。", "以后交换数据包时会带来；着急的话请向对方再要一次。"
        )
    return row.get("type") or "", data


def save_copy(session: Session, attachment_id: str, folder: Path) -> Path:
    """Write an attachment as a plain file into a folder; returns its path. Its name says nothing of anybody.

    Raises UserError `no_attachment`, `file_waiting`, `no_folder`, `disk_full`, `read_only`, `cannot_write`.
    """
    type_, data = attached(session, attachment_id)
    need_folder(folder)
    stem = f"附件-{attachment_id[-8:]}"
    ending = ".pdf" if type_ == FILE else ".jpg"
    path = next(
        candidate
        for n in range(1, 10_000)
        if not (candidate := folder / f"{stem}{f'-{n}' if n > 1 else ''}{ending}").exists()
    )
    part = path.with_name(path.name + ".part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        take_name(part, path)
    except OSError as e:
        part.unlink(missing_ok=True)
        raise write_failure(e) from e
    return path


def remove(session: Session, attachment_id: str) -> Changes:
    """Take an attachment off its record; `put_back` undoes it. Raises UserError `no_attachment`."""
    return _edit(session, attachment_id, {"withdrawn": True})


def put_back(session: Session, attachment_id: str) -> Changes:
    """Undo `remove`. Raises UserError `no_attachment`."""
    return _edit(session, attachment_id, {"withdrawn": False})


def rename(session: Session, attachment_id: str, name: str) -> Changes:
    """Change what an attachment shows. Raises UserError `no_attachment`, `id_number`."""
    return _edit(session, attachment_id, {"name": _checked_name(name)})


def ask_again(session: Session) -> int:
    """Forget bytes that the disk has damaged and ask for them again; returns how many.

    An office says so in a receipt, so that the laptops send them once more; a laptop says with its next file
    what it lacks.
    """
    from gridworker.services.receipts import lost_intents

    with session.store.atomic():
        damaged = session.store.files.drop_damaged()
        intents = lost_intents(session, damaged)
        if intents:
            write(session, intents)
    return len(damaged)


# --- inside --------------------------------------------------------------------------------------------


def _record(session: Session, record_id: str) -> tuple[str, dict[str, Any]]:
    for kind in KINDS:
        row = session.store.get(kind, record_id)
        if row is not None:
            return kind, row
    raise UserError("no_record", "没有这条走访或诉求。", "请核对编号，附件只能附在走访和诉求上。")


def _attachment(session: Session, attachment_id: str) -> dict[str, Any]:
    row = session.store.get("attachment", attachment_id)
    if row is None:
        raise UserError("no_attachment", "没有这个附件。", "请从走访或诉求的附件里选。")
    return row


def _edit(session: Session, attachment_id: str, fields: dict[str, Any]) -> Changes:
    row = _attachment(session, attachment_id)
    ops = write(session, [Intent("attachment", attachment_id, record_place(session, row), fields)])
    kind = next((kind for kind in KINDS if session.store.get(kind, row.get("of") or "")), None)
    return changed(ops) | Changes.of({kind: [row["of"]]} if kind else {})


def _fields(record_id: str, file: FileDraft) -> dict[str, Any]:
    fields = {"of": record_id, "blob": file.blob, "type": file.type, "size": file.size}
    return {**fields, "name": file.name} if file.name else fields


def _shown_name(name: str) -> str:
    return " ".join(keep_last_four(clean_text(name, 200)).split())[:NAME_LENGTH]


def _checked_name(name: str) -> str:
    words = " ".join(clean_text(name, 200).split())[:NAME_LENGTH]
    if find_forbidden(words):
        raise UserError(
            "id_number", "附件说明里像是有身份证号或银行卡号，不能记录。", "请去掉，或只保留最后四位。"
        )
    return words


def _too_many() -> UserError:
    return UserError("too_many_files", f"一条记录最多附 {MOST} 个文件。", "请先去掉不需要的，再附上。")
