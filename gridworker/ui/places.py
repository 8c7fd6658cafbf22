"""Where one can go in an open profile: one line a place, in the order of the rail."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gridworker.ui.desk import Desk
from gridworker.ui.page import Page
from gridworker.ui.rail import Stop

if TYPE_CHECKING:
    from gridworker.services.identity import Identity


@dataclass(frozen=True)
class Place:
    """A page that can be visited; it is made (and its module loaded) at the first visit.

    With `under` it has no stop of its own: `desk.go` leads there, and the stop with that key stays marked.
    `count` names what tells how many things wait there, as `module:function` of a session below
    `gridworker.services`; it is asked after the first page is shown and after every change.
    """

    stop: Stop
    module: str
    page: str
    under: str = ""
    count: str = ""

    def make(self, desk: Desk) -> Page:
        """Build the page."""
        page: Page = getattr(import_module(f"gridworker.ui.pages.{self.module}"), self.page)(desk)
        return page


def worker_places() -> list[Place]:
    """The places of a grid worker's laptop."""
    places = _all(visits_under="households", privacy_under="households")
    keys = (
        "households", "diary", "matters", "bundles", "clashes", "teams", "bin", "safe", "help", "privacy",
        "notice", "visit", "roster", "search", "drafts", "record", "intake", "matter",
    )  # fmt: skip
    return [places[key] for key in keys if key in places]


def office_places() -> list[Place]:
    """The places of an office PC."""
    places = _all(visits_under="ledger")
    keys = (
        "overview", "inbox", "matters", "lists", "ledger", "households", "clashes", "areas", "devices",
        "privacy", "teams", "bin", "safe", "help", "notice", "visit", "roster", "search", "drafts", "record",
        "intake", "matter", "appraisal", "meetings",
    )  # fmt: skip
    return [places[key] for key in keys if key in places]


def branch_places(role: str | None) -> list[Place]:
    """The places of an office PC that is not the town's: it works on matters and hands in what it wrote.

    A village has the register of its grids; the level above has the matters that were passed to it only.
    """
    places = _all(visits_under="ledger")
    register = ("ledger", "households", "visit", "teams") if role == "village" else ()
    keys = (
        "matters", "lists", "bundles", *register, "clashes", "bin", "safe", "help", "search", "drafts",
        "record", "intake", "matter", "meetings",
    )  # fmt: skip
    return [places[key] for key in keys if key in places]


def places_for(identity: Identity) -> list[Place]:
    """The places of an open profile, by who works with it."""
    if not identity.is_office:
        return worker_places()
    return office_places() if identity.is_peer else branch_places(identity.role)


def _all(visits_under: str, privacy_under: str = "") -> dict[str, Place]:
    def tr(words: str) -> str:
        return QCoreApplication.translate("places", words)

    drafts_under = "diary" if visits_under == "households" else "matters"  # an office writes no diary
    places = [
        Place(Stop("overview", tr("总览"), "overview"), "overview", "OverviewPage"),
        Place(Stop("households", tr("户册"), "household"), "households", "HouseholdsPage"),
        Place(Stop("roster", tr("名册导入"), "sheet"), "roster", "RosterPage", under="households"),
        Place(Stop("diary", tr("记日记"), "diary"), "diary", "DiaryPage", count="drafts:waiting_count"),
        Place(Stop("drafts", tr("没写完的"), "diary"), "drafts", "DraftsPage", under=drafts_under),
        Place(
            Stop("matters", tr("诉求"), "intake"), "matters", "MattersPage",
            count="matters_waiting:waiting_count",
        ),
        Place(Stop("intake", tr("全部诉求"), "intake"), "intake", "IntakePage", under="matters"),
        Place(Stop("meetings", tr("会议簿"), "intake"), "meetings", "MeetingsPage", under="matters"),
        Place(Stop("matter", tr("一件诉求"), "intake"), "matter_page", "MatterPage", under="matters"),
        Place(Stop("visit", tr("走访"), "diary"), "visit_page", "VisitPage", under=visits_under),
        Place(
            Stop("clashes", tr("待处理"), "clash"), "clashes", "ClashesPage", count="to_settle:waiting_count"
        ),
        Place(Stop("bundles", tr("数据包"), "bundle"), "bundles", "BundlesPage"),
        Place(Stop("inbox", tr("合并"), "inbox"), "inbox", "InboxPage"),
        Place(
            Stop("lists", tr("清单和公示"), "sheet"), "lists", "ListsPage", count="hung_notices:waiting_count"
        ),
        Place(Stop("ledger", tr("台账"), "ledger"), "ledger", "LedgerPage"),
        Place(Stop("areas", tr("网格和人"), "areas"), "areas", "AreasPage"),
        Place(Stop("devices", tr("设备"), "device"), "devices", "DevicesPage"),
        Place(Stop("record", tr("一条记录"), "diary"), "record_page", "OneRecordPage", under="households"),
        Place(Stop("bin", tr("回收站"), "trash"), "bin", "BinPage"),
        Place(
            Stop("privacy", tr("居民请求"), "person"), "privacy", "PrivacyPage", under=privacy_under,
            count="" if privacy_under else "privacy_requests:waiting_count",
        ),
        Place(
            Stop("teams", tr("互助"), "handshake"), "teams", "TeamsPage",
            count="helping:waiting_count" if privacy_under else "",
        ),
        Place(Stop("appraisal", tr("评官评事"), "check"), "appraisal", "AppraisalPage", under="teams"),
        Place(
            Stop("safe", tr("安全"), "safe"), "safe", "SafePage", count="backup_rounds:failed_count"
        ),
        Place(Stop("search", tr("查找"), "search"), "search", "SearchPage", under="search"),
        Place(Stop("help", tr("帮助"), "question"), "help", "HelpPage"),
        Place(Stop("notice", tr("告知卡"), "file"), "notice_cards", "NoticeCardsPage", under="help"),
    ]
    return {place.stop.key: place for place in places}
