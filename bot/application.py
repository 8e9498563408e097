"""The bot as a whole: what it is made of, in which order it starts and stops, and its life until it is told to end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import cast
from urllib.parse import urlsplit

from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, ExtBot, JobQueue

from bot.background import Background, Owner
from bot.commands import offer_page, register_commands
from bot.context import BotApplication, BotContext, Services
from bot.courier import TelegramCourier
from bot.delivery import ChatRateLimiter
from bot.engine_worker import EngineWorker
from bot.errors import StartError
from bot.handlers import ALLOWED_UPDATES, register
from bot.health import Health, WatchedRequest
from bot.inbox import InboxProcessor, InboxQueue
from bot.jobs import schedule
from bot.listening import public, watched, webhook
from bot.logs import configure_logging
from bot.metrics import Metrics
from bot.safety import load_blocklist
from bot.sets import TelegramSets
from bot.settings import Settings
from bot.texts import load_texts
from bot.use_cases.guard import Guard
from bot.use_cases.house_rules import HourlyCounts
from bot.use_cases.packs import Packs
from bot.use_cases.preferences import Preferences
from bot.use_cases.reports import Reports
from bot.use_cases.stickers import StickerMaker
from pmg_engine.types import StickerEngine
from storage import Database

_logger = logging.getLogger(__name__)
_CONNECTIONS = 64
_POLL_S = 30
_LAST_CHANCE_S = 10.0  # for what is being made when the bot is told to stop
_FIRST_TRIES = 5
_BETWEEN_TRIES_S = 2.0
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}

LoadEngine = Callable[[], StickerEngine]


def run(settings: Settings, load_engine: LoadEngine) -> None:
    """Runs the bot until SIGINT or SIGTERM; `load_engine` is called on the engine's own thread.

    Raises SettingsError without a token, StartError where Telegram is out of reach or refuses it, StorageError where
    the database can't be opened, and what `load_engine` raises.
    """
    configure_logging(settings.log_level, [settings.token, settings.secret], settings.log_format)
    asyncio.run(_run_until_signal(settings, load_engine))


async def serve(settings: Settings, load_engine: LoadEngine, stop: asyncio.Event | None = None) -> None:
    """Runs the bot until `stop` is set or the task is cancelled. Raises as `run` does, but leaves logging alone."""
    stop = stop or asyncio.Event()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(await open_database(settings))
        worker = EngineWorker(load_engine)
        stack.push_async_callback(worker.stop)
        await worker.start()
        application = build_application(settings, database, worker)
        services: Services = application.bot_data
        health = Health(database, worker, application.bot)
        await stack.enter_async_context(watched(settings, health, services.metrics))
        await stack.enter_async_context(_connected(application, settings.telegram_api_url))
        await stack.enter_async_context(_at_work(application, settings))
        await _until(stop, worker)


async def open_database(settings: Settings) -> Database:
    """The bot's database, made and migrated where need be. Raises StorageError."""
    return await Database.open(settings.database, settings.data_key_file)


def build_application(settings: Settings, database: Database, worker: EngineWorker) -> BotApplication:
    """The library's application with this bot's parts in it, not yet connected."""
    metrics = Metrics()
    bot: ExtBot[int] = ExtBot(
        settings.token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=_request(settings.telegram_api_url, _CONNECTIONS),
        get_updates_request=_request(settings.telegram_api_url, 2),
        rate_limiter=ChatRateLimiter(metrics.requested),
    )
    services = _services(settings, bot, database, worker, metrics)
    application = (
        Application.builder()
        .bot(bot)
        .update_queue(InboxQueue(database))
        .concurrent_updates(InboxProcessor(database, metrics.handled))
        # the library calls this "type" to make bot_data
        .context_types(ContextTypes(context=BotContext, bot_data=cast(type[Services], lambda: services)))
        .job_queue(JobQueue[BotContext]())
        .build()
    )
    register(application)
    schedule(application)
    return application


def _services(
    settings: Settings, bot: ExtBot[int], database: Database, worker: EngineWorker, metrics: Metrics
) -> Services:
    texts, background = load_texts(), Background()
    courier = TelegramCourier(bot, texts, database.migrate_chat)
    preferences = Preferences(database, worker)
    guard = Guard(load_blocklist(), metrics, HourlyCounts())
    maker = StickerMaker(database, worker, preferences, courier, background, guard, metrics)
    packs = Packs(database, TelegramSets(bot), courier)
    return Services(
        database,
        worker,
        preferences,
        maker,
        packs,
        courier,
        background,
        texts,
        metrics,
        Reports(),
        settings.host_admins,
        settings.page_url,
    )


def _request(address: str, connections: int) -> WatchedRequest:
    # a proxy of the environment must not come between the bot and a server on this machine
    local = urlsplit(address).hostname in _LOOPBACK
    return WatchedRequest(
        connection_pool_size=connections,
        connect_timeout=10.0,
        read_timeout=20.0,
        write_timeout=20.0,
        pool_timeout=10.0,
        media_write_timeout=60.0,
        httpx_kwargs={"trust_env": not local},
    )


@asynccontextmanager
async def _connected(application: BotApplication, address: str) -> AsyncIterator[None]:
    try:
        await _say_hello(application, address)
        yield
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # where the hello failed, only this closes the connections


async def _say_hello(application: BotApplication, address: str) -> None:
    """Asks Telegram who we are, a few times if need be."""
    for attempt in range(1, _FIRST_TRIES + 1):
        try:
            await application.initialize()
            return
        except InvalidToken as error:
            raise StartError(f"{address} refuses TELEGRAM_BOT_TOKEN: ask @BotFather for the right one") from error
        except TelegramError as error:
            if attempt == _FIRST_TRIES:
                raise StartError(f"{address} gives no answer: check the network and TELEGRAM_API_URL") from error
            _logger.warning("%s gives no answer, trying again: %s", address, error)
            await asyncio.sleep(_BETWEEN_TRIES_S)


@asynccontextmanager
async def _at_work(application: BotApplication, settings: Settings) -> AsyncIterator[None]:
    """Takes up what a crash left, then receives updates; at the end lets what is being made come to its end."""
    services: Services = application.bot_data
    left = await services.database.open_jobs()
    if isinstance(application.update_queue, InboxQueue):
        await application.update_queue.put_pending(application.bot)
    await application.start()
    services.background.start(Owner(0, 0), services.maker.resume(left))
    kinds = list(ALLOWED_UPDATES)
    receiving = webhook(application, settings, kinds) if settings.webhook_url else _polling(application, kinds)
    try:
        async with public(application, settings), receiving:
            services.background.start(Owner(0, 0), register_commands(application.bot, services.texts))
            services.background.start(Owner(0, 0), offer_page(application.bot, services.texts, services.page_url))
            _logger.info("@%s is at work", application.bot.username)
            yield
    finally:
        await application.stop()
        await services.background.drain(_LAST_CHANCE_S)


@asynccontextmanager
async def _polling(application: BotApplication, kinds: list[str]) -> AsyncIterator[None]:
    assert application.updater is not None  # noqa: S101
    await application.updater.start_polling(
        timeout=_POLL_S, bootstrap_retries=-1, allowed_updates=kinds, error_callback=_polling_failed
    )
    try:
        yield
    finally:
        await application.updater.stop()


def _polling_failed(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        _logger.error("another program polls with this token: stop one of them")
    else:
        _logger.warning("polling: %s: %s", type(error).__name__, error)


async def _until(stop: asyncio.Event, worker: EngineWorker) -> None:
    """Waits for the end. Raises what loading the engine raised: without it the bot is of no use."""
    stopping, loading = asyncio.create_task(stop.wait()), asyncio.create_task(worker.loaded())
    try:
        await asyncio.wait([stopping, loading], return_when=asyncio.FIRST_COMPLETED)
        if loading.done():
            _logger.info("the engine is loaded: %s", loading.result())
            await stopping
    finally:
        stopping.cancel()
        loading.cancel()


async def _run_until_signal(settings: Settings, load_engine: LoadEngine) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; Ctrl-C cancels the task there
            loop.add_signal_handler(number, stop.set)
    await serve(settings, load_engine, stop)
