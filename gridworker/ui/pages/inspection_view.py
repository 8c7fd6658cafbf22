"""A bundle looked at before anything goes in: who, what, when, is it signed, what would it do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from gridworker.services.exchange import Inspection, Missing
from gridworker.ui import language, theme, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.event_view import event_name
from gridworker.ui.widgets.basics import card, column, frame, label, line, row
from gridworker.ui.widgets.flow import FlowLayout
from gridworker.ui.words import many


def _tr(text: str) -> str:
    return QCoreApplication.translate("inspection", text)


def signature_words(error_code: str | None) -> tuple[str, str]:
    """(symbol and word, colour token) for a signature: never by colour alone."""
    if error_code is None:
        return _tr("✓ 有效"), "ok"
    return {
        "unknown_signer": (_tr("? 不认识"), "warn"),
        "revoked": (_tr("✕ 已停用"), "bad"),
        "wrong_office": (_tr("✕ 别的办公室"), "bad"),
        "not_for_us": (_tr("— 打不开"), "warn"),
        "too_new": (_tr("— 版本太新"), "warn"),
        "truncated": (_tr("✕ 不完整"), "bad"),
        "is_request": (_tr("— 加入申请"), "info"),
        "is_recovery": (_tr("— 恢复申请"), "info"),
        "not_a_bundle": (_tr("— 不是数据包"), "warn"),
    }.get(error_code, (_tr("✕ 校验失败"), "bad"))


def purpose_words(purpose: str) -> str:
    return {
        "report": _tr("上报"), "answer": _tr("回复"), "peer": _tr("办公室之间"), "enrol": _tr("入网回复"),
        "enrol-request": _tr("入网申请"), "recover": _tr("恢复回复"), "recover-request": _tr("恢复申请"),
    }.get(purpose, purpose)


def missing_words(missing: Missing) -> str:
    span = str(missing.first) if missing.first == missing.last else f"{missing.first}–{missing.last}"
    return _tr("{name} 第 {span} 号").format(name=missing.name or missing.device[:8], span=span)


def not_taken_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """The sentence that a merge says of steps that are not taken: how many, and the first three."""
    one_of = _tr("{title}（{step}）")
    steps = [(words.shortened(language.said(one["title"])), event_name(one["event"])) for one in rows[:3]]
    which = words.listed(one_of.format(title=title, step=step) for title, step in steps)
    return _tr("没有采纳的办理 {n} 步：{s}。").format(n=len(rows), s=which)


class InspectionView(QWidget):
    def __init__(self, desk: Desk, found: Inspection) -> None:
        super().__init__()
        today = desk.today()
        signed, _token = signature_words(None)
        role = desk.vocab.label("role", found.role)
        who = "　".join(part for part in (found.name, role, found.grid_name) if part)
        when = words.period(found.date_from, found.date_to, today)
        seal = label(self.tr("签名 {s}").format(s=signed), "pill-ok")
        top = row(label(who, "heading", wrap=True), seal)
        top.setStretch(0, 1)
        top.setAlignment(seal, Qt.AlignmentFlag.AlignTop)
        # In an answer the changed households are what the worker looks for; they are corrections themselves.
        homes = found.by_kind.get("household", 0) if found.purpose == "answer" else 0
        said = words.counted(
            [
                (found.visits, self.tr("走访 {n} 篇")), (found.demands, self.tr("诉求 {n} 件")),
                (found.steps, self.tr("诉求办理 {n} 步")),
                (homes, self.tr("户册 {n} 条")),
                (found.corrections if found.corrections > homes else 0, self.tr("更正 {n} 处")),
                (found.attachments, self.tr("附件 {n} 个")),
            ]
        ) or self.tr("没有走访和诉求，只有户册、回执等 {n} 条").format(n=found.ops)
        purpose = self.tr("{purpose}　第 {n} 包").format(purpose=purpose_words(found.purpose), n=found.seq)
        if found.parts > 1:
            said = self.tr("{what}（第 {i} 个文件，共 {n} 个，先后不论）").format(
                what=said, i=found.part, n=found.parts
            )
        facts = [
            (self.tr("内容"), said),
            (self.tr("走访日期"), when),
            (self.tr("生成时间"), words.moment(found.at, desk.now())),
            (self.tr("用途和编号"), purpose),
            (self.tr("校验码"), found.check),
        ]
        if not found.visits:
            del facts[1]
        table = QGridLayout()
        table.setHorizontalSpacing(theme.current().em(1))
        table.setVerticalSpacing(theme.current().em(0.3))
        table.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(facts):
            table.addWidget(label(name, "second"), at, 0)
            table.addWidget(label(value, wrap=True, selectable=True), at, 1)
        parts: list = [top, table, line(), _numbers(found)]
        if found.merged_at:
            already = self.tr("这个文件 {t} 已经合并过，再合并也不会重复。")
            already = already.format(t=words.moment(found.merged_at, desk.now()))
            parts.append(label(already, "pill-info", wrap=True))
        if found.conflicts:
            clash = self.tr("冲突 {n} 处：合并后两份都留着，等人来定。").format(n=found.conflicts)
            parts.append(label(clash, "pill-warn", wrap=True))
        if found.parked + found.set_aside:
            parked = self.tr("搁置 {n} 条：超出对方职责，或这一条读不懂；其余照收。")
            parts.append(label(parked.format(n=found.parked + found.set_aside), "pill-warn", wrap=True))
        if found.forks:
            fork = self.tr("同一编号有两份不同的记录 {n} 处：可能用过旧备份，请和对方核实。")
            parts.append(label(many(fork, n=found.forks), "pill-bad", wrap=True))
        if found.missing:
            spans = words.listed(missing_words(one) for one in found.missing[:6])
            parts.append(label(self.tr("缺号：{s}。请对方补送。").format(s=spans), "pill-warn", wrap=True))
        self.setLayout(column(card(*parts, gap=0.6), gap=0))


def _numbers(found: Inspection) -> QWidget:
    """Four plain numbers: new, already here, clashing, waiting or set aside."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=theme.current().em(0.5))
    for number, name in (
        (found.new, _tr("新的")), (found.already, _tr("已有的")), (found.conflicts, _tr("冲突")),
        (found.parked + found.set_aside, _tr("搁置")), (found.waiting, _tr("等前件")),
    ):
        flow.addWidget(number_box(number, name))
    return holder


def number_box(number: int, name: str) -> QFrame:
    figure = label(str(number), "number")
    box = frame("well", figure, label(name, "second"), gap=0, margin=0.55)
    box.setAccessibleName(f"{name} {number}")
    box.setMinimumWidth(theme.current().em(4.3))
    return box
