"""The bytes of attachments as the rest of the program asks for them, with the check that they are right."""

from __future__ import annotations

from collections.abc import Iterator

from gridworker.domain.ids import sha256_b64u
from gridworker.storage.blobs import Blobs
from gridworker.storage.checks import Finding


class Files(Blobs):
    """The bytes of one store; what is damaged is dropped, so that it is asked for again."""

    def check(self) -> list[Finding]:
        """One sentence for the doctor, two when some bytes have not come yet. Reads every byte."""
        damaged = list(self._damaged())
        if damaged:
            sentence = f"有 {len(damaged)} 个附件的内容坏了。修复时会去掉坏的，并向对方再要一次。"
            return [Finding("attachments_damaged", "bad", sentence)]
        count, lacking = int(self._db.value("SELECT count(*) FROM blob")), len(self.lacking(100_000))
        found = [Finding("attachments", "ok", f"{count} 个附件的内容完整。")]
        if lacking:
            sentence = f"有 {lacking} 个附件的内容还没有到，以后交换数据包时会带来。"
            found.append(Finding("attachments_waiting", "note", sentence))
        return found

    def drop_damaged(self) -> list[str]:
        """Forget bytes that are not those of their hash; return the hashes."""
        damaged = list(self._damaged())
        with self._db.atomic():
            self._db.many("DELETE FROM blob WHERE hash = ?", [(blob,) for blob in damaged])
        return damaged

    def _damaged(self) -> Iterator[str]:
        for (blob,) in self._db.all("SELECT hash FROM blob ORDER BY hash"):
            data: bytes = self._db.value("SELECT data FROM blob WHERE hash = ?", (blob,), default=b"")
            if sha256_b64u(data) != blob:
                yield blob
