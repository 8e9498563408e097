"""Consent, per person and chat: whoever has no row here is not written down anywhere."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import ConsentError
from storage.store import Store, now
from storage.tables import consent


class Consent(Store):
    """Who agreed to what is kept, and where."""

    async def set_consent(self, user_id: int, chat_id: int, granted: bool) -> None:
        """Grants or withdraws. Withdrawing removes the consent alone; `forget` removes what was kept under it."""
        async with self._write() as connection:
            if granted:
                row = self._insert(consent).values(user_id=user_id, chat_id=chat_id, granted_at=now())
                await connection.execute(row.on_conflict_do_nothing())
            else:
                await connection.execute(
                    delete(consent).where(consent.c.user_id == user_id, consent.c.chat_id == chat_id)
                )

    async def has_consent(self, user_id: int, chat_id: int) -> bool:
        """Whether anything of the person may be written down in this chat now: agreed, and not paused."""
        async with self._read() as connection:
            return await has_consent(connection, user_id, chat_id)

    async def opted_in(self, user_id: int, chat_id: int) -> bool:
        """Whether the person has agreed, paused or not: what is kept already may be used."""
        return await self.consent_since(user_id, chat_id) is not None

    async def consent_since(self, user_id: int, chat_id: int) -> datetime | None:
        """When the person agreed; None where they have not."""
        query = select(consent.c.granted_at).where(consent.c.user_id == user_id, consent.c.chat_id == chat_id)
        async with self._read() as connection:
            return await connection.scalar(query)

    async def pause(self, user_id: int, chat_id: int, until: datetime | None) -> None:
        """Keeps nothing of a consenting person until that time, or begins again at once."""
        row = update(consent).where(consent.c.user_id == user_id, consent.c.chat_id == chat_id)
        async with self._write() as connection:
            await connection.execute(row.values(paused_until=until))

    async def paused_until(self, user_id: int, chat_id: int) -> datetime | None:
        """The end of a pause that is not over yet."""
        query = select(consent.c.paused_until).where(consent.c.user_id == user_id, consent.c.chat_id == chat_id)
        async with self._read() as connection:
            until = await connection.scalar(query.where(consent.c.paused_until > now()))
        return until

    async def set_training(self, user_id: int, chat_id: int, allowed: bool) -> None:
        """Lets models be trained on what is kept of the person, or takes that back, which is always possible. It ends
        with the consent itself, and with `forget`. Raises ConsentError where nothing may be noted."""
        owned = (consent.c.user_id == user_id, consent.c.chat_id == chat_id)
        async with self._write() as connection:
            if allowed:
                await require_consent(connection, user_id, chat_id)
                row = update(consent).where(*owned, consent.c.training_since.is_(None)).values(training_since=now())
                await connection.execute(row)
            else:
                await end_training(connection, user_id, chat_id)

    async def training_since(self, user_id: int, chat_id: int) -> datetime | None:
        """When the person allowed training; None where they have not."""
        query = select(consent.c.training_since).where(consent.c.user_id == user_id, consent.c.chat_id == chat_id)
        async with self._read() as connection:
            return await connection.scalar(query)

    async def in_training(self) -> list[tuple[int, int]]:
        """The person and chat of each consent to training, paused or not: what is kept already may be used."""
        query = select(consent.c.user_id, consent.c.chat_id).where(consent.c.training_since.is_not(None))
        async with self._read() as connection:
            return [(row.user_id, row.chat_id) for row in (await connection.execute(query)).all()]

    async def consenting(self, chat_id: int) -> list[int]:
        """The people who have agreed in this chat."""
        query = select(consent.c.user_id).where(consent.c.chat_id == chat_id).order_by(consent.c.user_id)
        async with self._read() as connection:
            return list((await connection.scalars(query)).all())


async def end_training(connection: AsyncConnection, user_id: int, chat_id: int) -> None:
    """Takes the consent to training back, if there is one."""
    row = update(consent).where(consent.c.user_id == user_id, consent.c.chat_id == chat_id)
    await connection.execute(row.values(training_since=None))


async def has_consent(connection: AsyncConnection, user_id: int, chat_id: int) -> bool:
    """Whether there is consent, for the rest of the transaction (PostgreSQL: a lock holds it)."""
    query = select(consent.c.user_id).where(
        consent.c.user_id == user_id,
        consent.c.chat_id == chat_id,
        or_(consent.c.paused_until.is_(None), consent.c.paused_until <= now()),
    )
    return await connection.scalar(query.with_for_update(read=True)) is not None


async def require_consent(connection: AsyncConnection, user_id: int, chat_id: int) -> None:
    """Raises ConsentError where there is none."""
    if not await has_consent(connection, user_id, chat_id):
        raise ConsentError("Nothing is kept: this person has not agreed to it in this chat.")
