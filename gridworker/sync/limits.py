"""The numbers of bundle format 1. A reader checks each before it allocates, hashes or decompresses."""

from __future__ import annotations

from typing import Final

MIB: Final = 1 << 20

# --- outside: the age file
AGE_HEADER: Final = 8 * 1024
RECIPIENTS: Final = 16
GREASE: Final = 2

# --- inside
INNER_MAGIC: Final = b"GWB1\n"
ENVELOPE: Final = 8 * MIB
SIGNATURES: Final = 16
"""Most signatures on any envelope; a manifest has exactly one."""
CERTIFICATES: Final = 3
TRUST_STEPS: Final = 64
"""Most trust documents that may travel beside a manifest."""
DEPTH: Final = 8

# --- sections
SECTIONS: Final = 200_000
LOGS: Final = 65_536
OWN_SLICES: Final = 1024
"""Most slices that a device other than a town or county PC brings: it has few logs, and each costs time."""
SECTION: Final = 32 * MIB
"""Most bytes of any section as it travels."""
REC_RAW: Final = 4 * MIB
"""Most bytes of ops in one `rec` or `body` section once decompressed."""
PART: Final = 1 * MIB
"""Most bytes of an `enrol` or `secrets` section (they are held in memory)."""
BLOB: Final = 8 * MIB
"""Most bytes of a `blob` section: one attached picture or file."""
LACKS: Final = 10_000
"""Most hashes of attachments that a sender says it lacks."""
TOTAL_RAW: Final = 2 * 1024 * MIB
WINDOW: Final = 8 * MIB
"""Largest zstd window a frame may ask for."""

# --- ops
OP_HEADER: Final = 64 * 1024
OP_BODY: Final = 1 * MIB
OP_SMALLEST: Final = 4 + 2 + 4
"""Two length words and the shortest JSON object: bounds the op count that a section may claim."""
BODY_SMALLEST: Final = 4 + 1

# --- what our own writer makes (a reader must not rely on these)
REC_TARGET: Final = 1 * MIB
ZSTD_LEVEL: Final = 3
PART_OF_SET: Final = 20 * MIB
"""Most bytes of a bundle with attachments, unless its records alone are more: what a mail may carry."""
SPOOL_MEMORY: Final = 24 * MIB
