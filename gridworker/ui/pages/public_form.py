"""Building a public notice: which demands, in which words, and below it exactly what will hang."""

from __future__ import annotations

from datetime import date as Day
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from gridworker.domain.notice import DAYS, FULL, MASKED, RESULTS
from gridworker.domain.notice_rows import ASKED, Edited
from gridworker.services import hung_notices, publishing
from gridworker.services.publishing import NoticeDraft, NoticePreview, Published
from gridworker.services.session import Session
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.pages.keeping import Keeping
from gridworker.ui.pages.public_choice import ChoiceList
from gridworker.ui.pages.public_faults import FaultList
from gridworker.ui.pages.public_sheet import SheetTable
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.text_area import Line
from gridworker.ui.words import many

FORM = "notice"
LOOK_MS = 350
_SPANS = (3, 5, 7, 10, 15, 20, 30)


class NoticeForm(QWidget):
    published = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self.chosen = ChoiceList(desk)
        self.title = Line(self.tr("不填就按村名写"))
        self.signed = Line(self.tr("不填就是本办公室"))
        self.channel = Line(self.tr("例如：村口意见箱，或者办公室的电话"))
        self.sort = Chips(self.tr("种类"), desk.choices("notice_sort"), required=True, one_line=True)
        self.names = Chips(self.tr("姓名"), desk.choices("notice_names"), required=True, one_line=True)
        self.ground = Line(self.tr("文件名称和条款"))
        self.since = DateField(self.tr("从哪天起公示"), desk.today, quick=False)
        self.days = Box([(str(n), many(self.tr("{n} 天"), n=n)) for n in _SPANS])
        self.sheet = SheetTable(self.tr("公示内容"), editable=True)
        self.faults = FaultList()
        self.said = label("", "second", wrap=True)
        self.publish = button(self.tr("公示出去(&G)"), self._publish, role="main", icon="check")
        self.look_pdf = button(self.tr("存成预览 PDF(&V)…"), self._save_preview, icon="file")
        self.give_up = button(self.tr("不做了"), self._give_up)
        self._edited: dict[str, dict[str, str]] = {}
        self._allowed: list[str] = []
        self._shown: NoticePreview | None = None
        self._asked = 0
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_MS, desk.autosave_ms))
        self._timer.timeout.connect(self.look)
        self._place()
        self.keeping = Keeping(self, desk, FORM, typed=self.typed, show=self._show, controls=self._controls)
        self._head.addWidget(self.keeping.status)
        self._connect()

    def _place(self) -> None:
        self.back = button(self.tr("返回"), role="link", icon="back")
        self.back.setAccessibleName(self.tr("返回公示列表"))
        self._head = row(self.back, label(self.tr("做一张公示"), "heading"), None, gap=0.4)
        self.ground_field = Field(self.tr("写全名的依据(&J) *"), self.ground)
        how = card(
            label(self.tr("怎么公示"), "heading"),
            Field(self.tr("标题(&T)"), self.title),
            row(Field(self.tr("落款(&L)"), self.signed), Field(self.tr("意见渠道(&Y)"), self.channel)),
            wrapped(
                Field(self.tr("种类(&K)"), self.sort), Field(self.tr("姓名(&M)"), self.names)
            ),
            wrapped(
                Field(self.tr("从哪天起(&D)"), self.since), Field(self.tr("几天(&N)"), self.days),
            ),
            self.ground_field, gap=0.6,
        )  # fmt: skip
        hint = self.tr("公示出去的就是下面这些字。诉求事项和办理结果可以改：选中一格，按回车或双击。")
        what = card(
            label(self.tr("公示的内容"), "heading"), label(hint, "second", wrap=True), self.sheet,
            self.faults,
            self.said, wrapped(self.publish, self.look_pdf, self.give_up), gap=0.6,
        )  # fmt: skip
        self.setLayout(column(self._head, self.chosen, how, what, self.notice, gap=0.7))

    def _connect(self) -> None:
        self.chosen.changed.connect(self._touched)
        for line in (self.title, self.signed, self.channel, self.ground):
            line.edited.connect(self._touched)
        self.names.changed.connect(self._touched)
        self.since.edited.connect(self._touched)
        self.days.activated.connect(lambda _at: self._touched())
        self.sort.changed.connect(self._other_sort)
        self.sheet.changed.connect(self._rewritten)
        self.faults.allowed.connect(self._allow)
        self.keeping.failed.connect(self.notice.refused)

    def _controls(self) -> dict[str, QWidget]:
        return {"title": self.title, "signed": self.signed, "channel": self.channel, "ground": self.ground}

    # what is typed ---------------------------------------------------------------------------

    def typed(self) -> dict[str, Any]:
        return {
            "chosen": self.chosen.ticked(), "title": self.title.text(), "signed": self.signed.text(),
            "channel": self.channel.text(), "sort": self.sort.value(), "names": self.names.value(),
            "ground": self.ground.text(), "since": self.since.day().isoformat(), "days": self.days.code(),
            "edited": {demand: dict(words) for demand, words in self._edited.items()},
            "allowed": list(self._allowed),
        }  # fmt: skip

    def _show(self, typed: dict[str, Any]) -> None:
        self.chosen.tick(typed.get("chosen") or [])
        for name, line in self._controls().items():
            line.set_text(typed.get(name) or "")  # type: ignore[attr-defined]
        self.sort.set_value(typed.get("sort") or RESULTS)
        self.names.set_value(typed.get("names") or MASKED)
        since = typed.get("since")
        self.since.set_day(Day.fromisoformat(since) if since else self.desk.today())
        self.days.set_code(str(typed.get("days") or DAYS[RESULTS]))
        self._edited = {demand: dict(words) for demand, words in (typed.get("edited") or {}).items()}
        self._allowed = list(typed.get("allowed") or [])
        self._asks()
        self._timer.start()

    def draft(self) -> NoticeDraft:
        """What is typed, as the service takes it."""
        return NoticeDraft(
            demands=self.chosen.ticked(), title=self.title.text(), signed=self.signed.text(),
            sort=self.sort.value() or RESULTS, since=self.since.day(), days=int(self.days.code() or 0),
            names=self.names.value() or MASKED, ground=self.ground.text(), channel=self.channel.text(),
            edited={
                demand: Edited(words.get("text"), words.get("result"))
                for demand, words in self._edited.items()
            },
            allowed=frozenset(self._allowed),
        )  # fmt: skip

    def begin(self, demands: list[str] | None = None) -> None:
        """An empty form, or one for these demands; a half-made notice comes back."""
        self.notice.hide_notice()
        if self.keeping.untouched:
            self._show({"chosen": demands or []})
            self.keeping.begin()
        elif demands:
            self.chosen.tick([*self.chosen.ticked(), *demands])
            self._touched()
        self.chosen.look(demands)
        if not demands:
            self.keeping.look(self.notice)
        focus_soon(self.chosen)

    def _touched(self) -> None:
        self._asks()
        self.keeping.touched()
        self._timer.start()

    def _asks(self) -> None:
        self.ground_field.setVisible(self.names.value() == FULL)

    def _other_sort(self) -> None:
        self.days.set_code(str(DAYS[self.sort.value() or RESULTS]))
        self._touched()

    def _rewritten(self, at: int, title: str, words: str) -> None:
        if self._shown is None or at >= len(self._shown.demands):
            return
        name = "text" if title == ASKED else "result"
        self._edited.setdefault(self._shown.demands[at], {})[name] = words
        self._touched()

    def _allow(self, word: str) -> None:
        self._allowed.append(word)
        self._touched()

    # the preview -----------------------------------------------------------------------------

    def look(self) -> None:
        """Make the sheet again, as it would hang."""
        self._asked += 1
        asked, draft = self._asked, self.draft()
        if not draft.demands:
            self._put(asked, None)
            return
        self.desk.work.run(self, lambda s: publishing.preview(s, draft)).success(
            lambda shown: self._put(asked, shown)
        ).failure(self._not_shown)

    def _not_shown(self, error: BaseException) -> None:
        self._put(self._asked, None)
        self.notice.refused(error)

    def _put(self, asked: int, shown: NoticePreview | None) -> None:
        if asked != self._asked:
            return
        self._shown = shown
        self.publish.setEnabled(shown is not None)
        self.look_pdf.setEnabled(shown is not None)
        self.sheet.setVisible(shown is not None)
        if shown is None:
            self.faults.show_faults([], [])
            self.said.setText(self.tr("先在上面勾出要公示的诉求，这里就能看到公示的样子。"))
            return
        marked = {(fault.row - 1, fault.column) for fault in shown.faults}
        self.sheet.set_sheet(shown.sheet.head, shown.sheet.rows, marked)
        self.faults.show_faults(shown.faults, shown.private)
        self.said.setText(
            "\n".join((shown.sheet.title, shown.sheet.period(), *shown.sheet.below(), shown.sheet.signed))
        )

    # and what becomes of it --------------------------------------------------------------------

    def _publish(self) -> None:
        draft = self.draft()
        self.publish.setEnabled(False)
        self.keeping.saves()

        def write(s: Session) -> Published:
            return self.keeping.saving(s, lambda s: publishing.publish(s, draft))

        self.desk.work.run(self, write).always(lambda: self.publish.setEnabled(True)).success(
            self._done
        ).failure(lambda error: self.notice.refused(error, self.tr("还没有公示，写的内容都在。")))

    def _done(self, made: Published) -> None:
        self.keeping.saved()
        self._show({})
        self.keeping.begin()
        self.desk.tell(made.changes)
        self.published.emit(made)

    def _save_preview(self) -> None:
        shown = self._shown
        if shown is None:
            return
        folder = choose.beginning(self.desk.settings.last_out)
        name = self.tr("公示预览-{d}.pdf").format(d=f"{self.desk.today():%Y%m%d}")
        path = choose.save(self, self.tr("存到哪里"), self.tr("PDF 文件 (*.pdf)"), folder / name)
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        self.desk.settings.last_out = path.parent
        self.desk.work.run(self, lambda s: hung_notices.preview_pdf(s, shown, path)).success(
            lambda made: self.notice.ok(
                many(self.tr("预览写好了，共 {n} 页，每页都写着“还没有公示”。"), n=made.pages), str(path)
            )
        ).failure(lambda error: self.notice.refused(error, self.tr("没有留下文件。")))

    def _give_up(self) -> None:
        def then() -> None:
            self._show({})
            self.keeping.saved()
            self.keeping.begin()
            self.left.emit()

        self.keeping.throw(then)

    def flush(self) -> None:
        self._timer.stop()
        self.keeping.flush()
