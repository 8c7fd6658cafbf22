"""One file of the inbox as a row of its table: what is known of it, in words and signs."""

from __future__ import annotations

from datetime import date as Day
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gridworker.services.exchange import Inspection
from gridworker.ui import words
from gridworker.ui.pages.inspection_view import signature_words
from gridworker.ui.tables.id_model import Column, Row

LOOKING, READY, REFUSED, MERGED, ALREADY = "looking", "ready", "refused", "merged", "already"


def _tr(text: str) -> str:
    return QCoreApplication.translate("inbox", text)


def columns() -> list[Column]:
    return [
        Column(_tr("谁送的"), 0, lambda r: r["who"], least=10),
        Column(_tr("签名"), 6.5, lambda r: r["signed"], lambda r: r["token"]),
        Column(_tr("编号"), 4, lambda r: r["seq"], spare=3),
        Column(_tr("新的"), 4, lambda r: r["new"], right=True, spare=1),
        Column(_tr("日期"), 11, lambda r: r["period"], spare=2),
        Column(_tr("状态"), 7, lambda r: r["state_words"], lambda r: r["state_token"]),
    ]


def file_row(
    path: Path, state: str, today: Day, *, found: Inspection | None = None, error: BaseException | None = None
) -> Row:
    """The row of `path`; `found` once it was looked at, `error` when it was refused."""
    code = getattr(error, "code", "") if error is not None else None
    signed, token = ("…", "hint") if state == LOOKING else signature_words(code)
    said, said_token = {
        LOOKING: (_tr("正在查看"), "hint"), READY: (_tr("可以合并"), "ink"), REFUSED: (_tr("没有收"), "bad"),
        MERGED: (_tr("✓ 已合并"), "ok"), ALREADY: (_tr("以前收过"), "second"),
    }[state]
    if found is not None and found.conflicts and state == READY:
        said, said_token = _tr("冲突 {n} 处").format(n=found.conflicts), "warn"
    return {
        "id": str(path), "path": path, "state": state, "found": found, "error": error,
        "who": f"{found.name}　{found.grid_name}".strip("　") if found else path.name,
        "signed": signed, "token": token,
        "seq": _tr("第{n}包").format(n=found.seq) if found else "",
        "new": str(found.new) if found else "",
        "period": words.period(found.date_from, found.date_to, today) if found else "",
        "state_words": said, "state_token": said_token,
    }
