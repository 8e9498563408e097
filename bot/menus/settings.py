"""A person's own settings as buttons: one page with what there is, and a page for each thing with more choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callback_data import Action, Press, code
from bot.menus import button, chosen, in_rows, keyboard, page_button
from bot.texts import Html, Texts
from bot.use_cases.personal import AUTOMATIC, COOLDOWN, QUIET, SENSITIVITY, SETTINGS, STRENGTH, Setting, clock
from storage import ChatSettings, PersonSettings

_CHOICES = 100
# numbered after the plain ones, always at the end: old buttons carry these numbers
CLOCK, LANGUAGE, INCOGNITO, PREVIEW, TRAINING = range(len(SETTINGS), len(SETTINGS) + 5)
MAIN = 99
_PAGED = (AUTOMATIC, SENSITIVITY, COOLDOWN, QUIET)


@dataclass(frozen=True, slots=True)
class Panel:
    """What the menu shows, and to whom; `page_url` is where the person's own page is, if there is one; `training`:
    whether models may be trained on what is kept of the person."""

    user_id: int
    mine: PersonSettings
    chat: ChatSettings  # with automatic answers on or off
    paused_until: datetime | None
    page_url: str | None = None
    training: bool = False


def wish(revision: int) -> tuple[int, int]:
    """Which setting and which choice a button stands for."""
    return divmod(revision, _CHOICES)


def summary(texts: Texts, panel: Panel) -> Html:
    """Everything that is set, in words."""
    mine = panel.mine
    lines = [
        texts.html("settings-title"),
        texts.html("settings-strength-own", strength=mine.strength)
        if mine.strength is not None
        else texts.html("settings-strength-chat", strength=panel.chat.strength),
        *[_line(texts, setting, panel) for setting in _PAGED],
        texts.html("settings-clock", time=f"{clock(mine, datetime.now(UTC)):%H:%M}"),
        texts.html("settings-language", language=language_name(texts, mine.language)),
        texts.html("settings-incognito", time=f"{clock(mine, panel.paused_until):%H:%M}")
        if panel.paused_until
        else texts.html("settings-recording"),
        texts.html("settings-training-on" if panel.training else "settings-training-off"),
        texts.html("training-about"),
    ]
    return Html("\n".join(lines))


def page(texts: Texts, panel: Panel, number: int) -> InlineKeyboardMarkup:
    """The buttons of one page; an unknown page is the main one."""
    if number < len(SETTINGS) and SETTINGS[number] in _PAGED:
        return _choices(texts, panel, number)
    if number == LANGUAGE:
        return _languages(texts, panel)
    return _main(texts, panel)


def with_preview(texts: Texts, under: InlineKeyboardMarkup, user_id: int, strength: int) -> InlineKeyboardMarkup:
    """The buttons of a sticker that shows what a strength looks like, with one that takes it."""
    take = button(texts.plain("button-use", strength=strength), Press(Action.USE, user_id, strength))
    return InlineKeyboardMarkup([*under.inline_keyboard, [take]])


def language_of(texts: Texts, number: int) -> str | None:
    """The language that a button stands for, None for that of Telegram. Raises LookupError where there is none such."""
    return {_language_code(name): name for name in (None, *texts.languages)}[number]


def language_name(texts: Texts, language: str | None) -> str:
    """A language in its own words; where none is chosen, that Telegram's is followed."""
    return texts.plain("choice-telegram") if language is None else texts.in_language(language, "language-name")


def _main(texts: Texts, panel: Panel) -> InlineKeyboardMarkup:
    present = STRENGTH.present(panel.mine)
    labels = [f"🎚 {texts.plain('choice-chat')}", *(str(values["strength"]) for values in STRENGTH.choices[1:])]
    strengths = [
        button(chosen(label, index == present), _set(panel, SETTINGS.index(STRENGTH), index))
        for index, label in enumerate(labels)
    ]
    pages = [button(name_of(texts, setting), _page(panel, SETTINGS.index(setting))) for setting in _PAGED]
    incognito = "button-incognito-off" if panel.paused_until else "button-incognito-on"
    training = "button-training-off" if panel.training else "button-training-on"
    return keyboard(
        strengths[:1],  # its words have no room beside the numbers
        strengths[1:],
        [button(texts.plain("button-preview"), _set(panel, PREVIEW, 0))],
        *in_rows(pages, 2),
        [button(texts.plain(training), _set(panel, TRAINING, 0 if panel.training else 1))],
        [
            button(texts.plain(incognito), _set(panel, INCOGNITO, 0)),
            button(texts.plain("setting-language"), _page(panel, LANGUAGE)),
        ],
        [page_button(texts, panel.page_url)] if panel.page_url else [],
    )


def _choices(texts: Texts, panel: Panel, number: int) -> InlineKeyboardMarkup:
    setting = SETTINGS[number]
    present = setting.present(panel.mine)
    options = [
        button(chosen(choice_of(texts, setting, index), index == present), _set(panel, number, index))
        for index in range(len(setting.choices))
    ]
    turn: Sequence[InlineKeyboardButton] = ()
    if setting is QUIET:
        turn = [
            button(texts.plain(key), _set(panel, CLOCK, index))
            for index, key in enumerate(("button-clock-back", "button-clock-on"))
        ]
    return keyboard(*in_rows(options, 2), turn, [button(texts.plain("button-back"), _page(panel, MAIN))])


def _languages(texts: Texts, panel: Panel) -> InlineKeyboardMarkup:
    options = [
        button(
            chosen(language_name(texts, name), name == panel.mine.language),
            Press(Action.LANGUAGE, panel.user_id, _language_code(name)),
        )
        for name in (None, *texts.languages)
    ]
    return keyboard(*in_rows(options, 2), [button(texts.plain("button-back"), _page(panel, MAIN))])


def name_of(texts: Texts, setting: Setting) -> str:
    """What a setting is called; its strength is named elsewhere."""
    names: dict[str, Callable[[], str]] = {
        "automatic": lambda: texts.plain("setting-automatic"),
        "sensitivity": lambda: texts.plain("setting-sensitivity"),
        "cooldown": lambda: texts.plain("setting-cooldown"),
        "quiet": lambda: texts.plain("setting-quiet"),
    }
    return names[setting.name]()


def _line(texts: Texts, setting: Setting, panel: Panel) -> Html:
    """What holds for one setting; where that is the chat's, it says so."""
    present, key = setting.present(panel.mine), "settings-line"
    if present == 0 and setting is not QUIET:
        of_chat = setting.present(panel.chat)
        present, key = (of_chat, "settings-line-chat") if of_chat is not None else (0, key)
    value = "–" if present is None else choice_of(texts, setting, present)
    return texts.html(key, name=name_of(texts, setting), value=value)


def choice_of(texts: Texts, setting: Setting, index: int) -> str:
    """What a choice is called."""
    values = setting.choices[index]
    if setting is QUIET:
        hours = f"{values['quiet_from']}–{values['quiet_to']}"
        return texts.plain("choice-off") if values["quiet_from"] is None else hours
    if index == 0:
        return texts.plain("choice-chat")
    if setting is AUTOMATIC:
        return texts.plain("choice-on" if values["automatic"] else "choice-off")
    if setting is SENSITIVITY:
        return texts.plain(("choice-high", "choice-medium", "choice-low")[index - 1])
    minutes = values["cooldown_s"] // 60
    return texts.plain("choice-minutes", minutes=minutes) if minutes else texts.plain("choice-none")


def _language_code(name: str | None) -> int:
    return 0 if name is None else code(name)


def _set(panel: Panel, setting: int, choice: int) -> Press:
    return Press(Action.SETTING, panel.user_id, setting * _CHOICES + choice)


def _page(panel: Panel, number: int) -> Press:
    return Press(Action.PAGE, panel.user_id, number)
