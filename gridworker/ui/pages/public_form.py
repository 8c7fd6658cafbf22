"""Building a public notice: which demands, in which words, and below it exactly what will hang."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day
from typing import Any

from PySide6.QtCore import QTimer

from gridworker.domain.notice import DAYS, FULL, MASKED, RESULTS
from gridworker.domain.notice_rows import ASKED, Edited
from gridworker.services import hung_notices, publishing
from gridworker.services.publishing import NoticeDraft, NoticePreview
from gridworker.ui import choose
from gridworker.ui.desk import Desk
from gridworker.ui.pages.public_choice import ChoiceList
from gridworker.ui.pages.public_faults import FaultList
from gridworker.ui.pages.public_sheet import SheetTable
from gridworker.ui.pages.short_form import ShortForm
from gridworker.ui.widgets.basics import button, card, column, focus_soon, label, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.date_field import DateField
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.text_area import Line
from gridworker.ui.words import many

FORM = "notice"
LOOK_MS = 350
_SPANS = (3, 5, 7, 10, 15, 20, 30)


class NoticeForm(ShortForm):
    """About the demands given; without any a half-made notice comes back."""

    def __init__(self, desk: Desk, demands: Sequence[str] = ()) -> None:
        super().__init__(desk)
        self.chosen = ChoiceList(desk)
        self.title = Line(self.tr("不填就按村名写"))
        self.signed = Line(self.tr("不填就是本办公室"))
        self.channel = Line(self.tr("例如：村口意见箱，或者办公室的电话"))
        self.sort = Chips(self.tr("种类"), desk.choices("notice_sort"), required=True, one_line=True)
        self.names = Chips(self.tr("姓名"), desk.choices("notice_names"), required=True, one_line=True)
        self.ground = Line(self.tr("文件名称和条款"))
        self.ground_field = Field(self.tr("写全名的依据(&J) *"), self.ground)
        self.since = DateField(self.tr("从哪天起公示"), desk.today, quick=False)
        self.days = Box([(str(n), many(self.tr("{n} 天"), n=n)) for n in _SPANS])
        self.sheet = SheetTable(self.tr("公示内容"), editable=True)
        self.faults = FaultList()
        self.said = label("", "second", wrap=True)
        self.save = button(self.tr("公示出去(&G)"), self.save_now, role="main", icon="check")
        self.look_pdf = button(self.tr("存成预览 PDF(&V)…"), self._save_preview, icon="file")
        self.give_up = button(self.tr("不做了"), lambda: self.keeping.throw(self.left.emit))
        self._lines = {
            "title": self.title, "signed": self.signed, "channel": self.channel, "ground": self.ground,
        }  # fmt: skip
        self._edited: dict[str, dict[str, str]] = {}
        self._allowed: list[str] = []
        self._shown: NoticePreview | None = None
        self._asked = 0
        self._timer = QTimer(self, singleShot=True, interval=min(LOOK_MS, desk.autosave_ms))
        self._timer.timeout.connect(self.look)
        self.show_typed({"chosen": list(demands)})
        self.keep(FORM, self._lines)
        self._place()
        self._connect()
        self.chosen.look(demands)
        if not demands:
            self.begin()

    def enter(self) -> None:
        focus_soon(self.chosen)

    def add(self, demands: Sequence[str]) -> None:
        """These as well."""
        self.chosen.tick([*self.chosen.ticked(), *demands])
        self.chosen.look(None)
        self._touched()

    def _place(self) -> None:
        back = button(self.tr("返回"), self.leave, role="link", icon="back")
        back.setAccessibleName(self.tr("返回公示列表"))
        title = label(self.tr("做一张公示"), "heading")
        head = row(back, title, None, self.keeping.status, gap=0.4)
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
            self.faults, self.said, wrapped(self.save, self.look_pdf, self.give_up), gap=0.6,
        )  # fmt: skip
        self.setLayout(column(head, self.chosen, how, what, self.notice, gap=0.7))

    def _connect(self) -> None:
        self.chosen.changed.connect(self._touched)
        for line in self._lines.values():
            line.edited.connect(self._touched)
        self.names.changed.connect(self._touched)
        self.since.edited.connect(self._touched)
        self.days.activated.connect(lambda _at: self._touched())
        self.sort.changed.connect(self._other_sort)
        self.sheet.changed.connect(self._rewritten)
        self.faults.allowed.connect(self._allow)

    # what is typed ---------------------------------------------------------------------------

    def typed(self) -> dict[str, Any]:
        return {
            **{name: line.text() for name, line in self._lines.items()},
            "chosen": self.chosen.ticked(), "sort": self.sort.value(), "names": self.names.value(),
            "since": self.since.day().isoformat(), "days": self.days.code(),
            "edited": {demand: dict(words) for demand, words in self._edited.items()},
            "allowed": list(self._allowed),
        }  # fmt: skip

    def show_typed(self, typed: dict[str, Any]) -> None:
        self.chosen.tick(typed.get("chosen") or [])
        for name, line in self._lines.items():
            line.set_text(typed.get(name) or "")
        self.sort.set_value(typed.get("sort") or RESULTS)
        self.names.set_value(typed.get("names") or MASKED)
        since = typed.get("since")
        self.since.set_day(Day.fromisoformat(since) if since else self.desk.today())
        self.days.set_code(str(typed.get("days") or DAYS[RESULTS]))
        self._edited = {demand: dict(words) for demand, words in (typed.get("edited") or {}).items()}
        self._allowed = list(typed.get("allowed") or [])
        self._look_soon()

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

    def _touched(self) -> None:
        self.keeping.touched()
        self._look_soon()

    def _look_soon(self) -> None:
        self._asks()
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
        ).failure(lambda error: self._not_shown(asked, error))

    def _not_shown(self, asked: int, error: BaseException) -> None:
        self._put(asked, None)
        self.notice.refused(error)

    def _put(self, asked: int, shown: NoticePreview | None) -> None:
        if asked != self._asked:
            return
        self._shown = shown
        self.save.setEnabled(shown is not None)
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

    def save_now(self) -> None:
        draft = self.draft()
        self.write(lambda s: publishing.publish(s, draft), lambda _made: "")

    def refused(self, error: BaseException) -> None:
        self.notice.refused(error, self.tr("还没有公示，写的内容都在。"))

    def _save_preview(self) -> None:
        shown = self._shown
        if shown is None:
            return
        folder = choose.beginning(self.desk.settings.last_out)
        name = self.tr("公示预览-{d}.pdf").format(d=f"{self.desk.today():%Y%m%d}")
        path = choose.save(self, self.tr("存到哪里"), self.tr("PDF 文件 (*.pdf)"), folder / name)
        if path is None:
            return
        self.desk.settings.last_out = path.parent
        self.desk.work.run(self, lambda s: hung_notices.preview_pdf(s, shown, path)).success(
            lambda made: self.notice.ok(
                many(self.tr("预览写好了，共 {n} 页，每页都写着“还没有公示”。"), n=made.pages), str(path)
            )
        ).failure(lambda error: self.notice.refused(error, self.tr("没有留下文件。")))

    def flush(self) -> None:
        self._timer.stop()
        super().flush()
