"""Reports of stickers in groups: any member may make one, and the host's admins get to see it."""

from __future__ import annotations

from collections import OrderedDict

from bot.use_cases.generations import drawn_keywords, revision_of
from storage import Database, GenerationRow

_REMEMBERED = 1000


class Reports:
    """Who has reported what since the start; in memory alone."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[int, int], None] = OrderedDict()

    def is_new(self, user_id: int, generation_id: int) -> bool:
        """True once for each person and sticker."""
        key = (user_id, generation_id)
        if key in self._made:
            return False
        self._made[key] = None
        if len(self._made) > _REMEMBERED:
            self._made.popitem(last=False)
        return True


async def reported_generation(
    database: Database, generation_id: int, revision: int, chat_id: int, message_id: int
) -> GenerationRow | None:
    """The generation that stands in that message of that group, whoever it was made for, or None."""
    row = await database.generation(generation_id)
    if row is None or chat_id >= 0 or row.chat_id != chat_id or revision_of(row.seed) != revision:
        return None
    return row if row.message_id in (None, message_id) else None


def what_it_shows(row: GenerationRow) -> str:
    """The keywords it was drawn from: nobody's words."""
    return drawn_keywords(row.explanation)
