"""A date as people write it here (2026年4月5日 周日), with 今天 and 昨天 beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day
from datetime import timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDateEdit, QWidget

from gridworker.ui import theme
from gridworker.ui.widgets.basics import button, row

CHINESE = QLocale(QLocale.Language.Chinese, QLocale.Country.China)


class _Edit(QDateEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setLocale(CHINESE)
        self.setDisplayFormat("yyyy年M月d日 ddd")
        self.setCalendarPopup(True)
        look, month = theme.current(), self.calendarWidget()
        month.setLocale(CHINESE)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        month.setGridVisible(False)
        month.setMinimumSize(look.em(20), look.em(17))
        weekend = QTextCharFormat()
        weekend.setForeground(look.color("bad"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            month.setWeekdayTextFormat(day, weekend)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Up and down turn the day first, not the year."""
        super().focusInEvent(event)
        self.setSelectedSection(QDateEdit.Section.DaySection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 and Alt+Down open the calendar; Qt only knows the mouse for that."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or alt_down:
            arrow = QPointF(self.width() - self.height() / 2, self.height() / 2)
            left = Qt.MouseButton.LeftButton
            QApplication.sendEvent(
                self,
                QMouseEvent(
                    QEvent.Type.MouseButtonPress, arrow, self.mapToGlobal(arrow), left, left,
                    Qt.KeyboardModifier.NoModifier,
                ),
            )
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not turn the date."""
        event.ignore()


class DateField(QWidget):
    """`day()` is a plain date. `today` is asked each time it is needed: laptops stay open over midnight."""

    edited = Signal()

    def __init__(self, name: str, today: Callable[[], Day], *, quick: bool = True) -> None:
        super().__init__()
        self._today = today
        self._edit = _Edit()
        self._edit.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the label's shortcut passes it by
        self.setFocusProxy(self._edit)
        self.set_day(today())
        self._edit.dateChanged.connect(lambda _date: self.edited.emit())
        parts: list = [self._edit]
        if quick:
            self.today_button = button(self.tr("今天"), lambda: self._go(0))
            self.yesterday_button = button(self.tr("昨天"), lambda: self._go(1))
            parts += [self.today_button, self.yesterday_button]
        line = row(*parts, gap=0.4)
        line.setStretch(0, 1)
        self.setLayout(line)

    def day(self) -> Day:
        shown = self._edit.date()
        return Day(shown.year(), shown.month(), shown.day())

    def set_day(self, day: Day) -> None:
        blocked = self._edit.blockSignals(True)
        self._edit.setDate(QDate(day.year, day.month, day.day))
        self._edit.blockSignals(blocked)

    def _go(self, days_back: int) -> None:
        self._edit.setDate(_qdate(self._today() - timedelta(days=days_back)))


def _qdate(day: Day) -> QDate:
    return QDate(day.year, day.month, day.day)
