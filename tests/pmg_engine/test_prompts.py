"""Prompts are strict: every variable is given, none too many."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmg_engine.prompts import FOLDER, PromptError, load_prompt, parse_prompt

VALUES = {"expression": "sleepy", "character": "fox", "style": "pixel art"}
SNAPSHOT = {
    "preference": "fox, pixel art",
    "preference_character": "fox",
    "preference_style": "pixel art",
    "target": "sleepy",
    "target_character": "sleepy fox",
    "target_character_style": "sleepy fox, pixel art",
}


def test_every_caption_of_the_emoticon_scenario_reads_as_the_generator_was_taught() -> None:
    rendered = {}
    for path in (FOLDER / "emoticon").glob("*.txt"):
        prompt = load_prompt("emoticon", path.stem)
        rendered[path.stem] = prompt.render(**{name: VALUES[name] for name in prompt.variables})
    assert rendered == SNAPSHOT


@pytest.mark.parametrize("values", [{}, {"character": "fox"}, VALUES, {"character": "fox", "style": " "}])
def test_a_missing_unknown_or_blank_variable_raises(values: dict[str, str]) -> None:
    with pytest.raises(PromptError, match="emoticon/preference"):
        load_prompt("emoticon", "preference").render(**values)


def test_a_missing_prompt_is_named(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"none\.txt"):
        load_prompt("emoticon", "none", tmp_path)


@given(st.text(st.sampled_from("ab{}!:. 0"), max_size=20))
def test_any_template_is_a_prompt_or_an_error(template: str) -> None:
    try:
        prompt = parse_prompt("any", template)
    except PromptError:
        return
    rendered = prompt.render(**dict.fromkeys(prompt.variables, "x"))
    assert len(rendered) <= len(template)


def test_a_value_is_never_read_as_a_template() -> None:
    assert parse_prompt("any", "{a}").render(a="{b}") == "{b}"
