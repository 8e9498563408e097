"""Profiles are data that is checked when it is read."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pmg_engine.errors import ModelError
from pmg_engine.profiles import LanguageModelProfile, load_profile


def test_the_bundled_profile_needs_no_language_model() -> None:
    assert load_profile("bundled").language_model is None


def test_an_unknown_profile_lists_the_known() -> None:
    with pytest.raises(ModelError, match="bundled"):
        load_profile("none")


def test_a_language_model_is_greedy_and_finds_its_device_unless_told() -> None:
    model = LanguageModelProfile(name="Qwen/Qwen3-4B-Instruct-2507", revision="main")
    assert (model.device, model.dtype, model.temperature, model.folder) == ("auto", "bfloat16", 0.0, None)


@pytest.mark.parametrize("wrong", [{"name": "../x"}, {"device": "tpu"}, {"dtype": "int8"}, {"temperature": -1}])
def test_a_language_model_of_odd_values_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        LanguageModelProfile.model_validate({"name": "a/b", "revision": "main", **wrong})
