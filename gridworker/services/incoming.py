"""Bundles in: verify, preview, merge. A refused file changes nothing and never stops the others.

Every file is a transaction of its own, receipts included: what was merged before a file was refused, or
before a person cancelled, is safe.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gridworker.domain.ids import fresh_id
from gridworker.domain.ops import LogKey
from gridworker.domain.time import wall_text
from gridworker.errors import UserError
from gridworker.services.acknowledged import acknowledged, receipted
from gridworker.services.before_restore import hear, tell_office
from gridworker.services.changes import Changes
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.escrow import leave_key
from gridworker.services.hearing_levels import heard_from_levels
from gridworker.services.holding import grant_requests
from gridworker.services.inspecting import gap_list, inspection, signer_name
from gridworker.services.not_taken import refused_since
from gridworker.services.receipts import receipt_intents
from gridworker.services.results import Acknowledged, FileMerged, Inspection, MergeSummary, Missing, Refused
from gridworker.services.session import Session
from gridworker.services.succession import take_over_lives
from gridworker.services.writing import write
from gridworker.storage import Batch, Stage
from gridworker.sync.chain import RECOVER_REQUEST, SelfSigned, TrustView
from gridworker.sync.manifest import Manifest
from gridworker.sync.read import BundleReader, open_bundle
from gridworker.sync.refusals import BundleError

_FINE = 1000
"""Steps of progress per file."""


def inspect_bundle(session: Session, path: Path) -> Inspection:
    """Open, verify and preview a bundle without changing anything. Raises BundleError, UserError."""
    return _look(session, path, None, None)[0]


def merge_bundles(
    session: Session,
    paths: Sequence[Path],
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    preview: bool = False,
) -> MergeSummary:
    """Merge bundles, each in one commit with its receipts; refused files are named and change nothing.

    With `preview` nothing is changed and the numbers say what a merge would do, file by file. `cancel` stops
    between and inside files: what was committed stays, and UserError `cancelled` is raised when nothing was.
    """
    files: list[FileMerged] = []
    refused: list[Refused] = []
    missing: list[Missing] = []
    changes = Changes()
    before = {} if preview else receipted(session)
    refused_before = session.store.matters.refused()
    scrubs = session.store.privacy.scrub_due()
    for at, path in enumerate(paths):
        step = _step(progress, at, len(paths))
        try:
            if preview:
                done, gaps = _previewed(session, path, step, cancel)
                missing += gaps
            else:
                done, changed = _merged(session, path, step, cancel)
                changes |= changed
        except UserError as e:
            if e.code == "cancelled":
                if not files:
                    raise
                break
            refused.append(Refused(path, e))
        else:
            files.append(done)
        if progress:
            progress((at + 1) * _FINE, len(paths) * _FINE)
    if not preview:
        session.leave_forked_log()
        changes |= take_over_lives(session)
        hear(session, changes.ids.get("demand", ()))
        tell_office(session)
        session.refresh()
        leave_key(session)
        logs = {log for done in files for log in done.logs}
        missing = [gap for gap in gap_list(session) if (gap.device, gap.inc, gap.scope) in logs]
    return MergeSummary(
        files=files,
        merged_ops=sum(done.merged_ops for done in files),
        already=sum(done.already for done in files),
        conflicts=sum(done.conflicts for done in files),
        parked=sum(done.parked for done in files),
        set_aside=sum(done.set_aside for done in files),
        corrections=sum(done.corrections for done in files),
        attachments=sum(done.attachments for done in files),
        removed=session.store.privacy.scrub_due() - scrubs,
        missing=sorted(set(missing), key=lambda gap: (gap.device, gap.inc, gap.scope, gap.first)),
        refused=refused,
        preview=preview,
        acknowledged=Acknowledged() if preview else acknowledged(session, before),
        not_taken=[] if preview else refused_since(session, refused_before),
        changes=changes,
    )


def view_of(session: Session) -> TrustView:
    """What this profile believes before it opens a bundle. Raises BundleError `no_office`."""
    office = session.identity.office
    if office is None:
        raise BundleError("no_office", "no office to check against")
    store = session.store
    return TrustView(office, tuple(store.envelopes("trust")), tuple(store.envelopes("cert")))


@contextmanager
def opened(session: Session, path: Path) -> Iterator[BundleReader]:
    """The bundle at `path`, its manifest verified against what this profile trusts."""
    with open_bundle(path, secrets=session.receiving, trust=view_of(session)) as reader:
        if isinstance(reader.signer, SelfSigned):
            if reader.manifest.purpose == RECOVER_REQUEST:
                hint = "请到“设备”的“恢复”里，输入对方念的 24 个数字。"
                raise UserError("is_recovery", "这是恢复申请，不是数据包。", hint)
            hint = "请到“设备”的“核准”里，输入对方念的 24 个数字。"
            raise UserError("is_request", "这是加入申请，不是数据包。", hint)
        yield reader


@contextmanager
def staged(
    session: Session,
    reader: BundleReader,
    progress: Progress | None,
    cancel: Cancel | None,
    *,
    files: bool = True,
) -> Iterator[Stage]:
    """All ops of a bundle in the staging tables, the whole file verified to its end; discarded afterwards.

    Without `files` the bytes of attachments are verified and let go: enough for a preview.
    """
    with session.store.stage(total=reader.manifest.ops, progress=progress, cancel=cancel) as stage:
        for body in reader.bodies():
            stage.add_body(body)
        for info, ops in reader.slices():
            stage.slice(info.log, info.first, info.last, info.prev, info.head)
            for header, body_or_none, _ in ops:
                stage.add(header, body_or_none)
            stage.close_slice()
        for blob, op, data in reader.blobs():
            if files:
                stage.add_file(blob, op, data)
        reader.finish()
        yield stage


def take_in(
    session: Session,
    path: Path,
    reader: BundleReader,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    first: Callable[[], None] | None = None,
) -> tuple[FileMerged, Changes]:
    """Stage an opened bundle; then merge and receipt it in one transaction, which begins with `first`."""
    manifest = reader.manifest
    with staged(session, reader, progress, cancel) as stage, session.store.atomic():
        batch = Batch(
            id=fresh_id(session.entropy),
            file_hash=reader.file_hash,
            manifest_hash=reader.manifest_hash,
            signer=manifest.from_.dev,
            name=signer_name(reader),
            at=wall_text(session.entropy.now()),
            purpose=manifest.purpose,
        )
        if first:
            first()
        report = stage.merge(batch)
        receipts = receipt_intents(session, {*report.logs, *report.file_logs})
        if receipts:
            write(session, receipts)
        granted = grant_requests(session) | heard_from_levels(session, reader, report)
        _keep_have(session, manifest)
    done = FileMerged(
        path=path,
        name=batch.name,
        device=batch.signer,
        purpose=batch.purpose,
        batch=batch.id if report.merged_ops else None,
        check=reader.check,
        logs=_logs(manifest),
        merged_ops=report.merged_ops,
        already=report.already,
        conflicts=report.conflicts,
        parked=report.parked,
        set_aside=report.set_aside,
        corrections=report.corrections,
        attachments=report.files,
    )
    words = ["merge", "conflict", "delivery", "device"] if report.merged_ops else ["merge"]
    words += ["attachment"] if report.files else []
    return done, Changes.of(report.touched, *words) | granted


def _merged(
    session: Session, path: Path, progress: Progress | None, cancel: Cancel | None
) -> tuple[FileMerged, Changes]:
    with opened(session, path) as reader:
        known = session.store.find_batch(manifest_hash=reader.manifest_hash)
        if known is not None and not _brings_files(session, reader.manifest):
            return _known(path, reader, known), Changes()
        return take_in(session, path, reader, progress, cancel)


def _previewed(
    session: Session, path: Path, progress: Progress | None, cancel: Cancel | None
) -> tuple[FileMerged, list[Missing]]:
    seen, logs = _look(session, path, progress, cancel)
    done = FileMerged(
        path=path,
        name=seen.name,
        device=seen.device,
        purpose=seen.purpose,
        batch=seen.batch,
        check=seen.check,
        logs=logs,
        merged_ops=seen.new,
        already=seen.already,
        conflicts=seen.conflicts,
        parked=seen.parked,
        set_aside=seen.set_aside,
        inspection=seen,
        corrections=seen.corrections,
        attachments=seen.attachments,
    )
    return done, seen.missing


def _look(
    session: Session, path: Path, progress: Progress | None, cancel: Cancel | None
) -> tuple[Inspection, frozenset[LogKey]]:
    with opened(session, path) as reader:
        known = session.store.find_batch(manifest_hash=reader.manifest_hash)
        if known is not None:
            return inspection(session, path, reader, None, known), _logs(reader.manifest)
        with staged(session, reader, progress, cancel, files=False) as stage:
            return inspection(session, path, reader, stage.preview(), None), _logs(reader.manifest)


def _known(path: Path, reader: BundleReader, batch: dict[str, Any]) -> FileMerged:
    """This very bundle is in: not one section of it needs to be read."""
    return FileMerged(
        path=path,
        name=signer_name(reader),
        device=reader.manifest.from_.dev,
        purpose=reader.manifest.purpose,
        batch=batch["id"],
        check=reader.check,
        logs=_logs(reader.manifest),
        merged_ops=0,
        already=reader.manifest.ops,
        conflicts=0,
        parked=0,
        set_aside=0,
    )


def _brings_files(session: Session, manifest: Manifest) -> bool:
    """Whether a bundle that was merged before has the bytes of an attachment that lacks them here now."""
    inside = {section.h for section in manifest.sections if section.k == "blob"}
    return bool(inside) and not inside.isdisjoint(session.store.files.lacking(100_000))


def _keep_have(session: Session, manifest: Manifest) -> None:
    """Remember what the sender holds, unless a later bundle of the same incarnation said so before.

    A sender that was put back from a backup is a new incarnation and holds less: its word replaces the old.
    """
    store = session.store
    sender = manifest.from_
    name = f"have:{sender.dev}"
    kept = json.loads(store.meta(name) or "{}")
    if kept.get("inc") == sender.inc and kept.get("seq", 0) > manifest.seq:
        return
    logs = {f"{have.dev} {have.inc} {have.scope}": have.upto for have in manifest.have}
    said = {
        "inc": sender.inc, "seq": manifest.seq, "at": manifest.wall, "logs": logs, "lacks": manifest.lacks,
        "cert": sender.cert,
    }  # fmt: skip
    store.set_meta(name, json.dumps(said))


def _logs(manifest: Manifest) -> frozenset[LogKey]:
    return frozenset(part.log for part in manifest.logs)


def _step(progress: Progress | None, at: int, files: int) -> Progress | None:
    if progress is None:
        return None
    told = progress
    return lambda done, total: told(at * _FINE + done * _FINE // max(total, 1), files * _FINE)
