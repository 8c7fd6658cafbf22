"""Pictures and files of a demand that went up: none goes along by itself, an office names them one by one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gridworker.services import sending_up
from gridworker.services.changes import Changes
from gridworker.services.sending_up import WentUp
from gridworker.ui import words
from gridworker.ui.desk import Desk
from gridworker.ui.widgets.basics import column, label, row
from gridworker.ui.widgets.file_tiles import FileTiles
from gridworker.ui.widgets.notice import Notice
from gridworker.ui.widgets.twice import Twice


class FilesAbove(QWidget):
    """Stands below the tiles, hidden while the demand did not go up. Only the file that is open can be sent:
    what leaves has been looked at.
    """

    def __init__(self, desk: Desk, notice: Notice, tiles: FileTiles) -> None:
        super().__init__()
        self.desk, self.notice, self._tiles = desk, notice, tiles
        self._found: WentUp | None = None
        self._record = ""
        self._said = label("", "second", wrap=True)
        self._send = Twice(*self._asks(self.tr("上一级")), self._send_up, icon="forward")
        self.setLayout(column(self._said, row(self._send.push, None), gap=0.4))
        self.hide()
        tiles.turned.connect(self._say)

    def look(self, record: str) -> None:
        """Read of which level this demand is known, and which of its files were sent there."""
        if record != self._record:
            self._record, self._found = record, None
            self.hide()

        def show(found: WentUp | None) -> None:
            if record == self._record:
                self._found = found
                self._say()

        self.desk.work.run(self, lambda s: sending_up.went_up(s, record)).success(show).failure(
            self.notice.refused
        )

    def _say(self) -> None:
        found, item = self._found, self._tiles.opened
        self.setVisible(found is not None and bool(self._tiles.items))
        if found is None:
            return
        to = self._names(found)
        may = item is not None and item.key not in found.files and item.state != "redacted"
        if may:
            said = self.tr("只送打开的这一个和它的说明；别的照片、户册和走访都不去。")
        elif item is not None and item.key in found.files:
            said = self.tr("✓ 打开的这一个送给{who}了。").format(who=to)
        else:
            said = self.tr("这件诉求送到了{who}。照片和文件不会自己跟去：要送哪个，先打开看清楚。")
            said = said.format(who=to)
            if found.files:
                said = words.sentences([said, self.tr("已经送去 {n} 个。").format(n=len(found.files))])
        self._said.setText(said)
        self._send.say(*self._asks(to))
        self._send.push.setVisible(may)

    def _asks(self, who: str) -> tuple[str, str]:
        return self.tr("送给{who}").format(who=who), self.tr("再按一次，送给{who}").format(who=who)

    def _names(self, found: WentUp) -> str:
        return words.listed(found.names) or self.tr("上一级")

    def _send_up(self) -> None:
        item, found = self._tiles.opened, self._found
        if item is None or found is None:
            return
        to = self._names(found)

        def sent(changes: Changes) -> None:
            self.notice.ok(self.tr("记下了：下次给{who}的回复包里带上它。").format(who=to))
            self.notice.lead(self.tr("去做回复包"), lambda: self.desk.go("devices", "answer"))
            self.desk.tell(changes)

        self.desk.work.run(self, lambda s: sending_up.send_up(s, item.key)).success(sent).failure(
            self.notice.refused
        )
