"""The key file of a profile (`keys.json`): what opens the store, and the secrets of device and office.

- A passphrase is stretched by argon2id into a key that wraps everything else in the file.
- The store's own key is random; it is wrapped by that key and, once an office is known, also encrypted to
  the office (`Escrow`), so that a forgotten passphrase does not lose the records.
- The device's signing and receiving keys, the office's keys and the key of the private 体会 are wrapped by
  the passphrase *only*: the office can open a locked laptop's records, never sign in its name.

Changing the passphrase wraps the same keys again; the store is not rewritten.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nacl.exceptions
import nacl.secret
from nacl.pwhash import argon2id

from gridworker.domain.ids import b64u, unb64u
from gridworker.domain.time import Entropy
from gridworker.errors import UserError
from gridworker.lasting import take_name
from gridworker.services.passphrase import normal, passphrase_problem

FILE_NAME = "keys.json"
KEY_BYTES = 32
_NONCE = nacl.secret.SecretBox.NONCE_SIZE
_MAX_FILE = 1 << 20
_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Kdf:
    """Cost of turning a passphrase into a key (argon2id): `ops` passes over `mem` bytes."""

    ops: int = 3
    mem: int = 64 << 20


DEFAULT_KDF = Kdf()
_MOST = Kdf(ops=20, mem=1 << 30)
"""A key file asking for more than this is damaged or hostile."""


@dataclass(frozen=True)
class Escrow:
    """What is left with the office, readable without the passphrase: chance numbers and an age file.

    `office` and `device` are ids, `to` age recipients, `sealed` is encrypted to them (`sync.recover`).
    """

    office: str
    device: str
    to: tuple[str, ...]
    sealed: bytes


@dataclass(frozen=True)
class Keyring:
    """The opened key file. `secrets` is plain JSON data; `escrow` is None until an office is known."""

    kdf: Kdf
    salt: bytes
    kek: bytes
    store_key: bytes
    secrets: dict[str, Any]
    escrow: Escrow | None = None

    @property
    def reflection_key(self) -> bytes:
        """The key of the private 体会."""
        return unb64u(self.secrets["reflection"])


def refuse_weak(passphrase: str) -> None:
    """Raise UserError `weak_passphrase`."""
    problem = passphrase_problem(passphrase)
    if problem:
        raise UserError("weak_passphrase", problem, "可以用一句自己记得住的话。")


def new_keyring(
    passphrase: str, secrets: dict[str, Any], entropy: Entropy, kdf: Kdf = DEFAULT_KDF
) -> Keyring:
    """Make a keyring with a random store key and a random reflection key.

    Raises UserError `weak_passphrase`.
    """
    refuse_weak(passphrase)
    salt = entropy.token(argon2id.SALTBYTES)
    return Keyring(
        kdf=kdf,
        salt=salt,
        kek=_stretch(passphrase, salt, kdf),
        store_key=entropy.token(KEY_BYTES),
        secrets={**secrets, "reflection": b64u(entropy.token(KEY_BYTES))},
    )


def with_passphrase(ring: Keyring, passphrase: str, entropy: Entropy) -> Keyring:
    """The same keys under another passphrase. Raises UserError `weak_passphrase`."""
    refuse_weak(passphrase)
    salt = entropy.token(argon2id.SALTBYTES)
    return replace(ring, salt=salt, kek=_stretch(passphrase, salt, ring.kdf))


def save_keyring(folder: Path, ring: Keyring, entropy: Entropy) -> None:
    """Write the key file so that a power cut leaves the old one or the new one, never half of each.

    Raises UserError `disk_full`, `read_only`, `cannot_write`; then the old one is there.
    """
    value = {
        "v": 1,
        "kdf": {"alg": "argon2id13", "ops": ring.kdf.ops, "mem": ring.kdf.mem, "salt": b64u(ring.salt)},
        "store": seal(ring.kek, ring.store_key, entropy),
        "escrow": _plain_escrow(ring.escrow),
        "secrets": seal(ring.kek, json.dumps(ring.secrets).encode(), entropy),
    }
    try:
        write_whole(folder / FILE_NAME, json.dumps(value, indent=1).encode())
    except OSError as e:
        from gridworker.sync.refusals import write_failure  # bundles are far from a first page

        raise write_failure(e) from e


def load_keyring(folder: Path, passphrase: str) -> Keyring:
    """Open the key file. Raises UserError `no_profile`, `damaged_keys`, `wrong_passphrase`."""
    value = _read(folder)
    try:
        kdf = Kdf(ops=int(value["kdf"]["ops"]), mem=int(value["kdf"]["mem"]))
        salt = unb64u(value["kdf"]["salt"])
        if value["v"] != 1 or value["kdf"]["alg"] != "argon2id13" or len(salt) != argon2id.SALTBYTES:
            raise ValueError("unknown form")
        if not (1 <= kdf.ops <= _MOST.ops and argon2id.MEMLIMIT_MIN <= kdf.mem <= _MOST.mem):
            raise ValueError("cost out of range")
        escrow = _escrow(value)
        kek = _stretch(passphrase, salt, kdf)
        store_box, secrets_box = value["store"], value["secrets"]
    except (ValueError, KeyError, TypeError) as e:
        raise _damaged() from e
    try:
        store_key = unseal(kek, store_box)
        secrets = json.loads(unseal(kek, secrets_box))
    except ValueError as e:
        raise UserError("wrong_passphrase", "口令不对。", "请再输一次，注意大小写和输入法。") from e
    return Keyring(kdf, salt, kek, store_key, secrets, escrow)


def read_escrow(folder: Path) -> Escrow | None:
    """What a locked profile left with its office, or None. Raises UserError `no_profile`, `damaged_keys`."""
    value = _read(folder)
    try:
        return _escrow(value)
    except (ValueError, KeyError, TypeError) as e:
        raise _damaged() from e


def seal(key: bytes, plain: bytes, entropy: Entropy) -> str:
    """Encrypt for oneself (XSalsa20-Poly1305, random nonce in front), as base64url text."""
    return b64u(bytes(nacl.secret.SecretBox(key).encrypt(plain, entropy.token(_NONCE))))


def unseal(key: bytes, sealed: str) -> bytes:
    """Undo `seal`; raises `ValueError` when the key is another one or the text was changed."""
    try:
        return bytes(nacl.secret.SecretBox(key).decrypt(unb64u(sealed)))
    except (nacl.exceptions.CryptoError, ValueError, TypeError) as e:
        raise ValueError("cannot be opened with this key") from e


def write_whole(path: Path, content: bytes) -> None:
    """Replace a small file in one step, on disk before this returns."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    # Nobody else on this computer may read it, not even for the moment before a later chmod.
    with os.fdopen(os.open(part, _NEW_FILE, 0o600), "wb") as f:
        f.write(content)
        f.flush()
        os.fsync(f.fileno())
    take_name(part, path)


def _read(folder: Path) -> dict[str, Any]:
    path = folder / FILE_NAME
    if not path.is_file():
        raise UserError("no_profile", "这个文件夹里没有工作档案。", "请检查文件夹，或者新建一个。")
    try:
        if path.stat().st_size > _MAX_FILE:
            raise ValueError("too big")
        value = json.loads(path.read_bytes())
        if not isinstance(value, dict):
            raise ValueError("not an object")
    except ValueError as e:
        raise _damaged() from e
    return value


def _damaged() -> UserError:
    return UserError("damaged_keys", "档案的密钥文件坏了。", "请用备份里的 keys.json 换上，其他文件不要动。")


def _escrow(value: dict[str, Any]) -> Escrow | None:
    # Files of the first release had a bare member `recovery`, which does not say to whom it is encrypted.
    held = value.get("escrow")
    if held is None:
        return None
    return Escrow(str(held["office"]), str(held["device"]), tuple(held["to"]), unb64u(held["sealed"]))


def _plain_escrow(escrow: Escrow | None) -> dict[str, Any] | None:
    if escrow is None:
        return None
    return {
        "office": escrow.office, "device": escrow.device, "to": list(escrow.to), "sealed": b64u(escrow.sealed)
    }  # fmt: skip


def _stretch(passphrase: str, salt: bytes, kdf: Kdf) -> bytes:
    return argon2id.kdf(KEY_BYTES, normal(passphrase).encode(), salt, opslimit=kdf.ops, memlimit=kdf.mem)
