"""The panel by which a group's admins set its rules: its pages in words, and their buttons."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callback_data import Action, Press, code
from bot.menus import chosen
from bot.texts import Html, Texts
from bot.use_cases.house_rules import (
    CAPS,
    COOLDOWNS_S,
    QUIET,
    ZONES,
    Page,
    Switch,
    allowed_styles,
    chosen_option,
    words_revision,
)
from bot.use_cases.strength import STEPS, answers_by_itself
from storage import ChatSettings

_TITLES = {
    Page.STRENGTH: "admin-strength",
    Page.SENSITIVITY: "admin-sensitivity",
    Page.COOLDOWN: "admin-cooldown",
    Page.CAP: "admin-cap",
    Page.QUIET: "admin-quiet",
    Page.ZONE: "admin-zone",
    Page.STYLES: "admin-styles",
    Page.WORDS: "admin-words",
}
_BUTTONS = {
    Page.STRENGTH: "button-admin-strength",
    Page.SENSITIVITY: "button-admin-sensitivity",
    Page.COOLDOWN: "button-admin-cooldown",
    Page.CAP: "button-admin-cap",
    Page.QUIET: "button-admin-quiet",
    Page.ZONE: "button-admin-zone",
    Page.STYLES: "button-admin-styles",
    Page.WORDS: "button-admin-words",
}
_SENSITIVITIES = ("sensitivity-high", "sensitivity-normal", "sensitivity-low", "sensitivity-lowest")
_A_ROW = 2
_LONGEST_LABEL = 30


def panel_text(texts: Texts, page: Page, settings: ChatSettings, styles: Sequence[str], hidden: bool) -> Html:
    """A page in words; `hidden` tells that Telegram hides the group's messages from the bot."""
    if page is not Page.MAIN:
        lines = [texts.html(_TITLES[page])]
        if page is Page.STYLES and not styles:
            lines.append(texts.html("admin-styles-loading"))
        if page is Page.WORDS and not settings.unwanted:
            lines.append(texts.html("admin-words-none"))
        return Html("\n\n".join(lines))
    lines = [texts.html("admin-title"), _summary(texts, settings, styles)]
    if hidden and answers_by_itself(settings, private=False):
        lines.append(texts.html("privacy-mode"))
    return Html("\n\n".join(lines))


def panel_keyboard(texts: Texts, page: Page, settings: ChatSettings, styles: Sequence[str]) -> InlineKeyboardMarkup:
    """The buttons of a page."""
    if page is Page.MAIN:
        return InlineKeyboardMarkup(_main(texts, settings))
    back = [_button(texts.plain("button-back"), Press(Action.RULES, Page.MAIN))]
    return InlineKeyboardMarkup([*_rows(_options(texts, page, settings, styles)), back])


def quiet_label(texts: Texts, quiet: tuple[int, int] | None) -> str:
    """Quiet hours as "22:00–7:00"."""
    if quiet is None:
        return texts.plain("quiet-never")
    start, end = (f"{minute // 60}:{minute % 60:02}" for minute in quiet)
    return f"{start}–{end}"


def _main(texts: Texts, settings: ChatSettings) -> list[list[InlineKeyboardButton]]:
    answers = answers_by_itself(settings, private=False)
    automatic = "button-automatic-off" if answers else "button-automatic-on"
    listening = "button-admin-off" if settings.listening else "button-admin-on"
    pages = [_button(texts.plain(_BUTTONS[page]), Press(Action.RULES, page)) for page in _BUTTONS]
    return [
        [_button(texts.plain(automatic), _choice(Page.MAIN, Switch.SILENT if answers else Switch.ANSWER))],
        *_rows(pages),
        [_button(texts.plain(listening), _choice(Page.MAIN, Switch.OFF if settings.listening else Switch.ON))],
    ]


def _options(texts: Texts, page: Page, settings: ChatSettings, styles: Sequence[str]) -> list[InlineKeyboardButton]:
    if page is Page.WORDS:
        revision = words_revision(settings)
        return [
            _button(f"✖ {word[:_LONGEST_LABEL]}", Press(Action.UNWORD, index, revision))
            for index, word in enumerate(settings.unwanted)
        ]
    if page is Page.STYLES:
        allowed = allowed_styles(settings, styles)
        marks = {name: "✅" if name in allowed else "⬜" for name in styles}
        return [_button(f"{mark} {texts.word(name)}", _choice(page, code(name))) for name, mark in marks.items()]
    present = chosen_option(settings, page)
    return [
        _button(chosen(label, index == present), _choice(page, index))
        for index, label in enumerate(_labels(texts, page))
    ]


def _summary(texts: Texts, settings: ChatSettings, styles: Sequence[str]) -> Html:
    if not settings.listening:
        return texts.html("admin-is-off")
    present = chosen_option(settings, Page.SENSITIVITY)
    allowed = allowed_styles(settings, styles) if settings.styles else ()
    lines = [
        texts.html("automatic-on" if answers_by_itself(settings, private=False) else "automatic-off"),
        texts.html("admin-now-strength", strength=settings.strength),
        texts.html(
            "admin-now-sensitivity",
            label=f"{settings.threshold:.1f}" if present is None else texts.plain(_SENSITIVITIES[present]),
        ),
        texts.html("admin-now-cooldown", label=_seconds(texts, settings.cooldown_s)),
        texts.html("admin-now-cap", label=_cap(texts, settings.hourly_cap)),
        texts.html("admin-now-quiet", label=quiet_label(texts, settings.quiet), zone=settings.time_zone),
        texts.html("admin-now-styles", label=texts.words(allowed) or texts.plain("styles-all")),
        texts.html("admin-now-words", count=len(settings.unwanted)),
    ]
    return Html("\n".join(lines))


def _seconds(texts: Texts, seconds: int) -> str:
    if seconds % 60:
        return texts.plain("seconds", count=seconds)
    return texts.plain("minutes", count=seconds // 60) if seconds else texts.plain("cooldown-none")


def _cap(texts: Texts, cap: int) -> str:
    return texts.plain("cap-an-hour", count=cap) if cap else texts.plain("cap-none")


def _choice(page: Page, option: int) -> Press:
    return Press(Action.RULE, option, page)


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=press.pack())


def _rows(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    return [buttons[start : start + _A_ROW] for start in range(0, len(buttons), _A_ROW)]


def _labels(texts: Texts, page: Page) -> list[str]:
    """The options of a page in words, in their order."""
    labels: dict[Page, list[str]] = {
        Page.STRENGTH: [f"{step} %" for step in STEPS],
        Page.SENSITIVITY: [texts.plain(key) for key in _SENSITIVITIES],
        Page.COOLDOWN: [_seconds(texts, seconds) for seconds in COOLDOWNS_S],
        Page.CAP: [_cap(texts, cap) for cap in CAPS],
        Page.QUIET: [quiet_label(texts, quiet) for quiet in QUIET],
        Page.ZONE: [zone.rpartition("/")[2].replace("_", " ") for zone in ZONES],
    }
    return labels[page]
