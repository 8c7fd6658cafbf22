"""Part of the second implementation: which bytes of attachments are kept (section 7, "Attachments").

Written from docs/bundle-format.md alone, as a function of the set of ops held and of the blobs that
ever came. Nothing of gridworker is imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.bundle.second_ops import Op


def kept(ops: Iterable[Op], redacted: Iterable[str], came: Iterable[tuple[str, str, Any]]) -> set[str]:
    """Hashes of the bytes that a reader holds.

    `redacted`: ops whose body went by a redaction; `came`: (hash, op that names it, ...) of every blob.
    """
    held, gone = {op.hash: op for op in ops if op.h["kind"] == "attachment"}, set(redacted)
    named = {op.get("blob") for h, op in held.items() if h not in gone and not op.absent and not op.broken}
    return {blob for blob, op, *_ in came if blob in named or op not in held}
