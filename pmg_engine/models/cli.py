"""`main.py models …`: which models the profiles need, fetching them, and whether they are whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="List, download and verify the models of a profile.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Profile = Annotated[str | None, typer.Option(metavar="NAME", help="A profile, or a file.toml; PMG_PROFILE else.")]


@app.command("list")
def list_models(context: typer.Context, profile: Profile = None) -> None:
    """Print each model with its licence, its size and whether it is there: of one profile, or of all."""
    from pmg_engine.models import ModelStore
    from pmg_engine.profiles import load_profile, profile_names

    folder, _ = _settings(context)
    store = ModelStore(folder)
    for name in [profile] if profile else profile_names():
        loaded = load_profile(name)
        disk, memory = (sum(getattr(m, field) for m in loaded.models) for field in ("disk_gb", "memory_gb"))
        sizes = f"{disk:.1f} GB on disk, {memory:.1f} GB of GPU memory" if loaded.models else "nothing to download"
        typer.echo(f"{name}: {sizes}")
        for model in loaded.models:
            there = "there" if store.folder(model).is_dir() else "not downloaded"
            licence = f"{model.licence}{', to be accepted on the Hub' if model.must_accept else ''}"
            size = f"{model.disk_gb:.1f} GB, {model.memory_gb:.1f} GB of GPU memory"
            typer.echo(f"  {model.name}: {size}; {licence}; {there}")


@app.command("download")
def download_models(
    context: typer.Context,
    profile: Profile = None,
    model: Annotated[str | None, typer.Option(metavar="OWNER/NAME", help="Only this one of the profile's.")] = None,
) -> None:
    """Download what a profile needs, at its pinned revisions. HF_TOKEN is used where it is set."""
    from pmg_engine.errors import ModelError
    from pmg_engine.models import ModelStore
    from pmg_engine.models.hub import download
    from pmg_engine.profiles import load_profile

    folder, default = _settings(context)
    store = ModelStore(folder)
    listed = load_profile(profile or default).models
    if model is not None and model not in (names := [wanted.name for wanted in listed]):
        raise ModelError(f"the profile has no model {model!r}: choose one of {', '.join(names) or '(none)'}")
    for wanted in (one for one in listed if model in (None, one.name)):
        if next(store.problems(wanted), None) is None:
            typer.echo(f"{wanted.name} is there already")
        elif wanted.folder is None:
            typer.echo(f"Downloading {wanted.name} ({wanted.disk_gb:.1f} GB, {wanted.licence}) …", err=True)
            lock = download(wanted, store)
            typer.echo(f"{wanted.name} at {lock.revision}: {len(lock.files)} files in {store.folder(wanted)}")
        else:
            typer.echo(f"{wanted.name} has a folder of its own, {wanted.folder}: nothing is downloaded to it")


@app.command("verify")
def verify_models(context: typer.Context, profile: Profile = None) -> None:
    """Check every file of a profile's models against its checksum, and say what to do."""
    from pmg_engine.errors import ModelError
    from pmg_engine.models import ModelStore
    from pmg_engine.profiles import load_profile
    from pmg_engine.weights import verify_all

    folder, default = _settings(context)
    store, name = ModelStore(folder), profile or default
    found = {model.name: list(store.problems(model)) for model in load_profile(name).models}
    typer.echo(f"ok       {verify_all()} bundled files")
    for model, problems in found.items():
        typer.echo("\n".join(f"problem  {problem}" for problem in problems) or f"ok       {model}")
    if any(found.values()):
        raise ModelError(f"models are missing or broken: python main.py models download --profile {name}")


def _settings(context: typer.Context) -> tuple[Path, str]:
    """Where models lie and which profile is meant, as main.py was set."""
    folder, profile = context.obj
    return folder, profile
