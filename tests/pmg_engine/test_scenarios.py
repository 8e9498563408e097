"""Posters and clothes, from the files of a data set to the picture and to the evaluation's page, on tiny models."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from pmg_engine import torchvision_repair  # noqa: F401  must come before torchvision
from pmg_engine.errors import EngineError, ModelError, PictureError, RenderError, RequestError
from pmg_engine.evaluate.likeness import LPIPS_FILE, Measures, decoded, load_lpips, load_measures, ssim
from pmg_engine.evaluate.scenario_report import NAMES
from pmg_engine.evaluate.scenario_run import evaluate_scenario
from pmg_engine.evaluate.scenario_trials import PictureBench, PictureTrial
from pmg_engine.evaluate.trials import Result
from pmg_engine.generate import check_format, encode, generate
from pmg_engine.generator.drawing import KEYWORDS, PictureDrawing
from pmg_engine.language_model import load_language_model
from pmg_engine.models import ModelStore
from pmg_engine.profiles import Profile, SafetyProfile, load_profile
from pmg_engine.scenario_engine import PictureRequest, ScenarioEngine, ScenarioPreference, load_scenario_engine
from pmg_engine.scenarios.cases import Case, DataError, Item
from pmg_engine.scenarios.data import load_case, load_pictured
from pmg_engine.soft_preference import SoftConfig, SoftPreference, save_soft
from pmg_engine.taste import Taste
from pmg_engine.types import Keyword
from tests.auxil.program import Run, refused
from tests.auxil.tiny_data import write_clothes, write_films
from tests.auxil.tiny_language_model import write_tiny_model
from tests.auxil.tiny_pipelines import WIDTH, write_profile

pytestmark = pytest.mark.usefixtures("one_thread")

NOIR = ScenarioPreference(merged=(("genre", Keyword("film noir", 1.0)), ("style", Keyword("neon light", 0.875))))
HARBOUR = PictureRequest(("harbour", "glass tower"), NOIR, 60, 4)


@pytest.fixture(scope="module")
def reading(tiny: Path) -> Path:
    """A profile whose language model draws its answers by lot, so that some seed has something to say."""
    model = write_tiny_model(tiny / "reader", "qwen3").model_copy(update={"temperature": 1.5})
    return write_profile(tiny, "sd", "clip", reader=model)


@pytest.fixture(scope="module")
def looking(tiny: Path) -> Path:
    """A profile that knows the person by pictures alone."""
    return write_profile(tiny, "ip", "siglip")


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_films(tmp_path_factory.mktemp("films"))


@pytest.fixture(scope="module")
def clothes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clothes(tmp_path_factory.mktemp("clothes"))


@pytest.fixture(scope="module")
def poster(reading: Path) -> ScenarioEngine:
    return load_scenario_engine("poster", str(reading), device="cpu")


@pytest.fixture(scope="module")
def clothing(looking: Path) -> ScenarioEngine:
    return load_scenario_engine("clothing", str(looking), device="cpu")


@pytest.fixture(scope="module")
def alexnet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """AlexNet's convolutions with random weights, named as torchvision names them."""
    from torchvision.models import alexnet

    torch.manual_seed(0)
    layers = alexnet(weights=None).features.state_dict()
    path = tmp_path_factory.mktemp("lpips") / "alexnet.safetensors"
    save_file({f"features.{name}": tensor for name, tensor in layers.items()}, path)
    return path


def test_the_command_makes_a_poster_and_says_why(run: Run, reading: Path, films: Path, tmp_path: Path) -> None:
    asked = ["--scenario", "poster", "--data", films, "--user", "1", "--seed", "5", "--strength", "70"]
    done = run("generate", *asked, "--profile", reading, "--device", "cpu", "--out", "a.png", "--explain")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [item["text"] for item in told["history"]] == [
        "The Tin Orchard (1987), Comedy, Romance",
        "Nine Quiet Moons (2003), Drama, Sci-Fi",
    ]
    assert told["target"]["text"] == "A Lantern, Twice (2011), Mystery, Thriller"
    assert 1 <= len(told["target"]["keywords"]) <= 5
    assert set(told["preference"]["by_attribute"]) == {"country", "style", "genre", "age", "actor", "director"}
    assert [candidate["rejected"] for candidate in told["candidates"]] == [None, None]
    assert {"condition", "denoise", "decode", "score", "total"} <= set(told["timings_ms"])
    with Image.open(tmp_path / "a.png") as image:
        assert (image.format, image.mode, image.size) == ("PNG", "RGB", (32, 32))


def test_the_command_makes_a_piece_of_clothing(run: Run, looking: Path, clothes: Path, tmp_path: Path) -> None:
    asked = ["--scenario", "clothing", "--data", clothes, "--user", "user1", "--target", f"{1:032x}"]
    done = run("generate", *asked, "--profile", looking, "--device", "cpu", "--out", "a.webp", "--explain")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["target"]["keywords"] == ["loose linen shirt", "white", "summer"]  # no language model: its own words
    assert told["preference"]["soft_tokens"] == 1
    assert all(weight > 0 for candidate in told["candidates"] for weight in candidate["weights"])
    with Image.open(tmp_path / "a.webp") as image:
        assert (image.format, image.mode, image.size) == ("WEBP", "RGB", (32, 32))


def test_keywords_of_the_language_model_are_weighted_by_rank(poster: ScenarioEngine, films: Path) -> None:
    history = load_case("poster", films, "1", None, None).history
    read = (poster.read_preference(history, seed) for seed in range(40))
    found = next(preference for preference in read if len(preference.merged) > 1)
    assert [k.weight for _, k in found.merged] == [1 - rank / 8 for rank in range(len(found.merged))]
    assert all(k.evidence == ("2", "3") for _, k in found.merged)
    assert all(keyword.keyword in found.by_attribute[name] for name, keyword in found.merged)


def test_the_same_request_gives_the_same_picture_and_the_person_matters(poster: ScenarioEngine) -> None:
    made = poster.make(HARBOUR).picture
    assert np.array_equal(made, poster.make(HARBOUR).picture)
    for other in (
        replace(HARBOUR, seed=5),
        replace(HARBOUR, target=("orchard",)),
        replace(HARBOUR, preference=replace(NOIR, merged=NOIR.merged[:1])),
    ):
        assert not np.array_equal(made, poster.make(other).picture)


def test_at_strength_zero_nothing_of_the_person_reaches_the_picture(
    poster: ScenarioEngine, clothing: ScenarioEngine, clothes: Path
) -> None:
    nobody = replace(HARBOUR, preference=ScenarioPreference(), strength=0)
    assert np.array_equal(poster.make(replace(HARBOUR, strength=0)).picture, poster.make(nobody).picture)
    one, other = (load_case("clothing", clothes, user, f"{1:032x}", None) for user in ("user1", "user2"))
    pictures = [[generate(clothing, case, strength, 3).made.picture for case in (one, other)] for strength in (0, 80)]
    assert np.array_equal(*pictures[0])
    assert not np.array_equal(*pictures[1])


def test_the_balance_chooses_the_largest_z(poster: ScenarioEngine) -> None:
    made = poster.make(HARBOUR)
    assert made.chosen == max(range(2), key=lambda place: made.candidates[place].z)
    assert all(0 < candidate.d_p < 1 and 0 < candidate.d_t < 1 for candidate in made.candidates)
    with pytest.raises(RequestError, match="between 0 and 100"):
        poster.make(replace(HARBOUR, strength=101))


def test_where_every_candidate_is_unsafe_nothing_is_returned(poster: ScenarioEngine) -> None:
    wary = poster.profile.model_copy(update={"safety": SafetyProfile(unsafe=("anything",), threshold=1e-9)})
    strict = ScenarioEngine(wary, poster.scenario, None, poster._generator, poster._scorer, "tiny")
    with pytest.raises(RenderError, match=r"unsafe: anything.*another --seed"):
        strict.make(HARBOUR)


def test_a_whole_picture_is_drawn_in_the_scenarios_own_words() -> None:
    drawing = PictureDrawing("poster")
    assert drawing.target({KEYWORDS: "giant shark, ocean"}).startswith("film poster showing giant shark, ocean, ")
    assert drawing.taste(Taste(None, None, ("neo-noir", "1980s"))) == "in the look of neo-noir, 1980s"
    assert drawing.taste(Taste(None, None)) == ""
    assert "sticker" not in drawing.target({KEYWORDS: "x"}) + drawing.negative
    assert "piece of clothing: wool coat," in PictureDrawing("clothing").target({KEYWORDS: "wool coat"})
    pictures = torch.full((1, 3, 4, 4), 1.5)
    assert torch.equal(drawing.finished(pictures), torch.ones(1, 4, 4, 4))  # nothing is cut out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"--profile": "bundled"}, ["bundled can draw only stickers", "--profile gpu"]),
        ({"--profile": "none"}, ["there is no profile 'none'"]),
        ({"--data": "missing"}, ["missing is no folder", "movies.csv, ratings.csv and links.csv"]),
        ({"--user": "99"}, ["no user '99'", "users are, for example, 1, 2, 3"]),
        ({"--target": "99"}, ["no item '99'", "leave --target out"]),
        ({"--pictures": "missing"}, ["missing is no folder"]),
        ({"--data": "x" * 5000}, ["is no folder"]),
        ({"--pictures": "x" * 5000}, ["is no folder"]),
        ({"--scenario": "emoticon"}, ["poster or clothing", "main.py sticker TEXT"]),
        ({"--out": "a.jpg"}, [".png or .webp"]),
        ({"--out": "missing/a.png"}, ["can't write missing/a.png"]),
        ({"--scenario": "clothing"}, ["user_data.txt can't be read", "should hold user_id,item_id"]),
    ],
    ids=lambda value: " ".join(value.values())[:20] if isinstance(value, dict) else "",
)
def test_what_cannot_be_made_is_refused_before_a_model_is_loaded(
    films: Path, asked: dict[str, str], words: list[str], tmp_path: Path
) -> None:
    given = {"--scenario": "poster", "--data": str(films), "--user": "1", "--out": str(tmp_path / "a.png"), **asked}
    with pytest.raises(EngineError) as error:
        main_app(["generate", *(part for pair in given.items() for part in pair)], standalone_mode=False)
    assert [word for word in words if word not in str(error.value)] == []


def main_app(arguments: Sequence[str], standalone_mode: bool) -> None:
    """The command line in this process: starting a new one for each refusal takes seconds."""
    from typer.main import get_command

    from main import app

    get_command(app)(list(arguments), standalone_mode=standalone_mode)


def test_the_command_line_ends_without_a_traceback(run: Run, films: Path) -> None:
    refused(run("generate", "--scenario", "poster", "--data", films, "--user", "99"), "no user '99'")
    refused(run("evaluate", "--scenario", "poster"), "--data")


def test_a_profile_without_anyone_who_knows_the_person_is_refused(tiny: Path) -> None:
    with pytest.raises(ModelError, match="neither a language model nor an IP-Adapter"):
        load_scenario_engine("poster", str(write_profile(tiny, "flux", "clip")), device="cpu")


def test_a_target_in_the_history_is_taken_out_of_it(films: Path) -> None:
    assert [item.id for item in load_case("poster", films, "1", "2", None).history] == ["3"]
    assert load_case("poster", films, "1", "6", None).target.text.startswith("Paper Submarine")


def test_without_pictures_nobody_can_be_measured(tmp_path: Path) -> None:
    for scenario, folder in (
        ("poster", write_films(tmp_path / "films", pictures=False)),
        ("clothing", write_clothes(tmp_path / "clothes", pictures=False)),
    ):
        with pytest.raises(DataError, match=r"No user of .* has pictures.*named by"):
            load_pictured(scenario, folder, None, 10)


def test_the_command_evaluates_and_goes_on_where_it_stopped(
    run: Run, reading: Path, films: Path, alexnet: Path, tiny: Path, tmp_path: Path
) -> None:
    asked = ["--scenario", "poster", "--data", films, "--profile", reading, "--device", "cpu", "--limit", "2"]
    done = run("evaluate", *asked, "--out", "out", "--lpips", alexnet, "--clip", tiny / "siglip")
    assert done.returncode == 0, done.stderr
    assert b"pictures 6/6" in done.stderr
    assert b"left" in done.stderr
    told = json.loads((tmp_path / "out" / "evaluation-poster.json").read_text("utf-8"))
    assert list(told["estimates"]) == ["none", "hard", "other"]
    assert (told["clip"], told["missing"], told["failed"]) == ("siglip", [], 0)
    for row in told["rows"]:
        assert 0 < row["lpips_history"] < 2
        assert -1 <= row["ssim_target"] <= 1
        assert abs(row["clip_history"]) <= 1.0001
    page = (tmp_path / "out" / "evaluation-poster.md").read_text("utf-8")
    assert "| no personalization | " in page
    assert "| another user's history | " in page
    assert "$" not in page
    with Image.open(tmp_path / "out" / "evaluation-poster.webp") as sheet:
        assert sheet.width > sheet.height / 2


@pytest.fixture
def bench(clothing: ScenarioEngine, clothes: Path) -> PictureBench:
    return PictureBench(clothing, load_pictured("clothing", clothes, None, 3), 60)


def test_an_ip_adapter_is_a_row_of_the_table_and_nothing_is_made_twice(bench: PictureBench, tmp_path: Path) -> None:
    asked: list[PictureTrial] = []
    make = bench.make

    def counting(missing: Sequence[PictureTrial]) -> Iterator[Result]:
        asked.extend(missing)
        return make(missing)

    bench.make = counting  # type: ignore[method-assign]
    told = evaluate_scenario(bench, Measures(missing=("LPIPS: no weights",)), tmp_path, tmp_path / "runs")
    assert [trial.condition for trial in asked[:3]] == ["none", "soft", "other"]
    assert told[1].startswith("IP-Adapter on the history's pictures: ")
    assert told[-1] == "not measured: LPIPS: no weights"
    page = (tmp_path / "evaluation-clothing.md").read_text("utf-8")
    assert "- Not measured: LPIPS: no weights." in page
    assert "| no personalization | – | – | ." in page or "| no personalization | – | – | -." in page
    again = evaluate_scenario(bench, Measures(missing=("LPIPS: no weights",)), tmp_path, tmp_path / "runs")
    assert again == told
    assert len(asked) == 9


def test_with_a_soft_preference_the_table_has_every_row(tiny: Path, reading: Path, films: Path, tmp_path: Path) -> None:
    model = load_language_model(write_tiny_model(tiny / "reader", "qwen3"))
    torch.manual_seed(0)
    save_soft(SoftPreference(SoftConfig.of(model.body, WIDTH, WIDTH, tokens=2, prefix=2)), tiny / "soft-films")
    profile = tiny / "all-rows.toml"
    profile.write_text(f'{reading.read_text("utf-8")}\n[soft]\nkind = "trained"\nfolder = "soft-films"\n', "utf-8")
    engine = load_scenario_engine("poster", str(profile), device="cpu")
    bench = PictureBench(engine, load_pictured("poster", films, None, 2), 60)
    told = evaluate_scenario(bench, Measures(), tmp_path, tmp_path / "runs")
    assert [line.split(":")[0] for line in told] == list(NAMES.values())
    rows = json.loads((tmp_path / "evaluation-poster.json").read_text("utf-8"))["rows"]
    assert all(row["preference"] == [] for row in rows if row["condition"] in ("none", "soft"))
    assert all(row["weights"][0] > 0 for row in rows if row["condition"] in ("soft", "both", "other"))


def test_a_trial_without_a_usable_candidate_is_counted_and_not_measured(bench: PictureBench, tmp_path: Path) -> None:
    wary = bench.engine.profile.model_copy(update={"safety": SafetyProfile(unsafe=("anything",), threshold=1e-9)})
    engine = ScenarioEngine(wary, bench.engine.scenario, None, bench.engine._generator, bench.engine._scorer, "tiny")
    told = evaluate_scenario(replace(bench, engine=engine), Measures(), tmp_path, tmp_path / "runs")
    assert told[0] == "no personalization: LPIPS history –, SSIM history –, CLIP-I history –"
    assert "(9 trials without a usable candidate)" in (tmp_path / "evaluation-clothing.md").read_text("utf-8")


def test_a_picture_that_cannot_be_read_is_named_before_anything_is_drawn(
    clothing: ScenarioEngine, tmp_path: Path
) -> None:
    folder = write_clothes(tmp_path / "clothes")
    broken = load_pictured("clothing", folder, None, 3)[0].target.picture
    assert broken is not None
    broken.write_bytes(b"no picture")
    bench = PictureBench(clothing, load_pictured("clothing", folder, None, 3), 60)
    with pytest.raises(PictureError, match=f"{broken.name} is no picture"):
        evaluate_scenario(bench, Measures(), tmp_path / "out", tmp_path / "runs")
    assert not (tmp_path / "runs").exists()


def test_other_data_or_settings_are_another_run(bench: PictureBench) -> None:
    other = Case("new", (Item("1", "a"),), Item("2", "b"))
    keys = {bench.key, replace(bench, strength=50).key, replace(bench, cases=[other]).key, replace(bench, seed=1).key}
    assert len(keys) == 4
    assert all("/" not in key for key in keys)


def profile_of(path: Path) -> Profile:
    return load_profile(str(path))


def test_what_measures_need_is_told_where_it_is_missing(looking: Path, tmp_path: Path) -> None:
    measures = load_measures(profile_of(looking), ModelStore(tmp_path), None, None)
    assert (measures.lpips, measures.clip) == (None, None)
    assert str(tmp_path / LPIPS_FILE) in measures.missing[0]
    assert "models download --profile" in measures.missing[1]


def test_who_judges_is_never_who_chose(reading: Path, tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is the scorer that chooses"):
        load_measures(profile_of(reading), ModelStore(tmp_path), None, tiny / "clip")
    assert load_measures(profile_of(reading), ModelStore(tmp_path), None, tiny / "siglip").clip_name == "siglip"
    for wrong in (tmp_path / "missing", Path("x" * 5000)):
        with pytest.raises(ModelError, match="is no folder: name one of open_clip's"):
            load_measures(profile_of(reading), ModelStore(tmp_path), None, wrong)


def test_lpips_takes_safetensors_of_alexnet_and_nothing_else(alexnet: Path, tmp_path: Path) -> None:
    network = load_lpips(alexnet)
    random = np.random.default_rng(0)
    one, other = (random.integers(0, 255, (256, 256, 3), np.uint8) for _ in range(2))
    found = Measures(lpips=network).compare(one, [one, other])
    assert found["lpips"][0] == pytest.approx(0, abs=1e-6)
    assert found["lpips"][1] > 0.01
    assert found["ssim"][0] == pytest.approx(1)
    torch.save({}, tmp_path / "alexnet.pth")
    with pytest.raises(ModelError, match=r"not a \.safetensors file"):
        load_lpips(tmp_path / "alexnet.pth")
    save_file({"features.0.weight": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(ModelError, match="neither AlexNet nor VGG-16"):
        load_lpips(tmp_path / "other.safetensors")
    (tmp_path / "broken.safetensors").write_bytes(b"no tensors")
    with pytest.raises(ModelError, match="can't be read as safetensors"):
        load_lpips(tmp_path / "broken.safetensors")


def test_pictures_are_compared_flat_and_square(clothes: Path) -> None:
    path = next((clothes / "pictures").glob("*.jpg"))
    picture = decoded(path.read_bytes(), path.name)
    assert picture.shape == (256, 256, 3)
    assert ssim(picture, picture) == pytest.approx(1)
    with pytest.raises(PictureError, match=r"x\.png is no picture"):
        decoded(b"nothing", "x.png")


def test_the_ending_says_the_format(tmp_path: Path) -> None:
    assert [check_format(Path(name)) for name in ("a.PNG", "a.webp")] == ["PNG", "WEBP"]
    (tmp_path / "a").write_bytes(encode(np.zeros((4, 6, 3), np.uint8), "WEBP"))
    with Image.open(tmp_path / "a") as image:
        assert (image.format, image.size) == ("WEBP", (6, 4))
