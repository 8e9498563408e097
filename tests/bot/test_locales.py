"""The languages the bot speaks: each says all that English says, and nothing that Telegram would refuse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax.ast import Identifier, Message, NumberLiteral, Resource, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands import _ADMINS, _GROUP, _PRIVATE
from bot.local import LocalServer
from bot.local.entities import detect, parse_html
from bot.texts import DEFAULT, LOCALES, Html, load_texts, speak
from pmg_engine.art.vocabulary import every_name
from tests.bot.conftest import Patient, until

LANGUAGES = sorted(path.stem for path in LOCALES.glob("*.ftl"))
TEXTS = load_texts()
NUMBERS = {"count", "minutes", "days", "strength", "percent", "candidates", "most"}
DECIMALS = {"score", "person", "message"}
# where a variable stands for many words, the least that shows every form of the plural
SAMPLES = (0, 1, 2, 3, 11, 100)


class _Seen(Visitor):  # type: ignore[misc]
    """The variables of a message, and the selections in it."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selections: list[SelectExpression] = []

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:
        self.selections.append(node)
        self.generic_visit(node)


def _parsed(language: str) -> Resource:
    return FluentParser().parse((LOCALES / f"{language}.ftl").read_text("utf-8"))


def _messages(language: str) -> dict[str, _Seen]:
    """What stands in each message, words for stickers left out."""
    seen = {}
    for entry in _parsed(language).body:
        if isinstance(entry, Message) and not entry.id.name.startswith("word-"):
            seen[entry.id.name] = _Seen()
            seen[entry.id.name].visit(entry)
    return seen


MESSAGES = {language: _messages(language) for language in LANGUAGES}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak(None)


def _renderings(key: str) -> list[Html]:
    """A message in the language that is spoken, in each form of its plural."""
    names = MESSAGES[DEFAULT][key].variables
    samples = SAMPLES if names & NUMBERS else (1,)
    return [TEXTS.html(key, **{n: number if n in NUMBERS else "Ada" for n in names}) for number in samples]


def _tags(html: str) -> Counter[str]:
    return Counter(re.findall(r"</?\w[^>]*>", html))


def _commands(html: str) -> Counter[str]:
    """The commands that Telegram would mark, and those to be copied."""
    text, entities = parse_html(html)
    found = [(e["type"], e["offset"], e["length"]) for e in [*detect(text, entities), *entities]]
    units = text.encode("utf-16-le")
    shown = [
        units[2 * at : 2 * (at + n)].decode("utf-16-le") for kind, at, n in found if kind in {"bot_command", "code"}
    ]
    return Counter(text.split()[0] for text in shown if text.startswith("/"))


def test_a_file_is_all_messages_each_of_them_once(language: str) -> None:
    names = [entry.id.name for entry in _parsed(language).body if isinstance(entry, Message)]
    assert [type(entry).__name__ for entry in _parsed(language).body if type(entry).__name__ == "Junk"] == []
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_language_says_all_that_english_says(language: str) -> None:
    here, english = MESSAGES[language], MESSAGES[DEFAULT]
    assert english.keys() - here.keys() == set(), f"{language}.ftl lacks these"
    assert here.keys() - english.keys() == set(), f"{language}.ftl has these too many"
    assert {key: seen.variables for key, seen in here.items()} == {key: s.variables for key, s in english.items()}


def test_every_language_marks_text_as_english_does_and_as_telegram_reads_it(language: str) -> None:
    for key in MESSAGES[DEFAULT]:
        speak(DEFAULT)
        tags, commands = _tags(_renderings(key)[0]), _commands(_renderings(key)[0])
        speak(language)
        for html in _renderings(key):
            assert _tags(html) == tags, key
            assert _commands(html).keys() == commands.keys(), key  # parse_html refuses what Telegram refuses
            assert len(html) <= 4096, key


def test_selections_have_the_forms_of_the_language(language: str) -> None:
    """Of whole numbers below a thousand: "many" of a million, as in Spanish, has no place in the bot."""
    form = Locale.parse(language).plural_form
    for key, seen in MESSAGES[language].items():
        for selection in seen.selections:
            exact = {v.key.value for v in selection.variants if isinstance(v.key, NumberLiteral)}
            named = {v.key.name for v in selection.variants if isinstance(v.key, Identifier)}
            needed = {form(number) for number in range(1000) if str(number) not in exact}
            assert needed - named == set(), key
            assert named - {*form.tags, "other"} == set(), key


def test_whatever_a_sticker_shows_has_a_word(language: str) -> None:
    art = every_name()
    shown = [*art.characters, *art.expressions, *art.styles, "neutral"]
    words = {entry.id.name for entry in _parsed(language).body if isinstance(entry, Message)}
    words -= MESSAGES[language].keys()
    if language == DEFAULT:
        assert [TEXTS.word(name) for name in shown] == shown
    else:
        assert words == {f"word-{name.replace(' ', '-')}" for name in shown}
    assert TEXTS.word("unheard-of thing") == "unheard-of thing"
    assert TEXTS.words(["x", "y"]) == TEXTS.plain("list-separator").join(["x", "y"])


def test_short_texts_fit_where_telegram_shows_them(language: str) -> None:
    source = (LOCALES / f"{language}.ftl").read_text("utf-8")
    notices = source.partition("# --- Notices")[2].partition("# --- Buttons")[0]
    for key in [*re.findall(r"^([a-z-]+) =", notices, re.MULTILINE), "admins-only", "pack-full", "pack-gone"]:
        names = MESSAGES[DEFAULT][key].variables
        assert len(TEXTS.plain(key, **dict.fromkeys(names, "x" * 32))) <= 200, key
    for key in ("inline-opt-in", "inline-nothing"):
        assert 1 <= len(TEXTS.plain(key)) <= 64, key
    assert len(TEXTS.plain("pack-title", name="x" * 40)) <= 64
    assert all(1 <= len(TEXTS.plain(f"command-{name}")) <= 256 for name in {*_PRIVATE, *_GROUP, *_ADMINS})


def _odd(name: str) -> st.SearchStrategy[object]:
    if name in NUMBERS:
        return st.integers(-(10**12), 10**12)
    return st.floats(0, 1) if name in DECIMALS else st.text()


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_value_is_too_odd_to_be_said(data: st.DataObject) -> None:
    language, key = data.draw(st.sampled_from(LANGUAGES)), data.draw(st.sampled_from(sorted(MESSAGES[DEFAULT])))
    values = {name: data.draw(_odd(name), name) for name in sorted(MESSAGES[DEFAULT][key].variables)}
    speak(language)
    parse_html(TEXTS.html(key, **values))
    assert TEXTS.plain(key, **values) or not values


def test_what_runs_the_other_way_is_kept_apart() -> None:
    speak("ar")
    assert "\u200f\u200e/why – " in TEXTS.html(
        "help", mention="@a_bot"
    )  # the line goes on from right to left, the slash stays in front
    assert TEXTS.html("pack-waiting", count=3).startswith("\u200f⏳")
    assert "\u200e<code>/sticker " in TEXTS.html("no-words")  # nothing invisible is copied along
    assert "\u200e@BotFather" in TEXTS.html("privacy-mode")
    assert "\u2068Ada\u2069" in TEXTS.plain("pack-title", name="Ada")
    speak("de")
    assert TEXTS.plain("pack-title", name="Ada") == "Sticker für Ada"
    assert TEXTS.plain("pack-title", name="ليلى") == "Sticker für \u2068ليلى\u2069"
    speak(None)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("zh-hans", "zh"), ("zh-hant", "zh"), ("pt-BR", "pt"), ("RU", "ru"), ("tlh", "en"), (None, "en")],
)
def test_the_language_of_telegram_is_followed_where_there_is_one(code: str | None, expected: str) -> None:
    speak(code)
    assert TEXTS.plain("language-name") == TEXTS.in_language(expected, "language-name")
    speak(None)


@pytest.mark.parametrize(("code", "greeting"), [("zh-hans", "嗨！我用专门为你画的贴纸"), ("tlh", "made just for you")])
@pytest.mark.usefixtures("running")
async def test_a_person_is_greeted_in_the_language_of_their_telegram(
    server: LocalServer, code: str, greeting: str
) -> None:
    chen = Patient(server, "Chen", language=code)
    chen.say("/start")
    await chen.expect_text(greeting)
    await chen.expect_sticker()


@pytest.mark.usefixtures("running")
async def test_the_menu_of_commands_is_there_in_every_language(server: LocalServer) -> None:
    def shown(scope: str, language: str) -> dict[str, str]:
        menu = server.world.profile.commands({"type": scope}, "" if language == DEFAULT else language)
        return {command["command"]: command["description"] for command in menu}

    await until(lambda: all(shown("all_chat_administrators", language) for language in LANGUAGES))
    for scope, names in (("all_private_chats", _PRIVATE), ("all_group_chats", _GROUP)):
        for language in LANGUAGES:
            assert shown(scope, language) == {n: TEXTS.in_language(language, f"command-{n}") for n in names}


@pytest.mark.usefixtures("running")
async def test_a_person_chooses_what_is_shown_in_their_own_words(server: LocalServer) -> None:
    chen = Patient(server, "Chen", language="zh-hans")
    chen.say("/sticker so fun!")
    sticker = await chen.expect_sticker()
    await chen.press("⋯", sticker)
    await chen.press("角色", sticker)
    await chen.expect_button("狐狸", sticker)
