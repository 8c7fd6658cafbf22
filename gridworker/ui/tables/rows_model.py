"""The same table for short lists whose rows are all here: files in the inbox, devices, merges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from gridworker.ui.tables.id_model import Column, IdModel, Row


class RowsModel(IdModel):
    """Rows are dicts with an `id`; nothing is fetched."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, lambda _ids, _arrived: None, parent)
        self._rows: dict[str, Row] = {}

    def set_rows(self, rows: Sequence[Row]) -> list[str]:
        """Take these rows and give back their ids, to be shown by the view."""
        self._rows = {row["id"]: row for row in rows}
        return list(self._rows)

    def put(self, row: Row) -> None:
        """One row has changed."""
        self._rows[row["id"]] = row
        at = self.row_of(row["id"])
        if at >= 0:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def row(self, record: str) -> Row | None:
        return self._rows.get(record)

    def row_at(self, row: int) -> Row | None:
        record = self.id_at(row)
        return None if record is None else self._rows.get(record)
