"""The cogs: all that the bot does on Discord, put together."""

from collections.abc import Callable

from discord.ext import commands

from bot.client import EaselBot
from bot.core.request import random_seed
from bot.store import Store
from bot.studio import Studio
from bot.studio.moderator_actions import ModeratorActions
from cogs.administration.admin import Admin
from cogs.administration.channel_policies import Channels
from cogs.administration.limits import LimitGroup
from cogs.administration.operator import Operator
from cogs.administration.words import WordGroup
from cogs.common.display_policy import DisplayPolicy
from cogs.common.logbook import Logbook
from cogs.common.member_notices import MemberNotices
from cogs.common.moderator_tools import ModeratorTools
from cogs.common.server_log import LogChannel
from cogs.common.style_lookup import StyleLookup
from cogs.delivery.follower import Follower
from cogs.delivery.withholding import Withholding
from cogs.intake.intake import Intake
from cogs.members.about import About
from cogs.members.gallery import History
from cogs.members.help import Help
from cogs.members.queue import Queue
from cogs.members.quota import Quota
from cogs.members.settings import SettingsPanel
from cogs.members.stats import Stats
from cogs.members.styles import Styles
from cogs.moderation.mod import Mod
from cogs.moderation.reports import Reports
from cogs.moderation.reviews import Reviews
from cogs.painting.consent import Consent
from cogs.painting.diffusion import Diffusion
from cogs.painting.finder import Finder
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
    edit_every: float,
    *,
    checking: bool = False,
    seed: Callable[[], int] = random_seed,
) -> list[commands.Cog]:
    """All that the bot does on Discord."""
    actions, style_lookup = ModeratorActions(studio, store), StyleLookup(store)
    tools = ModeratorTools(bot, studio, store, actions, MemberNotices(bot, store))
    consent, finder = Consent(bot, store), Finder(bot, store)
    display_policy, logbook = DisplayPolicy(bot, store, checking=checking), Logbook(bot, store)
    intake, reviews = Intake(bot, studio, store, style_lookup, display_policy, seed), Reviews(bot, store, logbook)
    return [
        Follower(bot, studio, store, display_policy, Withholding(store, logbook), edit_every),
        reviews,
        Reports(bot, logbook),
        Imagine(studio, store, intake, style_lookup),
        Matrix(intake, style_lookup),
        Diffusion(studio, store, intake),
        Replies(bot, intake, consent),
        JobButtons(bot, studio, store, actions, intake, consent),
        PictureButtons(bot, studio, store, intake, consent, display_policy),
        SettingsPanel(bot, studio, store, style_lookup),
        Styles(bot, store, style_lookup),
        History(bot, store, display_policy),
        Queue(studio, actions),
        Mod(tools),
        Quota(store),
        Stats(store),
        Repaint(bot, studio, intake, finder, consent),
        Inspect(bot, studio, store, intake, finder),
        Admin(tools, LimitGroup(store), Channels(store, display_policy), WordGroup(bot, studio, store)),
        LogChannel(bot, store),
        Privacy(bot, studio, store),
        ServerLifecycle(bot, store),
        Operator(bot, studio, store),
        Help(bot),
        About(studio, store),
    ]
