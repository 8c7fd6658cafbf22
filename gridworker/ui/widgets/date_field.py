"""A date as people write it here (2026年4月5日 周日), with 今天 and 昨天 beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day
from datetime import timedelta

from PySide6.QtCore import QDate, QElapsedTimer, QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDateEdit, QToolTip, QWidget

from gridworker.ui import language, theme
from gridworker.ui.widgets.basics import button, row

PAUSE_MS = 4000
"""After so long a rest the next digit begins a new number."""
YEARS_FROM = 1800
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class _Edit(QDateEdit):
    def __init__(self) -> None:
        super().__init__()
        self._typed, self._before, self._since = "", QDate(), QElapsedTimer()
        here = language.locale()
        self.setLocale(here)
        self.setDisplayFormat(self.tr("yyyy年M月d日 ddd"))
        self.setCalendarPopup(True)
        look, month = theme.current(), self.calendarWidget()
        month.setLocale(here)
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
        self._typed = ""
        self.setSelectedSection(QDateEdit.Section.DaySection)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.take()  # one given up half-way leaves the date as it was
        super().focusOutEvent(event)

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
        if event.text().isascii() and event.text().isdigit() and not event.modifiers() & ~KEYPAD:
            if self._type(event.text()):
                return
        elif self._typed and event.text() in tuple("-/.年月"):
            self._part()
            return
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.take()
        elif event.text() != "日":
            self._typed = ""
        super().keyPressEvent(event)

    def _part(self) -> None:
        """A sign between year, month and day: what stands before it was not the day."""
        if not self._typed.endswith("-"):
            self.setDate(self._before)
            self._typed += "-"
        self._since.start()
        self._show_typed()

    def meant(self) -> QDate:
        """What was typed, when it is a date: 2026-1-5, 20260105, 1-5 of the year shown; else as it was."""
        typed = self._typed.rstrip("-")
        if "-" not in self._typed and len(typed) <= 2:
            return self.date()  # a day of this month: taken already
        parts = typed.split("-") if "-" in typed else [typed[:4], typed[4:6], typed[6:]]
        if len(parts) == 2:
            parts = [str(self._before.year()), *parts]
        whole = QDate(*map(int, parts)) if len(parts) == 3 and all(map(str.isdigit, parts)) else QDate()
        return whole if whole.isValid() and whole.year() > YEARS_FROM else self._before

    def forget_typed(self) -> None:
        """Another date is put here."""
        self._typed = ""

    def take(self) -> None:
        """The typing is over."""
        meant, self._typed = self.meant(), ""
        self.setDate(meant)

    def _type(self, digit: str) -> bool:
        """Eight digits are a whole date, 20260115; one or two are the day. Whether the digit is used up.

        Qt turns its sections one by one and refuses in silence what does not fit half-way: typed from the
        year on, no date at all could be entered.
        """
        if not self._typed or self._since.elapsed() > PAUSE_MS:
            self._typed, self._before = "", self.date()
        self._since.start()
        self._typed += digit
        if len(self._typed) == 3 and self._typed.isdigit() and self._typed[:2] not in ("19", "20"):
            self._typed, self._before = digit, self.date()  # that was a day; another one begins
        if self._typed.isdigit() and len(self._typed) <= 2:
            return False
        if self._typed.isdigit() and len(self._typed) == 8:
            self.take()
            self.setSelectedSection(QDateEdit.Section.DaySection)
        else:
            self._show_typed()
        return True

    def _show_typed(self) -> None:
        parts = [self._typed[:4], self._typed[4:6], self._typed[6:]]
        shown = self._typed if "-" in self._typed else "-".join(part for part in parts if part)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), shown, self)

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
        shown = self._edit.meant()  # it may be saved by a key while the date is still being typed
        return Day(shown.year(), shown.month(), shown.day())

    def set_day(self, day: Day) -> None:
        blocked = self._edit.blockSignals(True)
        self._edit.forget_typed()
        self._edit.setDate(QDate(day.year, day.month, day.day))
        self._edit.blockSignals(blocked)

    def _go(self, days_back: int) -> None:
        self._edit.setDate(_qdate(self._today() - timedelta(days=days_back)))


def _qdate(day: Day) -> QDate:
    return QDate(day.year, day.month, day.day)
