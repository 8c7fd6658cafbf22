"""The one door to the database file: opening, transactions, and errors turned into sentences.

The file is SQLCipher with a raw 32-byte key (no derivation: the key is random and wrapped elsewhere), write
ahead log and `synchronous=FULL`, so that what was acknowledged survives a power cut. One `Db` is used by one
thread at a time; it may be another thread than the one that opened it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2

from gridworker.errors import UserError
from gridworker.storage.errors import Cancelled, DbError, as_user_error, is_interrupt

if TYPE_CHECKING:
    import sqlite_utils

KEY_BYTES: Final = 32
CACHE_KIB: Final = 64 * 1024
BUSY_MS: Final = 5000
_CHECK_EVERY: Final = 20_000
"""Engine steps between two looks at the cancel flag: some ten milliseconds of a long statement."""

Cancel = Callable[[], bool]
Progress = Callable[[int, int], None]
Row = tuple[Any, ...]
Args = Sequence[Any] | Mapping[str, Any]
"""Values for `?` in their order, or for `:name` by name."""


class Db:
    """A keyed connection. Writing happens inside `atomic()`; reading may happen outside."""

    def __init__(self, conn: Any, path: Path, *, readonly: bool) -> None:
        self.conn = conn
        self.path = path
        self.readonly = readonly
        self.on_rollback: list[Callable[[], None]] = []
        """Called when anything was rolled back: what is remembered of the tables may be wrong."""
        self.on_damage: list[Callable[[], None]] = []
        """Called when an error of the engine or the disk ended a transaction, after it was rolled back."""
        self._depth = 0

    @classmethod
    def create(cls, path: Path, key: bytes) -> Db:
        """Make a new, empty database file. Raises UserError `store_exists` rather than touch an old one."""
        if path.exists():
            raise UserError("store_exists", "这里已经有一个资料库了。", "请换一个文件夹，或直接打开它。")
        # The engine would make a file that others may read; an empty one of ours it fills, and the files
        # beside it get the same mode.
        with contextlib.suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        return cls._open(path, key, "rwc", readonly=False)

    @classmethod
    def open(cls, path: Path, key: bytes, *, readonly: bool = False) -> Db:
        """Open an existing file. Raises UserError `no_store`, `wrong_key`, `damaged_store`, `store_busy`."""
        if not path.is_file():
            raise UserError("no_store", "找不到资料库文件。", "请检查文件夹是否选对。")
        return cls._open(path, key, "ro" if readonly else "rw", readonly=readonly)

    @classmethod
    def _open(cls, path: Path, key: bytes, mode: str, *, readonly: bool) -> Db:
        conn = None
        try:
            conn = dbapi2.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True, isolation_level=None, check_same_thread=False, cached_statements=256,
            )  # fmt: skip
            apply_key(conn, key)
            # The first read proves the key: before it every wrong key looks right.
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
            _settle(conn, readonly)
        except DbError as e:
            if conn is not None:
                conn.close()
            known = as_user_error(e, path)
            if known is None:
                raise
            raise known from e
        except BaseException:
            if conn is not None:
                conn.close()
            raise
        return cls(conn, path, readonly=readonly)

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        if self.conn is not None:
            self.conn.close()
            self.conn = None

    @property
    def tables(self) -> sqlite_utils.Database:
        """The same connection for schema work."""
        import sqlite_utils

        return sqlite_utils.Database(self.conn, recursive_triggers=False, execute_plugins=False)

    def all(self, sql: str, args: Args = ()) -> list[Row]:
        """Run a query and return its rows."""
        rows: list[Row] = self.conn.execute(sql, args).fetchall()
        return rows

    def one(self, sql: str, args: Args = ()) -> Row | None:
        """Run a query and return its first row, or None."""
        row: Row | None = self.conn.execute(sql, args).fetchone()
        return row

    def value(self, sql: str, args: Args = (), default: Any = None) -> Any:
        """Run a query and return the first column of its first row, or `default`."""
        row = self.one(sql, args)
        return default if row is None or row[0] is None else row[0]

    def each(self, sql: str, args: Sequence[Any] = ()) -> Iterator[Row]:
        """Run a query and yield its rows as they are read (no writing to those tables meanwhile)."""
        return iter(self.conn.execute(sql, args))

    def run(self, sql: str, args: Sequence[Any] = ()) -> int:
        """Run a statement and return the number of rows it touched."""
        return int(self.conn.execute(sql, args).rowcount)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows."""
        self.conn.executemany(sql, rows)

    @contextlib.contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing. The outermost block is the transaction, blocks inside it are savepoints.

        Engine errors that the world causes leave as UserError.
        """
        with said(self.path):
            name = f"level_{self._depth}"
            outermost = self._depth == 0
            self.conn.execute("BEGIN IMMEDIATE" if outermost else f"SAVEPOINT {name}")
            self._depth += 1
            try:
                yield
                self.conn.execute("COMMIT" if outermost else f"RELEASE {name}")
            except BaseException as e:
                # A full disk ends the whole transaction by itself; then there is nothing left to undo here.
                if self.conn.in_transaction:
                    self.conn.execute("ROLLBACK" if outermost else f"ROLLBACK TO {name}")
                    if not outermost:
                        self.conn.execute(f"RELEASE {name}")
                for forget in self.on_rollback:
                    forget()
                if outermost and (isinstance(e, DbError) or isinstance(e.__cause__, DbError)):
                    for look_after in self.on_damage:
                        look_after()
                raise
            finally:
                self._depth -= 1

    @contextlib.contextmanager
    def lightly(self) -> Iterator[None]:
        """Keep few pages inside, and as many as usual afterwards."""
        self.conn.execute(f"PRAGMA cache_size = -{CACHE_KIB // 16}")
        try:
            yield
        finally:
            self.conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")

    @property
    def in_atomic(self) -> bool:
        """Whether an `atomic()` block is open."""
        return self._depth > 0

    @contextlib.contextmanager
    def cancellable(self, cancel: Cancel | None) -> Iterator[None]:
        """Let `cancel` stop statements that run for long; raises `Cancelled`."""
        if cancel is None:
            yield
            return
        self.conn.set_progress_handler(lambda: 1 if cancel() else 0, _CHECK_EVERY)
        try:
            yield
        except DbError as e:
            if is_interrupt(e):
                raise Cancelled from e
            raise
        finally:
            self.conn.set_progress_handler(None, 0)


@contextlib.contextmanager
def said(path: Path | None = None) -> Iterator[None]:
    """Turn engine errors that the world causes into UserError; `path` is the store's file."""
    try:
        yield
    except DbError as e:
        known = as_user_error(e, path)
        if known is None:
            raise
        raise known from e


def apply_key(conn: Any, key: bytes, schema: str = "main") -> None:
    """Give the connection its raw key; nothing is derived from it."""
    if len(key) != KEY_BYTES:
        raise ValueError("a store key is 32 bytes")
    # A wrong key is told by us in a sentence; the library's own lines on stderr would only frighten.
    conn.execute("PRAGMA cipher_log_level = NONE")
    conn.execute(f"PRAGMA {schema}.key = \"x'{key.hex()}'\"")


def _settle(conn: Any, readonly: bool) -> None:
    if not readonly:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = FULL")
        # A great merge leaves a great log behind; it is cut when it has been written into the store.
        conn.execute("PRAGMA journal_size_limit = 33554432")
    else:
        conn.execute("PRAGMA query_only = ON")
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    # Sorting and temporary tables stay in memory: a temporary file would not be encrypted.
    conn.execute("PRAGMA temp_store = MEMORY")
    conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA cell_size_check = ON")
