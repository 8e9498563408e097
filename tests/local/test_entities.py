"""Telegram's HTML: what it means, what is refused, and that nothing else can happen."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.entities import detect, formatted, parse_html, utf16_length
from bot.local.errors import ApiError

SIMPLE = {"b": "bold", "i": "italic", "u": "underline", "s": "strikethrough", "code": "code", "pre": "pre"}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &lt;b&gt; &amp; &#128512;", "a <b> & 😀", []),
        ("😀<b>x</b>", "😀x", [("bold", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ('<a href="https://e.org/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
        ('<a href="javascript:alert(1)">x</a>', "x", []),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
        ("  <b> x </b>  ", "x", [("bold", 0, 1)]),
    ],
)
def test_html_as_telegram_reads_it(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    plain, found = formatted(source, "HTML", None, 4096)
    assert plain == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("<b>x", "Can't find end tag"),
        ("x</b>", "Unexpected end tag"),
        ("<b><i>x</b></i>", "Unmatched end tag"),
        ("<img src=x>", "Unsupported start tag"),
        ("1 < 2", "Unsupported start tag"),
        ("<script>x</script>", "Unsupported start tag"),
        ("<span>x</span>", "must have class"),
    ],
)
def test_html_that_telegram_refuses(source: str, problem: str) -> None:
    with pytest.raises(ApiError, match=problem) as refused:
        formatted(source, "HTML", None, 4096)
    assert refused.value.violation


@given(st.text(), st.sampled_from(sorted(SIMPLE)))
def test_escaped_text_comes_out_as_it_went_in(text: str, tag: str) -> None:
    plain, entities = parse_html(f"<{tag}>{html.escape(text)}</{tag}>")
    assert plain == text
    expected = [{"type": SIMPLE[tag], "offset": 0, "length": utf16_length(text)}] if text else []
    assert entities == expected


@given(st.text(alphabet=st.sampled_from("<>/&;#x1b i\n😀=\"'abpre"), max_size=60))
def test_any_html_is_read_or_refused(source: str) -> None:
    try:
        plain, entities = formatted(source, "HTML", None, 4096)
    except ApiError:
        return
    length = utf16_length(plain)
    assert all(0 <= entity["offset"] < entity["offset"] + entity["length"] <= length for entity in entities)


@given(st.text())
def test_found_entities_lie_in_the_text(text: str) -> None:
    for entity in detect(text, []):
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(text)


def test_commands_mentions_and_addresses_are_found_outside_of_code() -> None:
    text = "/start@a_bot @alice https://e.org/x. a/b /why"
    units = text.encode("utf-16-le")
    found = {
        entity["type"]: units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
        for entity in detect(text, [])
    }
    assert found == {"bot_command": "/why", "mention": "@alice", "url": "https://e.org/x"}
    assert detect("/why", [{"type": "code", "offset": 0, "length": 4}]) == []


def test_texts_have_limits() -> None:
    assert formatted("<b>" + "x" * 4096 + "</b>", "HTML", None, 4096)[0] == "x" * 4096
    with pytest.raises(ApiError, match="too long"):
        formatted("x" * 4097, None, None, 4096)
    with pytest.raises(ApiError, match="only parse_mode HTML"):
        formatted("*x*", "MarkdownV2", None, 4096)
