"""Bundles out: a laptop's report, a PC's peer bundle, and the answers that go back to laptops."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from gridworker.domain.ops import LogKey
from gridworker.domain.rights import is_peer
from gridworker.domain.trust import Certificate
from gridworker.errors import UserError
from gridworker.services.carrying import follow_merge
from gridworker.services.certificates import scopes_to_send, settle
from gridworker.services.delivery import note_packed
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.my_grids import gives_back
from gridworker.services.owed_report import note_reported, owed_report
from gridworker.services.parcel import Contents, contents
from gridworker.services.parts import cut, send_parts, to_ask_for, to_device, to_office, to_peers
from gridworker.services.results import Exported, Outgoing
from gridworker.services.session import Session
from gridworker.services.writing import need_office, trust


def outgoing(session: Session) -> Outgoing:
    """What the next export will take along. Raises UserError `not_enrolled`."""
    inside = _report(session)
    first, last = inside.period
    return Outgoing(
        inside.ops, inside.visits, inside.demands, first, last, gives_back(session), inside.corrections,
        households=inside.by_kind.get("household", 0),
        promises=inside.by_kind.get("promise", 0),
        persons=inside.by_kind.get("person", 0),
        attachments=len(inside.files),
        attachment_bytes=sum(one.size for one in inside.files),
        parts=len(cut(session, inside)),
        owed=owed_report(session),
        lacking=len(to_ask_for(session)),
        aid=inside.aid,
        meetings=inside.meetings,
        steps=inside.steps,
    )


def export_report(
    session: Session, to_dir: Path, progress: Progress | None = None, cancel: Cancel | None = None
) -> list[Exported]:
    """Write what the office does not have yet into one file (a PC: a peer bundle for the other PCs).

    An empty list means that there is nothing to take; a laptop that has to give a grid back, or that owes a
    report after a restore, or lacks the bytes of attachments, hands in a file without records, which shows
    what it holds. Nothing counts as delivered by this. Raises UserError: `not_enrolled`, `no_folder`,
    `read_only`, `disk_full`, `cannot_write`, `cancelled`.
    """
    inside = _report(session)
    nothing = inside.empty and not gives_back(session) and not owed_report(session)
    if nothing and not to_ask_for(session):
        return []
    written = send_parts(
        session,
        to_dir,
        inside,
        purpose="peer" if session.identity.is_peer else "report",
        audience="office",
        recipients=trust(session).recipients,
        progress=progress,
        cancel=cancel,
    )
    note_packed(session, inside, to_dir)
    note_reported(session)
    return written


def answer(
    session: Session,
    devices: Sequence[str] | None,
    to_dir: Path,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> list[Exported]:
    """Write answer files: for the devices named, or (None) for all that something waits for.

    Certificates are brought up to date with the records before, so that a grid given since goes along.
    Raises UserError: `not_office`, `no_device`, `no_folder`, `read_only`, `disk_full`, `cancelled`.
    """
    need_office(session)
    settle(session)
    with session.store.atomic():
        follow_merge(session, ())  # whatever came into effect since the last merge
    known = field_devices(session)
    for device in devices or ():
        if device not in known:
            raise UserError(
                "no_device", "没有这台电脑，或它是办公室的电脑。", "请从设备列表里选。", device=device
            )
    wanted = list(known) if devices is None else list(dict.fromkeys(devices))
    written: list[Exported] = []
    for at, device in enumerate(wanted):
        inside = answer_contents(session, known[device])
        if not inside.empty:
            written += send_parts(
                session,
                to_dir,
                inside,
                purpose="answer",
                audience=device,
                recipients=readers_of(session, known[device]),
                name=known[device].name,
                cancel=cancel,
            )
            _keep_written(session, device, inside)
        if progress:
            progress(at + 1, len(wanted))
    return written


def field_devices(session: Session) -> dict[str, Certificate]:
    """The newest certificate of each device that gets answers: all but the PCs that hold everything."""
    found: dict[str, Certificate] = {}
    for cert in session.authority.certs:
        found[cert.device] = cert
    return {device: cert for device, cert in sorted(found.items()) if not is_peer(cert.role, cert.scopes)}


def readers_of(session: Session, cert: Certificate) -> list[str]:
    """The keys of a device that an answer is encrypted to.

    The newest one; and as long as the device goes on under an older certificate (it was recovered, and the
    answer to that is not taken in yet), the one of that certificate too.
    """
    rights = session.authority
    said = json.loads(session.store.meta(f"have:{cert.device}") or "{}").get("cert")
    used = [one for one in rights.certs if one.device == cert.device and one.serial == said]
    older = [one.enc for one in used if one.enc != cert.enc and rights.revoked_at(one) is None]
    return [cert.enc, *older]


def answer_contents(session: Session, cert: Certificate) -> Contents:
    """The complete chains of `common` and of the device's grids, above what it last said it has."""
    scopes = {trust(session).common, *scopes_to_send(session, cert)}
    logs = logs_of(session, scopes)
    inside = contents(session, logs, known_have(session, cert.device))
    return replace(inside, files=to_device(session, cert.device, inside, logs))


def is_written(session: Session, device: str, inside: Contents) -> bool:
    """Whether all of `inside` stands in an answer file that was made for the device and not yet heard of."""
    kept = json.loads(session.store.meta(f"answer:{device}") or "[]")
    return not inside.empty and all(one in kept for one in _told(inside))


def _keep_written(session: Session, device: str, inside: Contents) -> None:
    session.store.set_meta(f"answer:{device}", json.dumps(_told(inside)))


def _told(inside: Contents) -> list[list[str]]:
    return [*([*run.log, run.head] for run in inside.runs), *([one.blob] for one in inside.files)]


def logs_of(session: Session, scopes: Iterable[str] | None) -> list[LogKey]:
    """Every log held here that belongs to these scopes (home scopes count as the grid's); None: every log."""
    canonical = session.authority.canonical
    wanted = None if scopes is None else {canonical(scope) for scope in scopes}
    return [log for log in session.store.heads() if wanted is None or canonical(log.scope) in wanted]


def known_have(session: Session, device: str) -> dict[LogKey, int]:
    """What a device said in its newest bundle that it holds: log → all up to this number.

    Of a forked log it may hold another branch under the same numbers: that is sent from the fork on. A
    device that has a forked log of its own is two, and what one of them said is not true of the other.
    """
    kept = json.loads(session.store.meta(f"have:{device}") or "{}")
    known = {LogKey(*name.split(" ")): int(upto) for name, upto in kept.get("logs", {}).items()}
    for fork in session.store.forks():
        if fork["dev"] == device:
            return {}
        log = LogKey(fork["dev"], fork["inc"], fork["scope"])
        known[log] = min(known.get(log, 0), fork["seq"] - 1)
    return known


def _report(session: Session) -> Contents:
    who = session.identity
    trust(session)  # says in one sentence that there is no office yet
    if who.role is None:
        raise UserError(
            "not_enrolled",
            "这份档案是复制或恢复来的，还没有新的证书。",
            "请先到办公室办理接替，再导出。",
        )
    store = session.store
    if who.is_peer:
        inside = contents(session, store.heads(), _peers_have(session))
        return replace(inside, files=to_peers(session, inside))
    own = [log for log in store.heads() if log.dev == who.device]
    told = {log: store.delivered(log) for log in own}
    singly = {op_hash for one in told.values() for op_hash in one.extra}
    inside = contents(session, own, {log: one.upto for log, one in told.items()}, singly)
    return replace(inside, files=to_office(session, own))


def _peers_have(session: Session) -> dict[LogKey, int]:
    """What every other PC of the office is known to hold; nothing when one of them was never heard."""
    me = session.identity.device
    others = {c.device for c in session.authority.certs if is_peer(c.role, c.scopes)} - {me}
    known = [known_have(session, device) for device in others]
    if not known:
        return {}
    return {log: min(have.get(log, 0) for have in known) for log in known[0]}
