"""One demand inside a diary page: what is asked for, what kind it is, and whether it was settled at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from gridworker.services.desk_form import OTHER
from gridworker.services.visits import DemandDraft
from gridworker.ui import theme
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import button, column, row
from gridworker.ui.widgets.box import Box
from gridworker.ui.widgets.chips import Chips
from gridworker.ui.widgets.field import Field
from gridworker.ui.widgets.text_area import Line, TextArea

OUTCOMES = ("DONE", "PARTLY", "EXPLAINED", "PLANNED", "REFERRED")


class DemandEditor(QFrame):
    edited = Signal()
    dropped = Signal()

    def __init__(self, desk: Desk, choose: bool = False) -> None:
        """`choose`: the kind must be chosen. It begins empty in any case: left alone it is nothing."""
        super().__init__()
        theme.role(self, "well")
        self._vocab = desk.vocab
        self.text = TextArea(self.tr("要什么、在哪里、急不急。例如：门前水沟堵了，下雨漫到院里"), lines=2)
        self.text_field = Field(self.tr("诉求内容 *"), self.text)
        begin = self.tr("请选") if choose else self.tr("没有选")
        self.kind = Box([(None, begin), *desk.choices("demand_category", desk.vocab.tops("demand_category"))])
        self.sub = Box()
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.nature = Chips(self.tr("诉求性质"), desk.choices("demand_nature"), required=True)
        self.settled = QCheckBox(self.tr("当场已经答复或办好"))
        self.on_spot = Line(self.tr("怎么答复、怎么办的"))
        self.on_spot_field = Field(self.tr("当场答复或办理"), self.on_spot)
        self.outcome = Chips(self.tr("办理结果"), desk.choices("outcome", OUTCOMES), required=True)
        self.anonymous = QCheckBox(self.tr("不愿留名"))
        self.consent = QCheckBox(self.tr("同意公示办理情况"))
        self.sensitive = QCheckBox(self.tr("家事或隐私，不公示"))
        self.drop = button(self.tr("去掉这件诉求"), self.dropped.emit, role="link", icon="trash")
        self.kind_field = Field(self.tr("大类 *") if choose else self.tr("大类"), self.kind)
        kinds = row(self.kind_field, Field(self.tr("小类"), self.sub))
        kinds.setStretch(0, 1)
        kinds.setStretch(1, 1)
        self.setLayout(
            column(
                self.text_field,
                kinds,
                self.nature,
                row(self.anonymous, self.consent, self.sensitive, None, gap=1),
                self.settled,
                self.on_spot_field,
                self.outcome,
                row(None, self.drop),
                gap=0.5,
                margin=0.8,
            )
        )
        self.show_draft(DemandDraft())
        self._fresh = self.draft()
        self._listen()

    def _listen(self) -> None:
        self.text.edited.connect(self.edited)
        self.on_spot.edited.connect(self.edited)
        self.sub.currentIndexChanged.connect(lambda _at: self._sub_chosen())
        for chips in (self.nature, self.outcome):
            chips.changed.connect(self.edited)
        self.settled.toggled.connect(self._settled)
        for box in (self.settled, self.anonymous, self.consent, self.sensitive):
            box.toggled.connect(lambda _on: self.edited.emit())

    def draft(self) -> DemandDraft:
        settled = self.settled.isChecked()
        return DemandDraft(
            text=self.text.text(),
            category=self.sub.currentData() or self.kind.currentData() or "",
            nature=self.nature.value() or "HELP",
            anonymous=self.anonymous.isChecked(),
            consent_publish=self.consent.isChecked(),
            sensitive=self.sensitive.isChecked(),
            on_spot=self.on_spot.text() if settled else "",
            outcome=self.outcome.value() or "EXPLAINED",
        )

    def controls(self) -> dict[str, QWidget]:
        """Every control by the name of what it holds."""
        return {
            "text": self.text, "kind": self.kind, "sub": self.sub, "nature": self.nature,
            "anonymous": self.anonymous, "consent_publish": self.consent, "sensitive": self.sensitive,
            "settled": self.settled, "on_spot": self.on_spot, "outcome": self.outcome,
        }  # fmt: skip

    def untouched(self) -> bool:
        """Whether it stands as it was opened."""
        return self.draft() == self._fresh

    def show_draft(self, draft: DemandDraft) -> None:
        self.text.set_text(draft.text)
        top = draft.category.split(".")[0] or None
        self.kind.set_code(top)
        self._kind_chosen()
        self.sub.set_code(draft.category)
        self.nature.set_value(draft.nature)
        self.anonymous.setChecked(draft.anonymous)
        self.consent.setChecked(draft.consent_publish)
        self.sensitive.setChecked(draft.sensitive)
        self.settled.setChecked(bool(draft.on_spot))
        self.on_spot.set_text(draft.on_spot)
        self.outcome.set_value(draft.outcome)
        self._settled(bool(draft.on_spot))

    def _kind_chosen(self) -> None:
        top = self.kind.currentData()
        self.sub.clear()
        self.sub.setEnabled(top is not None)
        if top is None:
            return
        under = self._vocab.codes("demand_category", under=top)
        if len(under) > 1:  # nobody said the first one: a demand about water is not one about roads
            self.sub.addItem(self.tr("没有选"), top)
        for code in under or (top,):
            self.sub.addItem(self._vocab.label("demand_category", code), code)

    def _sub_chosen(self) -> None:
        other = self.sub.currentData() == OTHER
        self.kind_field.set_hint(self.tr("选了“其他”，请在诉求内容里写明是什么事。") if other else "")
        self.edited.emit()

    def _settled(self, on: bool) -> None:
        self.on_spot_field.setVisible(on)
        self.outcome.setVisible(on)
