"""From an order to a sticker in the chat: gate, taste, engine, record, delivery.

An order is a row of the jobs table before anything slow happens, and until its sticker was sent: after a crash it is
found there and made again. Without consent that row holds no words, only the expression that was read from them.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.background import Background, Owner
from bot.engine_worker import EngineWorker
from bot.errors import DeliveryError, EngineBusy, EngineTimeout, EngineUnavailable
from bot.use_cases.generations import kept_explanation, revision_of
from bot.use_cases.guard import Guard
from bot.use_cases.orders import PLAIN, Order
from bot.use_cases.ports import Courier, Parcel, Tally
from bot.use_cases.preferences import Preferences
from bot.use_cases.requests import Requests
from bot.use_cases.restraint import Restraint
from bot.use_cases.words import for_engine
from pmg_engine.errors import EngineError, ModelError
from pmg_engine.types import NEUTRAL, Emotion
from storage import ConsentError, Database, JobRow, StorageError

_logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
MOST_WAITING = 4  # orders of one chat
MOST_LISTENING = 16  # likewise, where nobody asked: most of them end at the gate
STALE = timedelta(minutes=5)  # an automatic answer that is later than that surprises
_PATIENCE_S = 0.5  # the chat waits meanwhile


class StickerMaker:
    """Takes orders, and makes each in the background."""

    def __init__(
        self,
        database: Database,
        engine: EngineWorker,
        preferences: Preferences,
        courier: Courier,
        background: Background,
        guard: Guard,
        tally: Tally,
    ) -> None:
        self._database = database
        self._engine = engine
        self._courier = courier
        self._background = background
        self._guard = guard
        self._tally = tally
        self._restraint = Restraint(database, engine)
        self._requests = Requests(database, preferences, engine, guard)
        self._replacing: set[tuple[int, int | None]] = set()

    async def take(self, order: Order) -> None:
        """Notes an order down and starts on it. Returns before the sticker is made."""
        if self._courier.is_closed(order.chat_id) or (order.chat_id, order.replaces) in self._replacing:
            return
        waiting = self._background.waiting_in(order.chat_id, asked=not order.automatic)
        if order.automatic and waiting >= MOST_LISTENING:
            return
        if not order.automatic and waiting >= MOST_WAITING:
            await self._courier.say(order.chat_id, "busy", order.thread_id)
            return
        if await self._is_refused(order):
            return
        payload = await self._payload(order)
        job_id = await self._database.add_job(order.user_id, order.chat_id, payload, update_id=order.update_id)
        if order.replaces is not None:
            self._replacing.add((order.chat_id, order.replaces))
        self._start(job_id, order)

    async def resume(self, jobs: Sequence[JobRow]) -> None:
        """Takes up what a crash left open, oldest first. The jobs must have been read before any new one was taken."""
        for job in jobs:
            order = Order.restored(job.user_id, job.chat_id, job.payload)
            if await self._is_settled(job, order):
                await self._database.finish_job(job.id)
            elif not order.text and order.expression is None:
                await self._decline(job.id, order, "ask-again", "its words were not stored")
            elif job.attempts >= MOST_ATTEMPTS:
                await self._decline(job.id, order, "gave-up", "too many attempts")
            else:
                _logger.info("job %d is taken up again", job.id)
                self._start(job.id, order)

    async def drop(self, chat_id: int, user_id: int | None = None) -> None:
        """Stops what is being made for a chat, or for one person there, and finishes its jobs."""
        await self._background.cancel(lambda owner: owner.chat_id == chat_id and user_id in (None, owner.user_id))
        for job in await self._database.open_jobs():
            if job.chat_id == chat_id and user_id in (None, job.user_id):
                await self._database.finish_job(job.id)

    async def _is_refused(self, order: Order) -> bool:
        refused = self._guard.refusal(order, await self._database.chat_settings(order.chat_id))
        if refused is not None and refused.say is not None:
            await self._courier.say(order.chat_id, refused.say, order.thread_id)
        return refused is not None

    async def _payload(self, order: Order) -> dict[str, Any]:
        """The order as it may be stored: without consent the expression it asks for, if quickly read, and no words."""
        if await self._database.has_consent(order.user_id, order.chat_id):
            return order.payload()
        expression = order.expression
        if expression is None:
            with contextlib.suppress(TimeoutError, EngineUnavailable, EngineError):
                async with asyncio.timeout(_PATIENCE_S):
                    expression = _expression(await self._engine.read_emotion(for_engine(order.text)))
        return replace(order, text="", expression=expression).payload()

    async def _is_settled(self, job: JobRow, order: Order) -> bool:
        """True where nobody waits any more: it arrived before the crash, or was an answer nobody had asked for."""
        if order.automatic and datetime.now(UTC) - job.created_at > STALE:
            return True
        made = await self._database.generation_of_job(job.id)
        return made is not None and made.message_id is not None

    def _start(self, job_id: int, order: Order) -> None:
        owner = Owner(order.user_id, order.chat_id, not order.automatic)
        self._background.start(owner, self._work(job_id, order))

    async def _work(self, job_id: int, order: Order) -> None:
        try:
            await self._engine.loaded()
            await self._database.start_job(job_id)
            if order.automatic:
                await self._answer_unasked(job_id, order)
            else:
                await self._answer(job_id, order)
            await self._database.finish_job(job_id)
        except ModelError as error:
            # the bot stops without its models; the row stays open, and is found at the next start
            _logger.error("job %d is put off: %s", job_id, error)
        except (EngineError, EngineUnavailable) as error:
            _logger.warning("job %d: %s: %s", job_id, type(error).__name__, error)
            self._tally.failed(type(error).__name__)
            await self._decline(job_id, order, _apology(error), type(error).__name__)
        except ConsentError:
            await self._database.finish_job(job_id, error="consent was withdrawn")
        except DeliveryError as error:
            _logger.warning("job %d: %s: %s", job_id, type(error).__name__, error)
            self._tally.failed(type(error).__name__)
            await self._database.finish_job(job_id, error=type(error).__name__)
        except StorageError as error:
            # the row stays open, and is found at the next start
            _logger.error("job %d: %s", job_id, error)
            await self._apologise(order, "oops")
        finally:
            self._replacing.discard((order.chat_id, order.replaces))

    async def _answer(self, job_id: int, order: Order) -> None:
        async with self._courier.choosing(order.chat_id, order.thread_id):
            await self._deliver(job_id, order)
        if order.replaces is not None:
            await self._courier.delete(order.chat_id, order.replaces)
        if order.invites and not await self._database.opted_in(order.user_id, order.chat_id):
            await self._courier.invite(order.chat_id)

    async def _answer_unasked(self, job_id: int, order: Order) -> None:
        if not await self._restraint.is_emotive(order):
            return
        async with self._restraint.turn(order) as wanted:
            if wanted:
                self._guard.note(order)
                async with self._courier.choosing(order.chat_id, order.thread_id):
                    await self._deliver(job_id, order)

    async def _deliver(self, job_id: int, order: Order) -> None:
        start = time.monotonic()
        sticker = await self._engine.make_sticker(await self._requests.compose(order))
        for reason in filter(None, (candidate.rejected for candidate in sticker.candidates)):
            self._tally.rejected(reason)
        generation_id = await self._database.add_generation(
            order.user_id,
            order.chat_id,
            seed=sticker.seed,
            strength=sticker.strength,
            explanation=kept_explanation(sticker, order),
            model_revision=sticker.model_revision,
            job_id=job_id,
            webp=sticker.webp,
        )
        delivered = await self._courier.send_sticker(
            Parcel(
                order.chat_id,
                sticker.webp,
                sticker.emoji,
                generation_id,
                revision_of(sticker.seed),
                order.reply_to,
                order.thread_id,
                order.user_id,
                order.strength if order.preview else None,
            )
        )
        seconds = time.monotonic() - start
        self._tally.delivered(sticker.generator, order.automatic, seconds, sticker.timings_ms)
        await self._database.set_generation_message(generation_id, delivered.message_id, delivered.file_id)

    async def _decline(self, job_id: int, order: Order, key: str, error: str) -> None:
        await self._database.finish_job(job_id, error=error)
        await self._apologise(order, key)

    async def _apologise(self, order: Order, key: str) -> None:
        if order.automatic:
            return  # nobody asked, so silence is fine
        try:
            await self._courier.say(order.chat_id, key, order.thread_id)
        except DeliveryError as error:
            _logger.warning("chat %d was not told %s: %s", order.chat_id, key, error)


def _expression(emotion: Emotion) -> str:
    felt = {name: p for name, p in emotion.probabilities.items() if name != NEUTRAL}
    return max(felt, key=lambda name: felt[name], default=PLAIN)


def _apology(error: Exception) -> str:
    if isinstance(error, EngineBusy):
        return "busy"
    return "too-slow" if isinstance(error, EngineTimeout) else "no-sticker"
