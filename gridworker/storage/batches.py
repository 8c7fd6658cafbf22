"""The merges that were done here: who brought what, and which ops were new (what taking one back names)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from pydantic_core import from_json

from gridworker.domain.ops import LogKey
from gridworker.storage.columns import text_of
from gridworker.storage.db import Db
from gridworker.storage.merge_report import MergeReport


@dataclass(frozen=True, slots=True)
class Batch:
    """One bundle as it was merged; `at` is wall text of this machine (never part of any fold)."""

    id: str
    file_hash: str
    manifest_hash: str
    signer: str
    name: str
    at: str
    purpose: str = ""


def note_batch(db: Db, batch: Batch, report: MergeReport) -> None:
    """Write down a merge."""
    counts = {
        "ops": report.merged_ops,
        "already": report.already,
        "conflicts": report.conflicts,
        "parked": report.parked,
        "set_aside": report.set_aside,
        "by_kind": report.by_kind,
        "corrections": report.corrections,
    }
    db.run(
        "INSERT INTO batch (id, file_hash, manifest_hash, signer, name, purpose, at, report)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            batch.id, batch.file_hash, batch.manifest_hash, batch.signer, batch.name, batch.purpose, batch.at,
            text_of(counts),
        ),
    )  # fmt: skip
    db.many(
        "INSERT INTO batch_slice VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(batch.id, *log, first, last, head) for log, first, last, head in report.slices],
    )


def batches(db: Db) -> list[dict[str, Any]]:
    """Merges, newest first: the members of `Batch`, `report`, and `slices` as (log, first, last, head)."""
    return [_read(db, row) for row in db.all(f"SELECT {_COLUMNS} FROM batch ORDER BY at DESC, id DESC")]


def find_batch(
    db: Db, *, file_hash: str = "", manifest_hash: str = "", batch: str = ""
) -> dict[str, Any] | None:
    """The merge of this very file or manifest, or with this id; None when there was none."""
    for column, value in (("file_hash", file_hash), ("manifest_hash", manifest_hash), ("id", batch)):
        row = db.one(f"SELECT {_COLUMNS} FROM batch WHERE {column} = ?", (value,)) if value else None
        if row is not None:
            return _read(db, row)
    return None


def slices_of(db: Db, batch: str) -> list[tuple[LogKey, int, int, str]]:
    """The ops that were new in a merge, as (log, first, last, hash of the last)."""
    return [
        (LogKey(*row[:3]), row[3], row[4], row[5])
        for row in db.all(
            "SELECT dev, inc, home, first, last, head FROM batch_slice WHERE batch = ?"
            " ORDER BY dev, inc, home, first",
            (batch,),
        )
    ]


_COLUMNS = "id, file_hash, manifest_hash, signer, name, at, purpose, report"


def _read(db: Db, row: Iterable[Any]) -> dict[str, Any]:
    *members, report = row
    return {**asdict(Batch(*members)), "report": from_json(report), "slices": slices_of(db, members[0])}
