"""The key file: a passphrase opens it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kdf:
    """Cost of turning a passphrase into a key (argon2id): `ops` passes over `mem` bytes."""

    ops: int = 3
    mem: int = 64 << 20
