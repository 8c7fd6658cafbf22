"""All waiting happens here: one thread owns the store, a small pool does the rest.

    work.run(self, lambda s: households.find_households(s, text)).success(self.show_rows).failure(self.say)

- the function runs on the store thread and gets the open session; it must not touch a widget;
- the answer comes back on the window's thread, and only while `parent` is still alive;
- `run_long` also hands over a `Task`, whose `progress(done, total)` and `cancelled()` a service can call.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from gridworker.ui import language

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from gridworker.services.session import Session

T = TypeVar("T")
STORE, POOL = "store", "pool"


class Task:
    """What a long piece of work may say and must ask while it runs on another thread."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._stop = threading.Event()
        self._report = report

    def progress(self, done: int, total: int) -> None:
        self._report(done, total)

    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()


class Job(Generic[T]):
    """A piece of work on its way; tell it what to do with the answer."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._success: Callable[[T], object] | None = None
        self._failure: Callable[[BaseException], object] | None = None
        self._progress: Callable[[int, int], object] | None = None
        self._always: Callable[[], object] | None = None
        self.task: Task | None = None

    def success(self, callback: Callable[[T], object]) -> Job[T]:
        self._success = callback
        return self

    def failure(self, callback: Callable[[BaseException], object]) -> Job[T]:
        self._failure = callback
        return self

    def progress(self, callback: Callable[[int, int], object]) -> Job[T]:
        self._progress = callback
        return self

    def always(self, callback: Callable[[], object]) -> Job[T]:
        """Runs before success or failure: the place to stop a spinner."""
        self._always = callback
        return self

    def cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def deliver(self, result: T | None, error: BaseException | None) -> None:
        if not isValid(self._parent):
            return
        if self._always:
            self._always()
        if error is None:
            if self._success:
                self._success(result)  # type: ignore[arg-type]
        elif self._failure:
            self._failure(language.put(error))
        else:
            raise error

    def report(self, done: int, total: int) -> None:
        if self._progress and isValid(self._parent):
            self._progress(done, total)


class Work(QObject):
    """The store thread, the pool, and the way back to the window."""

    _answer = Signal(object, object, object)
    _step = Signal(object, object, object)
    idle = Signal()
    opens = Signal()
    """The store thread begins to open a profile, and to load what that needs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: dict[str, ThreadPoolExecutor] = {}
        self._session: Session | None = None
        self._open = 0
        self._long: set[int] = set()
        self._closed = False
        self._answer.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)
        self._step.connect(lambda job, a, b: job.report(a, b), Qt.ConnectionType.QueuedConnection)

    # opening and closing the one session ------------------------------------------------

    def open(self, parent: QObject, fn: Callable[[Task], Session]) -> Job[Session]:
        """Make or open a profile on the store thread, which owns it from then on."""

        def opened(task: Task) -> Session:
            session = fn(task)
            self._session = session
            return session

        self.opens.emit()
        return self._start(STORE, parent, opened)

    def close_session(self) -> None:
        """Close the profile, after all that was asked before; waits for it."""

        def shut() -> None:
            session, self._session = self._session, None
            if session is not None:
                session.close()

        if STORE in self._threads:
            self._threads[STORE].submit(shut).result()

    def shutdown(self) -> None:
        if self._closed:
            return
        self._closed = True
        try:
            self.close_session()
        finally:
            for threads in self._threads.values():
                threads.shutdown(wait=True, cancel_futures=True)

    # doing things -----------------------------------------------------------------------

    def run(self, parent: QObject, fn: Callable[[Session], T]) -> Job[T]:
        return self._start(STORE, parent, lambda _task: fn(self._need()))

    def run_long(self, parent: QObject, fn: Callable[[Session, Task], T]) -> Job[T]:
        job = self._start(STORE, parent, lambda task: fn(self._need(), task))
        self._long.add(id(job))
        return job

    def run_aside(self, parent: QObject, fn: Callable[[Task], T]) -> Job[T]:
        """Work that needs no store: looking at folders, making the demo."""
        return self._start(POOL, parent, fn)

    def flush(self, fn: Callable[[Session], T]) -> T | None:
        """Run now and wait: only for the last autosave while the window closes."""
        if self._closed or self._session is None:
            return None
        return self._executor(STORE).submit(lambda: fn(self._need())).result()

    @property
    def has_session(self) -> bool:
        """Whether a profile is open."""
        return self._session is not None

    @property
    def busy(self) -> bool:
        return self._open > 0

    @property
    def long_busy(self) -> bool:
        """Whether something of which a page shows the progress is under way."""
        return bool(self._long)

    def _executor(self, where: str) -> ThreadPoolExecutor:
        """Made when first used: the first window has no work to do yet and must not wait for them."""
        if where not in self._threads:
            from concurrent.futures import ThreadPoolExecutor

            count = 1 if where == STORE else 2
            self._threads[where] = ThreadPoolExecutor(max_workers=count, thread_name_prefix=where)
        return self._threads[where]

    def _need(self) -> Session:
        if self._session is None:
            raise RuntimeError("no profile is open")
        return self._session

    def _start(self, where: str, parent: QObject, fn: Callable[[Task], Any]) -> Job[Any]:
        job: Job[Any] = Job(parent)
        job.task = task = Task(lambda done, total: self._step.emit(job, done, total))
        if self._closed:
            return job
        self._open += 1

        def finished(future: Future[Any]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            self._answer.emit(job, None if error else future.result(), error)

        self._executor(where).submit(fn, task).add_done_callback(finished)
        return job

    def _on_answer(self, job: Job[Any], result: object, error: BaseException | None) -> None:
        self._open -= 1
        self._long.discard(id(job))
        try:
            job.deliver(result, error)
        finally:
            if self._open == 0:
                self.idle.emit()
