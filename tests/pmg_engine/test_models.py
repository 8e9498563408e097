"""Models come from the Hub only when asked, and are what their lock says, or are refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from pmg_engine.device import resolve
from pmg_engine.errors import ModelError
from pmg_engine.models import ModelStore
from pmg_engine.models.store import LOCK
from pmg_engine.profiles import LanguageModelProfile, ModelProfile, load_profile, profile_names
from tests.auxil.hub import SHA, TOKEN, Hub, serve
from tests.auxil.program import Run, refused

ENTRY = {"name": "tiny/model", "licence": "Apache-2.0", "disk_gb": 0.1, "memory_gb": 0.1}
MODEL = ModelProfile.model_validate(ENTRY)
FILES = {"unet/model.safetensors": b"weights", "config.json": b"{}", "run.py": b"evil", "model.bin": b"pickle"}


@pytest.fixture
def hub() -> Iterator[Hub]:
    with serve(Hub(files=dict(FILES))) as hub:
        yield hub


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    generator = 'kind = "bundled"\nsteps = 8\nguidance_scale = 3.0\ncandidates = 4'
    entry = "\n".join(f"{name} = {json.dumps(value)}" for name, value in ENTRY.items())
    path.write_text(f"threads = 1\n[generator]\n{generator}\n[[models]]\n{entry}\nmust_accept = true\n")
    return path


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    """A store with the model in it, locked."""
    store = ModelStore(tmp_path / "models")
    for name in ("unet/model.safetensors", "config.json"):
        path = store.folder(MODEL) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FILES[name])
    store.write_lock(MODEL, SHA, ["unet/model.safetensors", "config.json"])
    return store


def test_a_download_brings_data_only_and_locks_it(run: Run, profile: Path, hub: Hub, tmp_path: Path) -> None:
    online = {"HF_ENDPOINT": hub.address, "HF_HUB_OFFLINE": "0", "PMG_MODELS": "weights"}
    done = run("models", "download", "--profile", profile, **online)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "weights" / "tiny--model"
    assert (folder / "unet" / "model.safetensors").read_bytes() == b"weights"
    assert not [path for path in folder.rglob("*") if path.suffix in (".py", ".bin")]
    lock = json.loads((folder / LOCK).read_text())
    assert (lock["revision"], sorted(lock["files"])) == (SHA, ["config.json", "unet/model.safetensors"])
    asked = len(hub.asked)
    assert b"is there already" in run("models", "download", "--profile", profile, **online).stdout
    assert len(hub.asked) == asked
    assert b"ok       tiny/model" in run("models", "verify", "--profile", profile, **online).stdout
    assert b"; there" in run("models", "list", "--profile", profile, **online).stdout
    (folder / "config.json").write_bytes(b"[]")
    broken = run("models", "verify", "--profile", profile, **online)
    assert broken.returncode == 1
    assert b"config.json is corrupt" in broken.stdout
    assert b"models download --profile" in broken.stderr


def test_a_licence_that_must_be_accepted_is_named_with_where(run: Run, profile: Path, hub: Hub) -> None:
    hub.gated = True
    online = {"HF_ENDPOINT": hub.address, "HF_HUB_OFFLINE": "0"}
    refused(run("models", "download", "--profile", profile, **online), "https://huggingface.co/tiny/model", "HF_TOKEN")
    assert run("models", "download", "--profile", profile, **online, HF_TOKEN=TOKEN).returncode == 0


def test_what_comes_damaged_is_not_kept(run: Run, profile: Path, hub: Hub, tmp_path: Path) -> None:
    hub.damaged = {"unet/model.safetensors"}
    done = run("models", "download", "--profile", profile, HF_ENDPOINT=hub.address, HF_HUB_OFFLINE="0")
    refused(done, "came damaged", "run this again")
    assert not (tmp_path / "data" / "models" / "tiny--model" / "unet" / "model.safetensors").exists()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"HF_ENDPOINT": "http://127.0.0.1:9", "HF_HUB_OFFLINE": "0"}, ("check the connection", "run this again")),
        ({"HF_HUB_OFFLINE": "1"}, ("HF_HUB_OFFLINE is set", "unset it")),
    ],
)
def test_without_a_network_it_says_so(
    run: Run, profile: Path, settings: dict[str, str], words: tuple[str, str]
) -> None:
    refused(run("models", "download", "--profile", profile, **settings), *words)


def test_a_model_that_the_hub_does_not_have_is_named(run: Run, profile: Path, hub: Hub) -> None:
    hub.name = "other/model"
    done = run("models", "download", "--profile", profile, HF_ENDPOINT=hub.address, HF_HUB_OFFLINE="0")
    refused(done, "the Hub has no tiny/model")


def test_a_sticker_with_a_profile_that_was_not_downloaded_says_what_to_do(run: Run) -> None:
    refused(run("sticker", "hi", "--profile", "gpu"), "is not in data/models", "models download --profile gpu")


def test_a_whole_model_is_given_out(store: ModelStore) -> None:
    assert store.verified(MODEL, "mine") == store.folder(MODEL)
    pinned = MODEL.model_copy(update={"revision": SHA})
    assert store.verified(pinned, "mine") == store.folder(MODEL)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda folder: (folder / "config.json").unlink(), "can't be read"),
        (lambda folder: (folder / "config.json").write_bytes(b"x"), "corrupt"),
        (lambda folder: (folder / LOCK).unlink(), "missing or broken"),
        (lambda folder: (folder / LOCK).write_text("{"), "missing or broken"),
        (lambda folder: (folder / LOCK).write_bytes(b"\xff"), "missing or broken"),
        (
            lambda folder: (folder / LOCK).write_text(
                json.dumps({"name": "tiny/model", "revision": SHA, "files": {"../../x": "0"}})
            ),
            "lies elsewhere",
        ),
    ],
)
def test_what_is_not_as_locked_is_refused_with_advice(store: ModelStore, harm: object, words: str) -> None:
    harm(store.folder(MODEL))  # type: ignore[operator]
    with pytest.raises(ModelError, match=f"{words}.*: python main.py models download --profile mine"):
        store.verified(MODEL, "mine")


def test_another_revision_than_the_profile_pins_is_refused(store: ModelStore) -> None:
    other = MODEL.model_copy(update={"revision": "f" * 40})
    with pytest.raises(ModelError, match=f"there at {SHA}, the profile wants {'f' * 40}"):
        store.verified(other, "mine")


def test_a_folder_of_ones_own_needs_no_lock_but_keeps_to_one(store: ModelStore, tmp_path: Path) -> None:
    folder = store.folder(MODEL)
    own = MODEL.model_copy(update={"folder": folder})
    assert ModelStore(tmp_path / "elsewhere").verified(own, "mine") == folder
    (folder / "config.json").write_bytes(b"x")
    store = ModelStore(store.root)  # what was checked once is not read again
    with pytest.raises(ModelError, match=r"corrupt.*correct the profile"):
        store.verified(own, "mine")
    (folder / LOCK).unlink()
    assert store.verified(own, "mine") == folder
    with pytest.raises(ModelError, match="is not in"):
        store.verified(MODEL.model_copy(update={"folder": tmp_path / "nowhere"}), "mine")


def test_the_revision_changes_with_the_models(store: ModelStore) -> None:
    before = store.revisions([MODEL])
    assert store.revisions([]) == []
    assert store.revisions([MODEL]) == before
    (store.folder(MODEL) / "config.json").write_bytes(b"[]")
    store.write_lock(MODEL, SHA, ["config.json"])
    assert store.revisions([MODEL]) != before


def test_a_language_model_is_found_in_the_store_and_runs_where_it_is_told(store: ModelStore) -> None:
    language_model = LanguageModelProfile(name=MODEL.name, revision=SHA)
    profile = load_profile("bundled").model_copy(update={"models": (MODEL,), "language_model": language_model})
    found = store.language_model(profile, "cpu")
    assert found is not None
    assert (found.folder, found.device) == (store.folder(MODEL), "cpu")
    assert store.language_model(load_profile("bundled"), "cpu") is None


def test_profiles_name_a_licence_a_size_and_nothing_that_runs() -> None:
    for name in profile_names():
        for model in load_profile(name).models:
            assert model.licence
            assert 0 < model.disk_gb < 100
    for wrong in ({"files": ["*.bin"]}, {"files": ["*"]}, {"revision": "main"}, {"name": "../x"}, {"disk_gb": 0}):
        with pytest.raises(ValidationError):
            ModelProfile.model_validate({**ENTRY, **wrong})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("threads = ", "broken"),
        ("threads = 1", "generator"),
        ('threads = 1\n[generator]\nkind = "dall-e"', "dall-e"),
        (
            'threads = 1\n[generator]\nkind = "flux2-klein"\nmodel = "a/b"\nsteps = 4\nguidance_scale = 1\n'
            "candidates = 1\nside = 512\ntarget_tokens = 256\npreference_tokens = 256",
            r"no \[\[models\]\] entry for a/b",
        ),
    ],
)
def test_a_broken_profile_is_a_message(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ModelError, match=words):
        load_profile(str(path))
    with pytest.raises(ModelError, match="nowhere"):
        load_profile(str(tmp_path / "nowhere.toml"))


def test_a_device_that_is_not_there_is_refused() -> None:
    assert resolve("cpu").type == "cpu"
    for wrong in ("tpu", "cuda:99", ""):
        with pytest.raises(ModelError, match="take auto, cpu"):
            resolve(wrong)
