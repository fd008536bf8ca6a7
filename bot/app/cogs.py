"""The cogs: everything the bot does on Discord, wired together."""

from collections.abc import Callable

from discord.ext import commands

from bot.client import EaselBot
from bot.core.request import random_seed
from bot.pictures.reader.reader import PictureReader
from bot.store import Store
from bot.studio import Studio
from bot.studio.moderator_actions import ModeratorActions
from bot.studio.word_filter import WordFilter
from cogs.administration.admin import Admin
from cogs.administration.channel_policies import ChannelPolicies
from cogs.administration.figures import Figures
from cogs.administration.limits import LimitGroup
from cogs.administration.operator import Operator
from cogs.administration.queue_control import QueueControl
from cogs.administration.server_settings import ServerSettings
from cogs.administration.words import WordGroup
from cogs.common.display_policy import DisplayPolicy
from cogs.common.fixes import Fixes
from cogs.common.job_access import JobAccess
from cogs.common.member_notices import MemberNotices
from cogs.common.server_log import ServerLog
from cogs.common.style_lookup import StyleLookup
from cogs.common.wildcard_lookup import WildcardLookup
from cogs.common.workers import Workers
from cogs.delivery.follower import Follower
from cogs.delivery.withholding import Withholding
from cogs.intake.intake import Intake
from cogs.intake.source import Sources
from cogs.members.about import About
from cogs.members.gallery import Gallery
from cogs.members.help import Help
from cogs.members.queue import Queue
from cogs.members.quota import Quota
from cogs.members.settings import Settings
from cogs.members.stats import Stats
from cogs.members.styles import Styles
from cogs.members.wildcards import Wildcards
from cogs.moderation.audit import Audit
from cogs.moderation.audit_follower import AuditFollower
from cogs.moderation.bans import Bans
from cogs.moderation.jobs import Jobs
from cogs.moderation.mod import Mod
from cogs.moderation.pictures import Pictures
from cogs.moderation.purge_menu import PurgeMenu
from cogs.moderation.purger import Purger
from cogs.moderation.reports import Reports
from cogs.moderation.reviews import Reviews
from cogs.moderation.strikes import Strikes
from cogs.painting.consent import Consent
from cogs.painting.diffusion import Diffusion
from cogs.painting.found_pictures import PictureFinder
from cogs.painting.imagine import Imagine
from cogs.painting.inspect import Inspect
from cogs.painting.job_buttons import JobButtons
from cogs.painting.matrix import Matrix
from cogs.painting.picture_buttons import PictureButtons
from cogs.painting.repaint import Repaint
from cogs.painting.replies import Replies
from cogs.privacy.privacy import Privacy
from cogs.privacy.server_lifecycle import ServerLifecycle


def make_cogs(
    bot: EaselBot,
    studio: Studio,
    store: Store,
    words: WordFilter,
    edit_every: float,
    *,
    reader: PictureReader,
    checking: bool = False,
    seed: Callable[[], int] = random_seed,
) -> list[commands.Cog]:
    """Make every cog, with what each needs."""
    actions, style_lookup = ModeratorActions(studio, store), StyleLookup(store)
    wildcard_lookup, workers = WildcardLookup(store), Workers()
    purger = Purger(bot, store, actions, reader)
    consent, finder, access = Consent(store), PictureFinder(bot, store), JobAccess(bot, store)
    display_policy, server_log = DisplayPolicy(bot, store, checking=checking), ServerLog(bot, store)
    fixes, sources = Fixes(bot), Sources(bot, store, reader)
    reviews = Reviews(bot, store, server_log, display_policy)
    intake = Intake(bot, studio, store, style_lookup, wildcard_lookup, display_policy, sources, fixes, Workers(), seed)
    return [
        Follower(bot, studio, store, display_policy, Withholding(bot, store, server_log), edit_every),
        reviews,
        Reports(bot, store, server_log),
        Imagine(studio, store, intake, style_lookup),
        Matrix(intake, style_lookup),
        Diffusion(studio, store, access, intake, workers),
        Replies(bot, access, intake, consent),
        JobButtons(bot, studio, store, access, actions, intake, consent),
        PictureButtons(bot, studio, store, access, intake, consent, display_policy, reader),
        Settings(bot, studio, store, style_lookup),
        Styles(bot, store, style_lookup),
        Wildcards(bot, store, wildcard_lookup),
        Gallery(bot, store, access, display_policy, workers),
        Queue(studio, access, actions),
        make_mod(bot, studio, store, actions, purger, workers),
        PurgeMenu(bot, purger),
        Quota(store),
        Stats(store, workers),
        Repaint(bot, studio, access, intake, finder, consent),
        Inspect(bot, studio, store, access, intake, finder, reader),
        make_admin(bot, store, actions, display_policy, words, workers),
        AuditFollower(bot, store, server_log),
        Privacy(bot, studio, store, display_policy, fixes),
        ServerLifecycle(bot, store, server_log),
        Operator(bot, studio, store, words, server_log, workers),
        Help(bot, studio),
        About(studio, store),
    ]


def make_mod(
    bot: EaselBot, studio: Studio, store: Store, actions: ModeratorActions, purger: Purger, workers: Workers
) -> Mod:
    """Make /mod from its parts, in the order in which Discord lists them."""
    notices = MemberNotices(bot, store)
    return Mod(
        Audit(bot, store),
        Pictures(store, purger, workers),
        Jobs(studio, store, actions),
        Strikes(bot, store, actions, notices),
        Bans(bot, store, actions, notices),
    )


def make_admin(
    bot: EaselBot,
    store: Store,
    actions: ModeratorActions,
    display_policy: DisplayPolicy,
    words: WordFilter,
    workers: Workers,
) -> Admin:
    """Make /admin from its parts, in the order in which Discord lists them."""
    return Admin(
        [Figures(store, workers), QueueControl(actions), ServerSettings(bot, store)],
        [LimitGroup(store), ChannelPolicies(store, display_policy), WordGroup(bot, words, store, workers)],
    )
