"""Looking after the store: digests, the raw log, rebuilding, checking."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from gridworker.services.entropy import Progress
from gridworker.services.session import Session
from gridworker.services.succession import needs_take_over
from gridworker.services.surroundings import surroundings

T = TypeVar("T")


@dataclass(frozen=True)
class Digest:
    """`whole` over all scopes, and one hex text per scope: equal for equal sets of ops."""

    whole: str
    scopes: dict[str, str]


@dataclass(frozen=True)
class Finding:
    """One thing the doctor says. `level` is `ok`, `note` or `bad`."""

    code: str
    level: str
    sentence: str


def digest(session: Session) -> Digest:
    """Hash what the record tables hold."""
    scopes = dict(sorted(session.store.digest().items()))
    text = "".join(f"{scope} {value}\n" for scope, value in scopes.items())
    return Digest(hashlib.sha256(text.encode()).hexdigest(), scopes)


def log_dump(session: Session) -> Iterator[dict[str, Any]]:
    """Every op: `{"hash", "header", "body"}` (parsed JSON; body None when redacted)."""
    return iter(session.store.log_dump())


def rebuild(session: Session, progress: Progress | None = None) -> Digest:
    """Make all tables again from the ops and return the digest after."""
    session.store.rebuild(progress)
    session.refresh()
    return digest(session)


def doctor(session: Session, *, full: bool = True) -> list[Finding]:
    """Check the file, the chains and (in full) the tables, and name what waits for a person."""
    store = session.store
    found = [Finding(one.code, one.level, one.sentence) for one in store.check(full=full)]
    if full and not any(one.level == "bad" for one in found):
        found += [Finding(one.code, one.level, one.sentence) for one in store.files.check()]
    who = session.identity
    if who.office is not None and who.role is None:
        what_next = (
            "请确认原来那份不再使用，然后接替（office take-over）。"
            if needs_take_over(session)
            else "请到办公室重新核发。"
        )
        found.append(
            Finding("no_certificate", "bad", "这份档案是复制或恢复来的，还没有新的证书，" + what_next)
        )
    for code, count, sentence in (
        ("gaps", sum(gap.last - gap.first + 1 for gap in store.gaps()), "还缺 {} 条编号，请收齐数据包。"),
        (
            "conflicts",
            sum(1 for row in store.conflicts() if row["decide"]),
            "有 {} 处两边改得不一样，请决定。",
        ),
        ("parked", len(store.parked()), "有 {} 条记录收到了但没有采用。"),
        ("set_aside", len(store.set_aside()), "有 {} 条记录读不懂，已放在一边。"),
    ):
        if count:
            found.append(Finding(code, "note", sentence.format(count)))
    found += [Finding(one.code, "note", one.sentence + one.hint) for one in surroundings(session)]
    if not any(one.level == "bad" for one in found):
        found.append(_search_index(session, full))
    return found


def _search_index(session: Session, full: bool) -> Finding:
    """How far the search index is, and in full whether it finds what stands in the records."""
    from gridworker.services.search_words import tokens

    index, cut = session.store.search, tokens()
    wrong = index.differences(cut) if full else 0
    if wrong:
        sentence = f"查找索引有 {wrong} 处和记录对不上，可以修复，不丢记录。"
        return Finding("search_differs", "note", sentence)
    state = index.state(cut)
    if state.behind:
        sentence = f"查找索引还差 {state.behind} 条；查找照样完整，只是慢一些。打开窗口会自动补齐。"
        return Finding("search_index", "note", sentence)
    return Finding("search_index", "ok", f"查找索引完整，共 {index.indexed()} 条。")


def lightly(session: Session, read: Callable[[], T]) -> T:
    """Read much of which each part is needed once, without keeping the disk's pages in memory."""
    with session.store.lightly():
        return read()
