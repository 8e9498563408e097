"""What the page is sent: a person's own data in the words of the language that is spoken, as JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time

from bot.cards import in_words
from bot.menus.settings import choice_of, language_name, name_of
from bot.texts import DEFAULT, Texts
from bot.use_cases.generations import AXES
from bot.use_cases.jobs import RETENTION
from bot.use_cases.own_page import Liking, Own
from bot.use_cases.personal import AUTOMATIC, COOLDOWN, QUIET, SENSITIVITY, SETTINGS, STRENGTH, clock
from bot.use_cases.words import quote
from pmg_engine.types import Palette
from storage import GenerationRow, PersonSettings

# what stands on the page whatever it shows; the page knows them by these names
_WORDS = (
    "button-clock-back",
    "button-clock-on",
    "button-opt-in",
    "button-opt-out",
    "page-again",
    "page-all",
    "page-answered",
    "page-cancel",
    "page-chats",
    "page-clock",
    "page-close",
    "page-commands",
    "page-dislikes",
    "page-dislikes-about",
    "page-export",
    "page-export-about",
    "page-forget",
    "page-forget-about",
    "page-forget-ask",
    "page-forget-sticker",
    "page-forget-sticker-ask",
    "page-incognito-about",
    "page-left",
    "page-likes",
    "page-likes-about",
    "page-map",
    "page-map-about",
    "page-none-fit",
    "page-offline",
    "page-optout-about",
    "page-pin",
    "page-pinned",
    "page-removed",
    "page-remove",
    "page-restore",
    "page-rate-down",
    "page-rate-up",
    "page-stat-keywords",
    "page-stat-liked",
    "page-stat-stickers",
    "page-stickers",
    "page-stickers-empty",
    "page-strength",
    "page-strength-about",
    "page-tab-data",
    "page-tab-settings",
    "page-tab-taste",
    "page-taste-empty",
    "page-title",
    "page-unpin",
    "page-without",
    "page-without-title",
    "setting-language",
    "training-about",
)
_PAGED = (AUTOMATIC, SENSITIVITY, COOLDOWN, QUIET)
_NOTHING = Palette({}, {}, {})


def words(texts: Texts, name: str) -> dict[str, str]:
    """The texts of the page, for a person of that name."""
    fixed = {key: texts.plain(key) for key in _WORDS}
    return {
        **fixed,
        "page-hello": texts.plain("page-hello", name=name),
        "page-data-about": texts.plain("page-data-about", days=RETENTION.days),
    }


def own(texts: Texts, data: Own, palette: Palette | None, language: str) -> dict[str, Any]:
    """One chat of a person."""
    if data.since is None:
        return {"consent": None, "left": data.left}
    marks = palette or _NOTHING
    return {
        "consent": texts.plain("page-since", date=_day(data.since, data.mine, language)),
        "incognito": data.paused_until
        and texts.plain("page-incognito", time=_time(data.paused_until, data.mine, language)),
        "taste": [_liking(texts, liking, marks) for liking in data.taste],
        "stickers": [_sticker(texts, row, marks, data.mine, language) for row in data.stickers],
        "settings": _settings(texts, data, language),
    }


def chats(texts: Texts, titles: Sequence[tuple[int, str | None]]) -> list[dict[str, Any]]:
    """The chats to choose from; the private one is the one that has no title and a positive number."""
    private, group = texts.plain("page-chat-private"), texts.plain("page-chat-group")
    return [{"id": chat, "title": title or (private if chat > 0 else group)} for chat, title in titles]


def direction(language: str) -> str:
    """ "ltr" or "rtl"."""
    return Locale.parse(language, sep="-").text_direction


def spoken(texts: Texts, wanted: str | None) -> str:
    """The language in which `texts` answer a wish such as "zh-hans"."""
    name = (wanted or DEFAULT).lower()
    return next((one for one in (name, name.split("-")[0]) if one in texts.languages), DEFAULT)


def _liking(texts: Texts, liking: Liking, palette: Palette) -> dict[str, Any]:
    kind = {"character": "page-character", "style": "page-style", "emotion": "page-emotion"}
    emoji = {"character": palette.character, "style": palette.style, "emotion": palette.expression}
    seen = texts.plain("page-seen", count=liking.count)
    return {
        "attribute": liking.attribute,
        "keyword": liking.keyword,
        "word": texts.word(liking.keyword),
        "emoji": next((e[liking.keyword] for e in emoji.values() if e.get(liking.keyword)), ""),
        "kind": texts.plain(kind[liking.attribute]) if liking.attribute in kind else "",
        "liked": liking.liked,
        "weight": round(liking.weight, 4),
        "counts": texts.plain("page-counts", percent=round(100 * liking.weight)),
        "seen": seen,
        "quotes": [in_words(texts, quote) for quote in liking.quotes],
        "mark": liking.mark,
    }


def _sticker(texts: Texts, row: GenerationRow, palette: Palette, mine: PersonSettings, language: str) -> dict[str, Any]:
    explanation = row.explanation
    shown: dict[str, str] = explanation.get("shown", {})
    return {
        "id": row.id,
        "liked": row.feedback,
        "emoji": explanation.get("emoji", ""),
        "shown": {name: shown.get(name) for name in AXES},
        "words": {name: texts.word(shown[name]) for name in AXES if name in shown},
        "marks": {
            "character": palette.character.get(shown.get("character", ""), ""),
            "expression": palette.expression.get(shown.get("expression", ""), ""),
        },
        "answered": quote(explanation.get("asked", {}).get("text") or "", 200),
        "strength": texts.plain("page-strength-of", strength=row.strength),
        "day": _day(row.created_at, mine, language),
        "time": _time(row.created_at, mine, language),
    }


def _settings(texts: Texts, data: Own, language: str) -> dict[str, Any]:
    mine = data.mine
    strengths = [values["strength"] for values in STRENGTH.choices[1:]]
    return {
        "strength": {
            "chat": texts.plain("page-strength-chat", strength=data.chat.strength),
            "of_chat": data.chat.strength,
            "own": mine.strength,
            "steps": strengths,
        },
        "choices": [
            {
                "name": setting.name,
                "label": name_of(texts, setting),
                "choices": [choice_of(texts, setting, index) for index in range(len(setting.choices))],
                "chosen": setting.present(mine),
            }
            for setting in SETTINGS
            if setting in _PAGED
        ],
        "clock": _time(datetime.now(UTC), mine, language),
        "incognito": texts.plain("button-incognito-off" if data.paused_until else "button-incognito-on"),
        "training": {
            "on": data.training,
            "button": texts.plain("button-training-off" if data.training else "button-training-on"),
        },
        "languages": [language_name(texts, name) for name in (None, *texts.languages)],
        "language": (None, *texts.languages).index(mine.language) if mine.language in texts.languages else 0,
    }


def _day(at: datetime, mine: PersonSettings, language: str) -> str:
    return format_date(clock(mine, at), "long", locale=_locale(language))


def _time(at: datetime, mine: PersonSettings, language: str) -> str:
    return format_time(clock(mine, at), "short", locale=_locale(language))


def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")
