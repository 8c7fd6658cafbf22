"""Another passphrase; and a short code that unlocks a profile which is open and locked.

The code never opens a profile that is closed. Of it only a hash is kept, inside what the passphrase wraps in
the key file: whoever has the disk has nothing to try four digits on.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from nacl.pwhash import argon2id

from gridworker.domain.ids import b64u, unb64u
from gridworker.errors import UserError
from gridworker.services import key_log
from gridworker.services.keyring import load_keyring
from gridworker.services.passphrase import normal, pin_problem
from gridworker.services.session import Session

TRIES: Final = 5
"""So many wrong codes in a row, and only the passphrase unlocks."""
_SECRET: Final = "pin"
_BYTES: Final = 32


@dataclass(frozen=True)
class Pin:
    """What tells the right code from others; it may be asked on any thread."""

    salt: bytes
    hash: bytes

    def fits(self, typed: str) -> bool:
        """Whether this is the code."""
        return hmac.compare_digest(_stretch(typed, self.salt), self.hash)


def change_passphrase(session: Session, old: str, new: str) -> None:
    """Wrap the same keys under another passphrase; nothing is encrypted anew.

    Raises UserError `wrong_passphrase` (then nothing has changed), `weak_passphrase`.
    """
    session.change_passphrase(old, new)
    key_log.note(session, key_log.CHANGED)


def pin_of(session: Session) -> Pin | None:
    """The code of this profile, or None when it has none."""
    kept = session.ring.secrets.get(_SECRET)
    return Pin(unb64u(kept["salt"]), unb64u(kept["hash"])) if kept else None


def set_pin(session: Session, typed: str) -> Pin:
    """Unlock by this code from now on. Raises UserError `weak_pin`."""
    problem = pin_problem(typed)
    if problem:
        raise UserError("weak_pin", problem, "请另想一个，不要用 1111、1234 这样的。")
    pin = Pin(salt := session.entropy.token(argon2id.SALTBYTES), _stretch(typed, salt))
    kept = {"salt": b64u(pin.salt), "hash": b64u(pin.hash)}
    session.keep_ring(replace(session.ring, secrets={**session.ring.secrets, _SECRET: kept}))
    key_log.note(session, key_log.PIN_SET)
    return pin


def forget_pin(session: Session) -> None:
    """Only the passphrase unlocks from now on."""
    secrets = {name: value for name, value in session.ring.secrets.items() if name != _SECRET}
    if secrets != session.ring.secrets:
        session.keep_ring(replace(session.ring, secrets=secrets))
        key_log.note(session, key_log.PIN_GONE)


def passphrase_fits(folder: Path, typed: str) -> bool:
    """Whether this is the passphrase of the profile in `folder`, which may be open meanwhile.

    Raises UserError `damaged_keys`, `no_profile`.
    """
    try:
        load_keyring(folder, typed)
    except UserError as refused:
        if refused.code != "wrong_passphrase":
            raise
        return False
    return True


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row: two are free, and it never takes longer than 5.

    The cost of guessing is argon2id's; this only keeps fingers from running on. Nobody is ever locked out.
    """
    return 0 if wrong < 3 else min(wrong - 1, 5)


def _stretch(typed: str, salt: bytes) -> bytes:
    text = normal(typed).encode()
    return argon2id.kdf(_BYTES, text, salt, opslimit=argon2id.OPSLIMIT_MIN, memlimit=1 << 24)
