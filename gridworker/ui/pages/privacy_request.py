"""One request: what was asked, the step that answers it, and writing down that it was answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QWidget

from gridworker.services import held_data, past_backups, privacy_requests
from gridworker.services.held_data import CopyMade
from gridworker.services.past_backups import StillHeld
from gridworker.services.privacy_requests import RequestSaved
from gridworker.services.removal import Removed
from gridworker.ui import choose, words
from gridworker.ui.desk import Desk
from gridworker.ui.pages.privacy_answer import AnswerForm
from gridworker.ui.pages.privacy_removal import RemovalView
from gridworker.ui.widgets.basics import button, card, clear, column, hide_unless, label, row
from gridworker.ui.widgets.flow import wrapped
from gridworker.ui.widgets.notice import Notice


class RequestView(QWidget):
    changed = Signal(str)
    """It was noted as answered, or as not answered after all; the sentence about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.notice = Notice()
        self._body = column(gap=0.7)
        self.removal: RemovalView | None = None
        self.form: AnswerForm | None = None
        self._row: dict[str, Any] | None = None
        self.setLayout(column(self.notice, self._body, gap=0.6))

    def show_row(self, shown: dict[str, Any] | None) -> None:
        same = shown is not None and self._row is not None and shown["id"] == self._row["id"]
        if same and shown == self._row:
            return
        if not same:
            self.notice.hide_notice()
        if self.form is not None:
            self.form.retire(self.notice)  # half an answer comes back with its request
        self._row = shown
        clear(self._body)
        self.removal = self.form = None
        if shown is None:
            return
        self._body.addWidget(self._what(shown))
        if not shown["answered_on"]:
            self._body.addWidget(self._step(shown))
            self.form = AnswerForm(self.desk, shown)
            self.form.saved.connect(lambda _made, said: self.changed.emit(said))
            self._body.addWidget(self.form)

    def _what(self, shown: dict[str, Any]) -> QFrame:
        today = self.desk.today()
        wanted = self.desk.vocab.label("privacy_wanted", shown["wanted"])
        asked = self.tr("{d}提出：{w}").format(d=words.day(shown["asked_on"], today), w=wanted)
        about = words.listed(part for part in (shown["grid_name"], shown["person_name"]) if part)
        parts: list = [
            label(shown["household_name"] or words.tr("（已按居民请求删除）"), "title", wrap=True),
            label("　·　".join(part for part in (asked, about) if part), "second", wrap=True),
        ]
        if shown["wish"]:
            parts.append(label(shown["wish"], wrap=True, selectable=True))
        if shown["removed"]:
            said = self.tr("已删除 {n} 条记录里的文字，记录还算在统计里。").format(n=shown["removed"])
            parts.append(label(said, wrap=True))
        if shown["answered_on"]:
            day = words.day(shown["answered_on"], today)
            outcome = self.desk.vocab.label("privacy_outcome", shown["outcome"])
            done = self.tr("{d}答复：{o}").format(d=day, o=outcome)
            parts.append(label(done, "pill-ok" if shown["outcome"] == "DONE" else "pill"))
            if shown["answer"]:
                parts.append(label(shown["answer"], wrap=True, selectable=True))
            parts.append(row(button(self.tr("还没有答复，改回去"), self._reopen, role="link"), None))
        see = button(self.tr("看这一户"), self._see, role="link", icon="forward")
        parts.append(row(see, None))
        return card(*parts, gap=0.4)

    def _step(self, shown: dict[str, Any]) -> QWidget:
        if shown["wanted"] == "COPY":
            return self._copy()
        return self._correct() if shown["wanted"] == "CORRECT" else self._delete(shown)

    def _copy(self) -> QFrame:
        said = self.tr(
            "把本机上这一户的资料写成一份 PDF，印出来当面交给他，或者念给他听。"
            "里面没有打星号，不要交给别人。"
        )
        self.save_copy = button(self.tr("写成 PDF(&P)…"), self._save_copy, role="main", icon="file")
        self.open_copy = button(self.tr("打开这个 PDF"), self._open_copy, icon="eye")
        self.open_copy.setVisible(False)
        self._made: Path | None = None
        heading = label(self.tr("给他一份副本"), "heading")
        return card(
            heading, label(said, "second", wrap=True), wrapped(self.save_copy, self.open_copy), gap=0.5
        )

    def _correct(self) -> QFrame:
        said = self.tr("到这一户的页面，或者有错的那条走访、诉求里去更正：写上原因，原来的写法以后仍查得到。")
        go = button(self.tr("去更正"), self._see, role="main", icon="forward")
        return card(
            label(self.tr("照他说的改"), "heading"), label(said, "second", wrap=True), row(go, None), gap=0.5
        )

    def _delete(self, shown: dict[str, Any]) -> QWidget:
        heading = label(self.tr("照他说的删"), "heading")
        if not self.desk.identity.may_receipt and shown["removed"]:
            said = self.tr("办公室删好了，这台电脑上的也没有了。请告诉住户，再记下已经答复。")
            return card(heading, label(said, wrap=True), gap=0.5)
        if not self.desk.identity.may_receipt:
            said = self.tr(
                "删除由镇（街道）办公室来做。这条请求会随下一个数据包送去；办公室删好以后，"
                "回复带回来，这台电脑上的也一起删掉。"
            )
            go = button(self.tr("去交数据包"), lambda: self.desk.go("bundles"), icon="bundle")
            hide_unless(not self.desk.identity.is_office, go)  # a village office has no page for them
            return card(heading, label(said, "second", wrap=True), row(go, None), gap=0.5)
        said = self.tr(
            "先看清楚要删什么，再打勾。删掉的文字在所有电脑、查找、以后的备份和数据包里都不再有，找不回来；"
            "记录本身还在，照样算在走访次数和诉求件数里。"
        )
        about = label(said, "second", wrap=True)
        self.removal = RemovalView(self.desk, shown["household"], shown["id"], heading, about)
        self.removal.removed.connect(self._removed)
        return self.removal

    # what is pressed ------------------------------------------------------------------------

    def _see(self) -> None:
        if self._row is not None:
            self.desk.go("households", self._row["household"])

    def _save_copy(self) -> None:
        if self._row is None:
            return
        # Never the courier's stick: nothing in it is masked. And no name in the file's name: it is seen by
        # everybody who opens the folder.
        start = choose.documents() / self.tr("资料副本.pdf")
        where = choose.save(self, self.tr("存到哪里"), self.tr("PDF 文件 (*.pdf)"), start)
        if where is None:
            return
        household, request = self._row["household"], self._row["id"]
        self.save_copy.setEnabled(False)
        self.desk.work.run(self, lambda s: held_data.copy_pdf(s, household, where, request)).always(
            lambda: self.save_copy.setEnabled(True)
        ).success(self._copied).failure(self.notice.refused)

    def _copied(self, made: CopyMade) -> None:
        self._made = made.path
        self.open_copy.setVisible(True)
        said = self.tr("副本写好了：{r} 条记录，{p} 页。").format(r=made.records, p=made.pages)
        if any(made.path.is_relative_to(stick.path) for stick in choose.sticks()):
            plain = self.tr("文件在U盘上，没有加密，谁拿到都能看：交给本人以后请马上删掉，或换个地方存。")
            self.notice.say("warn", said, plain, str(made.path))
            return
        plain = self.tr("文件没有加密，交给本人以后请删掉：{path}").format(path=made.path)
        self.notice.ok(said, plain)

    def _open_copy(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))

    def _removed(self, done: Removed) -> None:
        self.desk.work.run(self, past_backups.still_held).success(lambda held: self._say_removed(done, held))
        self.desk.tell(done.changes)

    def _say_removed(self, done: Removed, held: StillHeld) -> None:
        parts = [
            self.tr("删好了：{n} 条记录里的文字没有了，记录还算在统计里。").format(n=done.records),
            self.tr("下一步：给网格员做一份回复，他的电脑上也会删掉；再告诉住户。"),
        ]
        older = words.counted(
            [
                (held.backups, self.tr("以前的备份 {n} 份")),
                (held.aside, self.tr("恢复时放到一旁的旧档案 {n} 份")),
            ]
        )
        if older:
            parts.append(self.tr("还留着旧文字的：{what}，到期自动清掉。").format(what=older))
        self.notice.ok(*parts)
        self.notice.lead(self.tr("去做回复"), lambda: self.desk.go("devices"))

    def _reopen(self) -> None:
        shown = self._row
        if shown is None:
            return
        who = shown["household_name"] or self.tr("这一户")
        said = self.tr("{who}的请求改回还没答复的了。").format(who=who)

        def done(saved: RequestSaved) -> None:
            self.desk.tell(saved.changes)
            self.changed.emit(said)

        self.desk.work.run(self, lambda s: privacy_requests.reopen_request(s, shown["id"])).success(
            done
        ).failure(self.notice.refused)

    def flush(self) -> None:
        """The profile is about to close: half an answer is written down."""
        if self.form is not None:
            self.form.flush()

    def cancel_work(self) -> None:
        if self.removal is not None:
            self.removal.cancel_work()
