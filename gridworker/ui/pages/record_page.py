"""One finished record of any kind but a visit: what stands in it, every version, correcting, withdrawing."""

from __future__ import annotations

from functools import partial

from gridworker.services import record_pages
from gridworker.services.changes import ANY_RECORD, Changes
from gridworker.services.correction import shape_of
from gridworker.services.record_pages import RecordPage
from gridworker.ui.desk import Desk
from gridworker.ui.kind_words import kind_word
from gridworker.ui.page import ToCorrect
from gridworker.ui.pages.finished_page import FinishedPage
from gridworker.ui.pages.record_revision import RecordRevision
from gridworker.ui.pages.values import PHONES, field_words, value_words
from gridworker.ui.widgets.basics import button
from gridworker.ui.widgets.masked import MaskedPhone


class OneRecordPage(FinishedPage):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "household", self.tr("更正这一条"))
        self.page: RecordPage | None = None
        self.place()

    def heard(self, changes: Changes) -> None:
        if self._id and self.form is None and changes.touches(*ANY_RECORD.kinds):
            self._read()

    def _read(self, *, then_revise: bool = False) -> None:
        wanted = self._id

        def show(page: RecordPage) -> None:
            if wanted != self._id:
                return
            self._show(page)
            if then_revise:
                self._revise()

        self.desk.work.run(self, lambda s: record_pages.record_page(s, wanted)).success(show).failure(
            self.notice.refused
        )

    def _show(self, page: RecordPage) -> None:
        if page.kind == "visit":  # it has a page of its own
            self._id = ""
            self.desk.go("visit", page.id)
            return
        self.page = page
        self._head.setText(page.title)
        self.revise.setVisible(page.correctable)
        rest = {
            "household": self.tr("这一户不再列出，写过的走访、诉求都还在。"),
            "demand": self.tr("这件诉求标成“已撤回”，不再办；走访记录还在。"),
        }.get(page.kind, "")
        self.box.show_record(page.id, page.withdrawn, rest)
        self.box.opens.setVisible(page.correctable and not page.withdrawn)
        self.show_marks([(kind_word(page.kind), "pill")], withdrawn=page.withdrawn, delivery=page.delivery)
        self.show_clashing(page.clashing)
        if page.belongs:
            said = self.tr("看这一户：{name}").format(name=page.belongs_name)
            go = partial(self.desk.go, "households", page.belongs)
            self._pills.addWidget(button(said, go, role="link", icon="household"))
        self._show_fields(page)
        self.versions.show_versions(page.versions, page.kind)

    def _show_fields(self, page: RecordPage) -> None:
        flow, shape = self.begin_fields(), shape_of(page.kind)
        for name, value in page.fields.items():
            named = field_words(shape, name)
            if name in page.redacted:
                flow.addWidget(self.line(named, self.tr("（已按居民请求删除）"), wrap=False))
            elif value in (None, "", [], {}, page.title) or name == "household":
                continue
            elif name in PHONES:
                self._fields.addWidget(MaskedPhone(self.desk, page.kind, page.id, str(value)))
            else:
                said = value_words(self.desk.vocab, shape, name, value, page.names[name])
                if len(said) > 24:
                    self._fields.addWidget(self.line(named, said))
                else:
                    flow.addWidget(self.line(named, said, wrap=False))

    def _revise(self) -> None:
        page = self.page
        if page is None or page.id != self._id or self.form is not None or not page.correctable:
            return  # not read yet, or nothing to correct
        if page.kind == "household":  # the form of 户册, which also looks for households that are alike
            self.desk.go("households", ToCorrect(page.id))
        else:
            self.open_form(RecordRevision(self.desk, page))
