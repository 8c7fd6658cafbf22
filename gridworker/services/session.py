"""A profile that is open: its store, its keys, and who works with it.

A profile is a folder: `store.db` (encrypted), `keys.json` (wrapped keys), `place.json` (where the folder was
last used) and a lock. One process has it open at a time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from gridworker.domain.authority import Authority
from gridworker.domain.time import Entropy
from gridworker.domain.vocab import Vocab
from gridworker.errors import UserError
from gridworker.services.entropy import SystemEntropy
from gridworker.services.identity import Identity, identity_of
from gridworker.services.incarnation import new_incarnation, new_store, put_in_place, stamp
from gridworker.services.keyring import (
    DEFAULT_KDF,
    Escrow,
    Kdf,
    Keyring,
    load_keyring,
    new_keyring,
    save_keyring,
    with_passphrase,
)
from gridworker.services.place import (
    STORE_FILE,
    ProfileLock,
    here,
    is_moved_or_restored,
    refuse_network_share,
    write_place,
)
from gridworker.services.profiles import profile_exists
from gridworker.services.resources import load_vocab
from gridworker.storage import Store, Writer
from gridworker.sync import dsse

if TYPE_CHECKING:
    # Bundles need these, lists do not: a command that only reads starts without them.
    from gridworker.sync.keys import DeviceKeys, OfficeKeys

__all__ = ["Identity", "Session", "create_profile", "open_profile", "profile_exists"]


class Session:
    """An open profile. Close it (or use it as a context manager) to give the lock back.

    Attributes: `dir`, `store`, `identity`, `entropy`; `ring` is the opened key file; `ended_badly` says that
    nobody closed the profile when it was open last (a crash, a power cut).
    """

    def __init__(
        self, folder: Path, store: Store, ring: Keyring, lock: ProfileLock, entropy: Entropy
    ) -> None:
        self.dir = folder
        self.store = store
        self.ring = ring
        self.entropy = entropy
        self._lock = lock
        self._closed = False
        self.ended_badly = False
        store.set_authority(dsse.verify)
        self.identity = identity_of(self.store)

    @cached_property
    def vocab(self) -> Vocab:
        """The words of all codes."""
        return load_vocab()

    @property
    def keys(self) -> DeviceKeys:
        """This device's signing and receiving keys."""
        from gridworker.sync.keys import DeviceKeys

        return DeviceKeys.from_json(self.ring.secrets["device"])

    @property
    def office_keys(self) -> OfficeKeys | None:
        """The office's keys as far as this PC has them: all on the founding one, one on others."""
        from gridworker.sync.keys import OfficeKeys

        kept = self.ring.secrets.get("office")
        return OfficeKeys.from_json(kept) if kept else None

    @property
    def receiving(self) -> list[str]:
        """All `AGE-SECRET-KEY-1...` texts that bundles for this profile may be encrypted to."""
        office = self.office_keys
        return [self.keys.age_secret, *([office.age_secret] if office else [])]

    @property
    def authority(self) -> Authority:
        """Certificates and trust as far as they are here."""
        return self.store.authority()

    @property
    def writer(self) -> Writer:
        """As whom ops are written."""
        who = self.identity
        return Writer(who.device, who.inc, who.worker)

    def keep_office(
        self, keys: OfficeKeys | None, office: str, recipients: Sequence[str], certificate: bytes
    ) -> None:
        """Keep the office's keys in the key file, and leave the store's key with the office.

        `certificate` is the envelope of the one that this device has; `recipients` are the office's. The PC
        that holds the issuing key leaves none: nobody but it could certify what came of it.
        """
        from gridworker.sync import recover

        secrets = dict(self.ring.secrets)
        if keys is not None:
            secrets["office"] = keys.to_json().decode()
            if keys.can_certify:
                self.keep_ring(replace(self.ring, secrets=secrets))
                return
        device, to = self.identity.device, tuple(recipients)
        sealed = recover.seal_key(
            self.ring.store_key, office=office, device=device, certificate=certificate, to=to
        )
        self.keep_ring(replace(self.ring, secrets=secrets, escrow=Escrow(office, device, to, sealed)))

    def keep_ring(self, ring: Keyring) -> None:
        """Write the key file anew; only then does the session go on with it."""
        save_keyring(self.dir, ring, self.entropy)
        self.ring = ring

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the same keys under another passphrase.

        Raises UserError `wrong_passphrase`, `weak_passphrase`.
        """
        load_keyring(self.dir, old)
        self.keep_ring(with_passphrase(self.ring, new, self.entropy))

    def refresh(self) -> Identity:
        """Look again who this is (after a certificate or a trust document came in)."""
        self.identity = identity_of(self.store)
        return self.identity

    def leave_forked_log(self) -> bool:
        """Go on as a new incarnation once it is known that a copy of this profile wrote the same numbers.

        What is written on a branch that nobody vouches for has no effect, so a worker would write in vain. A
        laptop's certificate covers all its incarnations; an office PC must be certified anew by a person.
        """
        device, inc = self.identity.device, self.identity.inc
        mine = self.authority.certificate(device, inc)
        forked = any((fork["dev"], fork["inc"]) == (device, inc) for fork in self.store.forks())
        if not forked or (mine is not None and mine.inc):
            return False
        new_incarnation(self.store, self.entropy)
        self.identity = identity_of(self.store)
        return True

    def close(self) -> None:
        """Close the store and give the lock back; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            # Without room for a new mark the old pair stays, and it fits as well.
            with contextlib.suppress(OSError, UserError):
                stamp(self.dir, self.store, self.entropy)
        finally:
            self.store.close()
            self._lock.release()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create_profile(
    folder: Path, passphrase: str, *, entropy: Entropy | None = None, kdf: Kdf | None = None
) -> Session:
    """Make a new profile in `folder` (made if missing) and open it.

    Raises UserError: `weak_passphrase`, `profile_exists`, `keys_missing`, `network_share`, `read_only`,
    `disk_full`.
    """
    from gridworker.sync.keys import DeviceKeys

    entropy = entropy or SystemEntropy()
    refuse_network_share(folder)
    if profile_exists(folder):
        raise UserError("profile_exists", "这个文件夹里已经有一份档案。", "请直接打开它，或换一个文件夹。")
    if (folder / STORE_FILE).exists():
        raise UserError(
            "keys_missing", "这里有资料库，但没有它的密钥文件。", "请找回 keys.json，或换一个空文件夹。"
        )
    keys = DeviceKeys.generate(entropy.token)
    ring = new_keyring(passphrase, {"device": keys.to_json().decode()}, entropy, kdf or DEFAULT_KDF)
    with _given_back() as taken:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _lock(folder, taken)
        mark = new_store(folder, ring.store_key, entropy)
        save_keyring(folder, ring, entropy)
        put_in_place(folder)
        write_place(folder, here(folder, mark))
        return _open(folder, ring, lock, entropy, taken)


def open_profile(
    folder: Path,
    passphrase: str,
    *,
    entropy: Entropy | None = None,
    stage: Callable[[str], None] | None = None,
) -> Session:
    """Open the profile in `folder`; a copied or restored one gets a new incarnation.

    `stage` hears what is going on (`keys`, `store`) for a start screen. Raises UserError: `no_profile`,
    `wrong_passphrase`, `profile_in_use`, `network_share`, `newer_store`, `damaged_store`, `damaged_keys`.
    """
    entropy = entropy or SystemEntropy()
    if not profile_exists(folder):
        raise UserError("no_profile", "这个文件夹里没有工作档案。", "请检查文件夹，或者新建一个。")
    refuse_network_share(folder)
    with _given_back() as taken:
        lock = _lock(folder, taken)
        if stage:
            stage("keys")
        ring = load_keyring(folder, passphrase)
        if stage:
            stage("store")
        return _open(folder, ring, lock, entropy, taken)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody has this profile open meanwhile. Raises UserError `profile_in_use`, `read_only`."""
    lock = ProfileLock(folder)
    try:
        yield
    finally:
        lock.release()


def open_with(folder: Path, ring: Keyring, entropy: Entropy) -> Session:
    """Open the profile in `folder` with keys that came another way than by its passphrase.

    Raises UserError as `open_profile` does, and `wrong_key` when the store's key is another one.
    """
    refuse_network_share(folder)
    with _given_back() as taken:
        return _open(folder, ring, _lock(folder, taken), entropy, taken)


@contextlib.contextmanager
def _given_back() -> Iterator[contextlib.ExitStack]:
    """What was taken while opening is given back when opening fails; an error of the disk is said."""
    with contextlib.ExitStack() as taken:
        try:
            yield taken
        except OSError as e:
            from gridworker.sync.refusals import write_failure

            raise write_failure(e) from e
        taken.pop_all()


def _lock(folder: Path, taken: contextlib.ExitStack) -> ProfileLock:
    lock = ProfileLock(folder)
    taken.callback(lock.release)
    return lock


def _open(
    folder: Path, ring: Keyring, lock: ProfileLock, entropy: Entropy, taken: contextlib.ExitStack
) -> Session:
    put_in_place(folder)
    # The last connection takes its log away when it closes.
    ended_badly = (folder / f"{STORE_FILE}-wal").exists()
    store = Store.open(folder / STORE_FILE, ring.store_key)
    taken.callback(store.close)
    if is_moved_or_restored(folder, store.meta("mark") or ""):
        new_incarnation(store, entropy)
    stamp(folder, store, entropy)
    session = Session(folder, store, ring, lock, entropy)
    session.ended_badly = ended_badly
    return session
