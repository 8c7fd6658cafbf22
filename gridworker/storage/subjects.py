"""The subjects of a store that most commands and pages never ask about, each loaded when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from gridworker.storage.db import Db
from gridworker.storage.folding import catch_up
from gridworker.storage.rights import Rights

if TYPE_CHECKING:
    from gridworker.storage.bin import Bin
    from gridworker.storage.counting import Counts
    from gridworker.storage.due import DueDays
    from gridworker.storage.files import Files
    from gridworker.storage.key_log import KeyLog
    from gridworker.storage.lending import Lending
    from gridworker.storage.matters import Matters
    from gridworker.storage.privacy import Privacy
    from gridworker.storage.search import Search
    from gridworker.storage.worklists import Worklists


class Subjects:
    """`Store` is one."""

    _db: Db
    _rights: Rights

    @cached_property
    def search(self) -> Search:
        """Finding by words, and the index for it."""
        from gridworker.storage.search import Search  # a first page finds nothing by words

        return Search(self._db)

    @cached_property
    def privacy(self) -> Privacy:
        """Taking away what residents asked to have deleted, and the log of who looked at what."""
        from gridworker.storage.privacy import Privacy  # no first page asks for it

        return Privacy(self._db)

    @cached_property
    def bin(self) -> Bin:
        """What was withdrawn."""
        from gridworker.storage.bin import Bin  # the first page shows no bin

        return Bin(self._db)

    @cached_property
    def key_log(self) -> KeyLog:
        """What was done with keys on this machine."""
        from gridworker.storage.key_log import KeyLog  # a page of its own asks for it

        return KeyLog(self._db)

    @cached_property
    def files(self) -> Files:
        """The bytes of attachments."""
        from gridworker.storage.files import Files  # the first page shows none

        return Files(self._db)

    @cached_property
    def matters(self) -> Matters:
        """Matters for those who want to write about them."""
        from gridworker.storage.matters import Matters  # lists read rows

        return Matters(self._db, self._rights)

    @cached_property
    def lending(self) -> Lending:
        """Records that are lent to another level."""
        from gridworker.storage.lending import Lending  # the first page lends nothing

        return Lending(self._db, self._rights)

    @cached_property
    def due(self) -> DueDays:
        """Due days of demands by the calendar held here."""
        from gridworker.storage.due import DueDays  # the first page asks for no limits

        catch_up(self._db, self._rights)
        return DueDays(self._db)

    @cached_property
    def worklists(self) -> Worklists:
        """Demands by what has to be done next."""
        from gridworker.storage.worklists import Worklists  # nor for what has to be done

        return Worklists(self._db, self.due)

    def counts(self) -> Counts:
        """What the first figures are made of."""
        from gridworker.storage.counting import Counts  # the first page asks for no figures

        self.due.limits()
        return Counts(self._db)
