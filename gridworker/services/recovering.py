"""A laptop whose passphrase is forgotten: ask the office by a file, and go on with what it answers.

The new passphrase is chosen when the file is written: it wraps the fresh keys that the answer will be
encrypted to, so that neither the laptop nor the answer alone opens anything for a thief. Until the answer is
accepted nothing has changed, and the old passphrase, should it come to mind, still opens the profile.

What the old passphrase alone wrapped stays closed: the private 体会, and the key that this device signed
with. It goes on as a new incarnation with new keys and a new certificate.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from gridworker.domain.ids import b64u, fresh_id, fresh_incarnation
from gridworker.domain.time import Entropy, next_hlc, wall_text
from gridworker.errors import UserError
from gridworker.services import key_log
from gridworker.services.entropy import SystemEntropy
from gridworker.services.incarnation import past_incarnations
from gridworker.services.keyring import (
    DEFAULT_KDF,
    Escrow,
    Kdf,
    Keyring,
    load_keyring,
    new_keyring,
    read_escrow,
    save_keyring,
    write_whole,
)
from gridworker.services.parcel import need_folder
from gridworker.services.place import refuse_network_share
from gridworker.services.session import Session, locked, open_with
from gridworker.sync import dsse, recover
from gridworker.sync.asking import read_secret
from gridworker.sync.chain import TrustView, check_certificate
from gridworker.sync.keys import DeviceKeys, OfficeKeys
from gridworker.sync.read import hash_file, open_bundle
from gridworker.sync.refusals import BundleError, writing

FOLDER: Final = "recovery"
"""Inside the profile: the keys that wait for the office's answer, wrapped by the new passphrase."""
_STATE: Final = "asked.json"


@dataclass(frozen=True)
class Asked:
    """A request that waits for its answer: the file, the 24 digits to read out, and when it was written.

    Of a request written another day `path` is the file's name alone: the stick may be anywhere by now.
    """

    path: Path
    digits: str
    at: str


@dataclass(frozen=True)
class Recovered:
    """The profile is open again. `lost_reflections` private 体会 cannot be opened any more; `by` answered."""

    name: str
    office_name: str
    by: str
    incarnation: str
    lost_reflections: int


def can_ask(folder: Path) -> bool:
    """Whether this profile has left a key with an office. Raises UserError `no_profile`, `damaged_keys`."""
    return read_escrow(folder) is not None


def request_recovery(
    folder: Path,
    passphrase: str,
    out_dir: Path,
    *,
    entropy: Entropy | None = None,
    kdf: Kdf = DEFAULT_KDF,
) -> Asked:
    """Write the request of a locked profile; `passphrase` is the new one. An earlier request is void then.

    Raises UserError: `no_profile`, `damaged_keys`, `not_recoverable`, `weak_passphrase`, `profile_in_use`,
    `no_folder`, `read_only`, `disk_full`, `cannot_write`.
    """
    entropy = entropy or SystemEntropy()
    escrow = _escrow(folder)
    refuse_network_share(folder)
    need_folder(out_dir)
    new_keys = DeviceKeys.generate(entropy.token)
    request = recover.RecoverRequest(
        v=1,
        office=escrow.office,
        device=escrow.device,
        inc=fresh_incarnation(entropy),
        sign=new_keys.sign_public,
        enc=new_keys.age_recipient,
        sealed=b64u(escrow.sealed),
    )
    ring = new_keyring(passphrase, {"device": new_keys.to_json().decode()}, entropy, kdf)
    now = entropy.now()
    with locked(folder):
        written = recover.write_request(
            out_dir,
            request,
            new_keys,
            to=escrow.to,
            bundle=fresh_id(entropy),
            wall=wall_text(now),
            hlc=next_hlc(0, int(now.timestamp())),
            called="恢复申请",
        )
        state = {
            "file": written.path.name, "hash": written.file_hash, "digits": request.digits,
            "inc": request.inc, "at": wall_text(now),
        }  # fmt: skip
        with writing():
            _keep(folder, ring, state, entropy)
    return Asked(written.path, request.digits, state["at"])


def asked(folder: Path) -> Asked | None:
    """The request that waits for the office's answer, or None."""
    state = _state(folder)
    return Asked(Path(state["file"]), state["digits"], state["at"]) if state else None


def accept_recovery(
    folder: Path,
    passphrase: str,
    path: Path,
    *,
    entropy: Entropy | None = None,
    stage: Callable[[str], None] | None = None,
) -> tuple[Session, Recovered]:
    """Take in the office's answer: the profile is open, with the passphrase of the request.

    Raises BundleError; UserError: `no_recovery_asked`, `wrong_passphrase`, `own_request`, `other_recovery`
    (an answer for another device or for an earlier request), `profile_in_use`.
    """
    entropy = entropy or SystemEntropy()
    state = _state(folder)
    if state is None:
        raise UserError("no_recovery_asked", "这份档案没有申请过恢复。", "请先写一份恢复申请交给办公室。")
    escrow = _escrow(folder)
    if stage:
        stage("keys")
    pending = load_keyring(folder / FOLDER, passphrase)
    new_keys = DeviceKeys.from_json(pending.secrets["device"])
    answer, secret = _read(path, new_keys, escrow, state)
    ring = replace(pending, store_key=answer.store_key, escrow=escrow)
    if secret:
        ring.secrets["office"] = OfficeKeys(None, None, secret).to_json().decode()
    if stage:
        stage("store")
    session = _open(folder, ring, entropy)
    try:
        return session, _go_on(session, path, answer, state)
    except BaseException:
        session.close()
        raise


def forget_request(folder: Path) -> None:
    """Drop a request that waits: the old passphrase came to mind. Raises BundleError `cannot_write`..."""
    with writing():
        for name in (_STATE, "keys.json"):
            (folder / FOLDER / name).unlink(missing_ok=True)


def _escrow(folder: Path) -> Escrow:
    escrow = read_escrow(folder)
    if escrow is None:
        raise UserError(
            "not_recoverable",
            "这份档案没有给办公室留备用钥匙，别人也打不开它。",
            "请再想想口令；有旧口令的备份，可以从备份恢复；实在想不起来，请办公室发一份邀请，用新档案重新加入。",
        )
    return escrow


def _read(
    path: Path, new_keys: DeviceKeys, escrow: Escrow, state: dict[str, Any]
) -> tuple[recover.RecoverAnswer, str | None]:
    """Read the answer against the office's id alone: what is trusted lies in the store, still closed."""
    view = TrustView(escrow.office)
    try:
        with open_bundle(path, secrets=[new_keys.age_secret], trust=view) as reader:
            answer = recover.read_answer(reader)
            secret = read_secret(reader, new_keys)
    except BundleError as refused:
        if refused.code != "not_for_us":
            raise
        if state["hash"] == hash_file(path):
            raise UserError(
                "own_request",
                "这是您自己的恢复申请，要的是办公室给的回复。",
                "请选名字以“恢复回复”开头的文件。办公室还没有给，就先把申请文件交给办公室。",
            ) from refused
        raise _other() from refused
    if (answer.device, answer.inc, answer.digits) != (escrow.device, state["inc"], state["digits"]):
        raise _other()
    return answer, secret


def _other() -> UserError:
    return UserError(
        "other_recovery",
        "这份恢复回复不是给这台电脑这次申请的，打不开它。",
        "请核对是不是拿错了文件；后来又写过申请的，要用最后一次申请的回复。",
    )


def _open(folder: Path, ring: Keyring, entropy: Entropy) -> Session:
    try:
        return open_with(folder, ring, entropy)
    except UserError as refused:
        if refused.code != "wrong_key":
            raise
        raise _other() from refused


def _go_on(session: Session, path: Path, answer: recover.RecoverAnswer, state: dict[str, Any]) -> Recovered:
    from gridworker.services.incoming import take_in, view_of

    _check_certificate(session, answer)
    store, secrets = session.store, [session.keys.age_secret]

    def begin_anew() -> None:
        if session.identity.inc != answer.inc:  # else this very file was accepted before the power went
            was = [*past_incarnations(store), session.identity.inc]
            store.set_meta("past_incs", json.dumps(was))
            store.set_meta("inc", answer.inc)
            # They came with no backup and no copy: it is the same store.
            for row in (*store.drafts(), *store.drafts(thrown=True)):
                if row.inc == was[-1]:
                    store.keep_draft(
                        row.id, row.kind, row.body, row.at, place=row.place, about=row.about, base=row.base,
                        inc=answer.inc,
                    )  # fmt: skip
        device = session.identity.device
        session.refresh()  # whatever is written from here on is written by the new incarnation
        key_log.note(session, key_log.ASKED, at=str(state["at"]), device=device)
        key_log.note(session, key_log.RECOVERED, device=device, by=answer.by)

    with open_bundle(path, secrets=secrets, trust=view_of(session)) as reader:
        take_in(session, path, reader, first=begin_anew)
    # The store goes on as another; only now does the key file lose what the old passphrase opens.
    save_keyring(session.dir, session.ring, session.entropy)
    forget_request(session.dir)
    who = session.refresh()
    return Recovered(who.name, who.office_name, answer.by, who.inc, store.count_reflections())


def _check_certificate(session: Session, answer: recover.RecoverAnswer) -> None:
    """The certificate must be of this office, for this device and incarnation, and for the new key."""
    from gridworker.domain.authority import Authority

    office = session.identity.office or ""
    trusted = Authority.build(
        office, session.store.envelopes("trust"), (answer.certificate_envelope,), dsse.verify
    )
    cert = check_certificate(answer.certificate_envelope, trusted)
    mine = (session.identity.device, session.keys.sign_public)
    if (cert.device, cert.sign) != mine or cert.inc not in {"", answer.inc}:
        raise _other()


def _state(folder: Path) -> dict[str, Any] | None:
    path = folder / FOLDER / _STATE
    try:
        value = json.loads(path.read_bytes())
        return {name: str(value[name]) for name in ("file", "hash", "digits", "inc", "at")}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(folder: Path, ring: Keyring, state: dict[str, Any], entropy: Entropy) -> None:
    place = folder / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    (place / _STATE).unlink(missing_ok=True)  # an older request and newer keys must not be taken for a pair
    save_keyring(place, ring, entropy)
    write_whole(place / _STATE, json.dumps(state, ensure_ascii=False).encode())


__all__ = [
    "Asked", "Recovered", "accept_recovery", "asked", "can_ask", "forget_request", "request_recovery",
]  # fmt: skip
