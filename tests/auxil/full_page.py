"""Ada with a history: made-up words, the bundled sample stickers, and a taste that rests on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.use_cases.feedback import rate
from pmg_engine.samples import sample_stickers
from pmg_engine.types import HistoryItem, Keyword, Palette, Preference
from storage import Database
from tests.auxil.fake_engine import FakeEngine

WORDS = (
    "my cat slept on the keyboard again",
    "another cat picture, sorry, I love cats",
    "I adore pixel art games",
    "we saw a fox in the garden, what a day",
    "foxes are so clever",
    "pandas are just sleepy clouds",
)
ANSWERED = ("so fun!", "happy birthday!! 🎂", "we won!!!", "I am so tired", "please please please", "oh no, what a day")
_MARKS = {
    "cat": "🐱",
    "dog": "🐶",
    "fox": "🦊",
    "frog": "🐸",
    "ghost": "👻",
    "panda": "🐼",
    "rabbit": "🐰",
    "robot": "🤖",
}
_FACES = {
    "happy": "😀",
    "in love": "😍",
    "laughing": "😂",
    "proud": "😤",
    "scared": "😨",
    "sleepy": "😴",
    "winking": "😉",
}
_LIKES = {
    "character": {"cat": 0.92, "fox": 0.66, "panda": 0.34, "rabbit": 0.2, "star": 0.12},
    "style": {"pixel art": 0.8, "3d": 0.42, "neon": 0.22},
    "emotion": {"laughing": 0.5, "in love": 0.4, "sleepy": 0.24},
    "dislikes": {"ghost": 0.5, "line art": 0.3},
}


@dataclass
class Connoisseur(FakeEngine):
    """An engine that reads one and the same taste off any history, with every item that names a keyword as evidence."""

    def __post_init__(self) -> None:
        super().__init__()

    @property
    def palette(self) -> Palette:
        """Emoji for what the samples show."""
        return Palette(dict(_FACES), dict(_MARKS), {})

    def read_preference(self, history: tuple[HistoryItem, ...]) -> Preference:
        """The taste."""

        def keywords(attribute: str) -> tuple[Keyword, ...]:
            return tuple(
                Keyword(name, weight, tuple(item.id for item in history if name in f"{item.text} {item.description}"))
                for name, weight in _LIKES[attribute].items()
            )

        return Preference(*map(keywords, ("character", "style", "emotion", "dislikes")))


async def fill(database: Database, user_id: int) -> None:
    """Opts the person in, in their private chat, and gives them words and the samples, half of them rated."""
    person = (user_id, user_id)
    await database.set_consent(*person, True)
    for number, text in enumerate(WORDS):
        await database.add_message(*person, number + 1, text, datetime.now(UTC))
    for number, sample in enumerate((*sample_stickers()[:7], *sample_stickers())):
        look, style = sample.description.rsplit(", ", 1)
        expression, character = look.rsplit(" ", 1)
        shown = {"character": character, "expression": expression, "style": style}
        text = ANSWERED[number % len(ANSWERED)] if number % 3 else ""
        made = await database.add_generation(
            *person,
            seed=number,
            strength=50,
            explanation={"shown": shown, "emoji": sample.emoji, "asked": {"text": text}},
            model_revision="sample",
            message_id=100 + number,
            webp=sample.webp,
        )
        row = await database.generation(made)
        if number % 2 and row is not None:
            await rate(database, row, number % 5 != 0)
