"""Store: everything that is stored, opened and closed together."""

from pathlib import Path

from bot.store.audit import AuditTable
from bot.store.bans import BansTable
from bot.store.blocks import BlocksTable
from bot.store.clock import ClockTable
from bot.store.copies import CopiesTable
from bot.store.counts import CountsTable
from bot.store.database import Database
from bot.store.eligibility import EligibilityTable
from bot.store.files import Uploads
from bot.store.hashes import HashesTable
from bot.store.history import History
from bot.store.jobs import JobsTable
from bot.store.limits import LimitsTable
from bot.store.paused import PausedTable
from bot.store.personal_data.deletion import Removal
from bot.store.personal_data.erasures import ErasuresTable
from bot.store.personal_data.export import Export
from bot.store.personal_data.leftovers import Leftovers
from bot.store.personal_data.retention import RetentionTable
from bot.store.personal_data.traces import Traces
from bot.store.pictures import PicturesTable
from bot.store.policies import PoliciesTable
from bot.store.preferences import GuildsTable, PreferencesTable
from bot.store.recipes import RecipesTable
from bot.store.reviews import ReviewsTable
from bot.store.rules import RulesTable
from bot.store.servers import ServersTable
from bot.store.strikes import StrikesTable
from bot.store.styles import StylesTable
from bot.store.usage import UsageTable
from bot.store.wildcards import WildcardsTable


class Store:
    """The data folder: a database with its tables, uploads and finished pictures.

    `temporary` is a folder for files that nobody needs after this process, such as an export that is being sent.
    """

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.jobs = JobsTable(database)
        self.usage = UsageTable(database)
        self.history = History(database)
        self.audit = AuditTable(database)
        self.bans = BansTable(database, self.audit)
        self.strikes = StrikesTable(database, self.bans, self.audit)
        self.paused = PausedTable(database, self.audit)
        self.limits = LimitsTable(database, self.audit)
        self.counts = CountsTable(database)
        self.eligibility = EligibilityTable(database, self.bans)
        self.preferences = PreferencesTable(database)
        self.guilds = GuildsTable(database, self.audit)
        self.policies = PoliciesTable(database, self.audit)
        self.reviews = ReviewsTable(database, self.audit)
        self.hashes = HashesTable(database)
        self.styles = StylesTable(database)
        self.wildcards = WildcardsTable(database)
        self.rules = RulesTable(database, self.audit)
        self.recipes = RecipesTable(database)
        self.pictures = PicturesTable(database, folder / "pictures")
        self.uploads = Uploads(folder / "uploads")
        self.copies = CopiesTable(database)
        self.removal = Removal(database, self.pictures, self.uploads)
        self.erasures = ErasuresTable(database, self.removal)
        self.retention = RetentionTable(database, self.removal)
        self.servers = ServersTable(database, self.removal)
        self.blocks = BlocksTable(database)
        self.export = Export(database, self.pictures)
        self.traces = Traces(database)
        self.clock = ClockTable(database)
        self.temporary = folder / "temporary"
        self.leftovers = Leftovers(database, self.removal, folder)

    @classmethod
    async def open(cls, folder: Path) -> "Store":
        """Open the data folder, creating what is missing; raises SettingsError if that fails."""
        return cls(await Database.open(folder / "easel.sqlite3"), folder)

    async def close(self) -> None:
        """Close the database."""
        await self.database.close()
