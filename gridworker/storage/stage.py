"""One bundle on its way in, as the rest of the program handles it: stage, preview, merge, discard."""

from __future__ import annotations

from dataclasses import replace

from gridworker.domain.ids import sha256_b64u
from gridworker.domain.ops import LogKey
from gridworker.storage import batches
from gridworker.storage.batches import Batch
from gridworker.storage.db import Cancel, Db, Progress
from gridworker.storage.merge_report import MergeReport
from gridworker.storage.merging import merge
from gridworker.storage.redaction import covered
from gridworker.storage.rights import Rights
from gridworker.storage.staging import Staged, StagingArea

Preview = MergeReport


class _Undo(Exception):
    """Leaves a transaction without keeping anything."""


class Stage:
    """The ops of one bundle, staged: announce a slice, add its ops, close it; preview, merge, discard."""

    def __init__(
        self,
        db: Db,
        rights: Rights,
        area: StagingArea,
        total: int,
        progress: Progress | None,
        cancel: Cancel | None,
    ) -> None:
        self._db = db
        self._rights = rights
        self._staged = Staged(
            area, covered(db), rights.authority().canonical, total=total, progress=progress, cancel=cancel
        )

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *exc: object) -> None:
        self.discard()

    def slice(self, log: LogKey, first: int, last: int, prev: str, head: str) -> None:
        """Announce a slice. Raises ChainBroken when it cannot be one."""
        self._staged.slice(log, first, last, prev, head)

    def add(self, header: bytes, body: bytes | None) -> None:
        """Take the next op of the slice. Raises ChainBroken, Cancelled, UserError `disk_full`."""
        self._staged.add(header, body)

    def add_body(self, body: bytes) -> None:
        """Take the body of a carried op, which is found by its hash."""
        self._staged.add_body(sha256_b64u(body), body)

    def add_file(self, blob: str, op: str, data: bytes) -> None:
        """Take the bytes of an attachment; `blob` is their hash, which the caller has checked."""
        self._staged.add_file(blob, op, data)

    def close_slice(self) -> None:
        """The slice is over. Raises ChainBroken when it is not what was announced."""
        self._staged.close_slice()

    def preview(self) -> Preview:
        """What `merge` would report now. Nothing changes: the merge is done and taken back."""
        done: list[MergeReport] = []
        try:
            with self._db.atomic():
                done.append(merge(self._staged, self._rights))
                raise _Undo
        except _Undo:
            return done[0]

    def merge(self, batch: Batch | None = None) -> MergeReport:
        """Merge all that is staged, in one transaction (a savepoint inside the caller's `atomic()`).

        `batch` is written into the list of merges if anything was new. Raises Cancelled, UserError.
        """
        with self._db.atomic():
            report = self._take_files(merge(self._staged, self._rights))
            if batch is not None and report.merged_ops:
                batches.note_batch(self._db, batch, report)
            return report

    def _take_files(self, report: MergeReport) -> MergeReport:
        """Keep the bytes that came and that an op wants, or may want."""
        from gridworker.storage.blobs import Blobs  # the first page merges nothing

        blobs, new = Blobs(self._db), 0
        about: set[LogKey] = set(blobs.settle_claims())
        if self._staged.has_files:
            for n, blob, op in self._db.all(f"SELECT n, hash, op FROM {self._staged.files} ORDER BY n"):
                data = self._db.value(f"SELECT data FROM {self._staged.files} WHERE n = ?", (n,))
                new += blobs.take(blob, op, data)
                about.update(blobs.logs_of(op))
        return replace(report, files=new, file_logs=sorted(about))

    def discard(self) -> None:
        """Forget what is staged; a second call does nothing."""
        self._staged.discard()
