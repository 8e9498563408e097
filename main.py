"""The command line, and the only file that wires bot, engine and storage together.

Nothing heavy is imported at module level, so that every command answers `--help` at once.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.settings import Settings
    from pmg_engine.evaluate.likeness import Measures
    from pmg_engine.evaluate.scenario_trials import PictureBench
    from pmg_engine.types import StickerEngine

app = typer.Typer(
    help="A Telegram bot that answers with a sticker made for you.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

# TEXT may look like an option ("-_-"); what looks like one of ours needs `--` before it
TEXT_FIRST = {"ignore_unknown_options": True}

Text = Annotated[str | None, typer.Argument(metavar="TEXT", help="The message. Put -- before a TEXT like --help.")]
Batch = Annotated[Path | None, typer.Option(metavar="FILE", help="JSON Lines, one request a line; - reads them here.")]
EnvFile = Annotated[Path, typer.Option(metavar="FILE", help="Settings that the environment doesn't hold.")]
Profile = Annotated[str | None, typer.Option(metavar="NAME", help="Models to use, or a file.toml; PMG_PROFILE else.")]
Device = Annotated[str | None, typer.Option(metavar="NAME", help="Where downloaded models run; PMG_DEVICE else.")]
Strength = Annotated[int, typer.Option(min=0, max=100, help="How personal, in percent.")]
Pictures = Annotated[Path | None, typer.Option(metavar="FOLDER", help="Pictures by item; the data's own pictures/.")]


@app.command(context_settings=TEXT_FIRST)
def sticker(
    text: Text = None,
    history: Annotated[Path | None, typer.Option(metavar="FILE", help="JSON Lines of what the person did.")] = None,
    strength: Strength = 50,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="The same seed gives the same sticker.")] = 0,
    profile: Profile = None,
    device: Device = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to save it.")] = Path("sticker.webp"),
    explain: Annotated[bool, typer.Option("--explain", help="Print the reasons as one JSON object.")] = False,
    batch: Batch = None,
) -> None:
    """Make one sticker, or one for each line of a batch, offline."""
    from pmg_engine.batch import (
        StickerLines,
        check_text,
        check_writable,
        open_batch,
        print_answers,
        to_json,
        write_sticker,
    )
    from pmg_engine.history import read_history
    from pmg_engine.types import Preference, StickerRequest

    if (file := _one_of(text, batch)) is not None:
        with open_batch(file) as (lines, folder):
            answer = StickerLines(_engine(profile, device), folder, strength, seed, history and history.absolute())
            print_answers(lines, answer, sys.stdout)
        return
    wanted = check_text(text)
    items = read_history(history) if history else ()
    check_writable(out)
    engine = _engine(profile, device)
    preference = engine.read_preference(items) if items else Preference()
    made = engine.make_sticker(StickerRequest(wanted, strength=strength, seed=seed, preference=preference))
    write_sticker(out, made.webp)
    if explain:
        typer.echo(to_json(made.explanation()))
    typer.echo(f"Saved {out}", err=explain)


@app.command()
def generate(
    scenario: Annotated[str, typer.Option(metavar="NAME", help="poster or clothing.")],
    data: Annotated[Path, typer.Option(metavar="FOLDER", help="MovieLens or POG, as its files come.")],
    user: Annotated[str, typer.Option(metavar="ID", help="Whose history.")],
    target: Annotated[str | None, typer.Option(metavar="ITEM", help="What to draw; the item that followed.")] = None,
    pictures: Pictures = None,
    strength: Strength = 50,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="The same seed gives the same picture.")] = 0,
    profile: Profile = None,
    device: Device = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to save it, .png or .webp.")] = Path("picture.png"),
    explain: Annotated[bool, typer.Option("--explain", help="Print the reasons as one JSON object.")] = False,
) -> None:
    """Make a film poster or a piece of clothing for one user of a data set."""
    from bot.settings import load_settings
    from pmg_engine.batch import check_writable, to_json, write_sticker
    from pmg_engine.generate import check_format, encode
    from pmg_engine.generate import generate as make
    from pmg_engine.scenario_engine import load_scenario_engine
    from pmg_engine.scenarios.data import load_case

    settings, kind = load_settings(), check_format(out)
    check_writable(out)
    case = load_case(scenario, data, user, target, pictures)
    engine = load_scenario_engine(
        scenario, profile or settings.pmg_profile, settings.models, device or settings.pmg_device
    )
    done = make(engine, case, strength, seed)
    write_sticker(out, encode(done.made.picture, kind))
    if explain:
        typer.echo(to_json(done.explanation()))
    typer.echo(f"Saved {out}", err=explain)


@app.command(context_settings=TEXT_FIRST)
def emotion(text: Text = None, batch: Batch = None) -> None:
    """Read the emotion of one message, or of each line of a batch, as JSON."""
    from pmg_engine.batch import EmotionLines, check_text, open_batch, print_answers, to_json

    if (file := _one_of(text, batch)) is not None:
        with open_batch(file) as (lines, _):
            print_answers(lines, EmotionLines.load(), sys.stdout)
        return
    wanted = check_text(text)
    typer.echo(to_json(EmotionLines.load()({"text": wanted})))


@app.command(context_settings={**TEXT_FIRST, "allow_extra_args": True}, add_help_option=False)
def train(context: typer.Context) -> None:
    """Train one part of the models: art, autoencoder, denoiser, upsampler, scorer, judge, soft or emotion."""
    from pmg_engine.train.cli import app as parts

    parts(context.args, prog_name="main.py train")


@app.command(context_settings={**TEXT_FIRST, "allow_extra_args": True}, add_help_option=False)
def models(context: typer.Context) -> None:
    """List, download or verify the models of a profile."""
    from bot.settings import load_settings
    from pmg_engine.models.cli import app as parts

    settings = load_settings()
    parts(context.args, prog_name="main.py models", obj=(settings.models, settings.pmg_profile))


@app.command()
def evaluate(
    scenario: Annotated[str, typer.Option(metavar="NAME", help="emoticon, poster or clothing.")] = "emoticon",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many people, simulated ones for emoticon.")] = 200,
    data: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Not for emoticon: MovieLens or POG.")] = None,
    pictures: Pictures = None,
    strength: Strength = 50,
    lpips: Annotated[Path | None, typer.Option(metavar="FILE", help="AlexNet or VGG-16 as safetensors.")] = None,
    clip: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Who judges CLIP-I, not who chose.")] = None,
    device: Device = None,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the page and its pictures go.")] = Path("docs"),
    runs: Annotated[Path, typer.Option(metavar="FOLDER", help="Results; an interrupted run goes on from them.")] = Path(
        "runs/evaluation"
    ),
    profile: Profile = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes, of one thread each.")] = 2,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make all anew, as after a change of the code.")] = False,
    soft: Annotated[bool, typer.Option("--soft", help="Measure what the soft preference adds instead.")] = False,
) -> None:
    """Measure how well stickers fit taste and moment, by a judge that never chooses; or another scenario's pictures."""
    from bot.settings import load_settings
    from pmg_engine.evaluate.run import evaluate as measure
    from pmg_engine.evaluate.run import revision_of
    from pmg_engine.evaluate.trials import in_processes

    name = profile or load_settings().pmg_profile
    if scenario != "emoticon":
        if data is None:
            raise typer.BadParameter(f"{scenario} needs --data FOLDER, with MovieLens for poster or POG for clothing")
        from pmg_engine.evaluate.scenario_run import evaluate_scenario

        bench, measures = _picture_bench(scenario, data, pictures, limit, strength, name, device, lpips, clip)
        for line in evaluate_scenario(bench, measures, out, runs, fresh):
            typer.echo(line)
        return
    if soft:
        from pmg_engine.evaluate.judge import load_judge
        from pmg_engine.evaluate.soft import evaluate_soft

        for line in evaluate_soft(_engine(name), load_judge(), limit, out):
            typer.echo(line)
        return
    models = revision_of(name)
    for line in measure(limit, out, runs / f"{models}-{limit}", in_processes(limit, name, workers), models, fresh):
        typer.echo(line)


@app.command()
def play(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is served; 0 takes a free port.")] = 8765,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page.")] = True,
) -> None:
    """Chat with the bot on a page of this computer; needs no token."""
    import webbrowser

    from bot.local import LocalSticker
    from bot.play import play as serve
    from pmg_engine.samples import sample_stickers

    def ready(address: str) -> None:
        typer.echo(f"Chat with the bot on {address}  (Ctrl-C ends it)")
        if browser:
            webbrowser.open(address)

    # the settings of the bot on Telegram are not those of the one that is played with
    bot = [sys.executable, __file__, "run", "--env-file", os.devnull]
    folder = Path(os.environ.get("DATA_DIR") or "data/play")
    stickers = [LocalSticker(sample.emoji, sample.description, sample.webp) for sample in sample_stickers()]
    raise SystemExit(asyncio.run(serve(bot, port, folder, stickers, ready)))


@app.command()
def run(env_file: EnvFile = Path(".env")) -> None:
    """Run the bot on Telegram."""
    from bot.application import run as serve
    from bot.settings import load_settings

    settings = load_settings(env_file)
    serve(settings, partial(_engine, settings=settings))


@app.command()
def doctor(env_file: EnvFile = Path(".env")) -> None:
    """Check settings, database, models and Telegram, and say what to do."""
    from bot import doctor as bot
    from bot.settings import load_settings
    from pmg_engine import doctor as engine

    settings = load_settings(env_file)
    checks: dict[str, Callable[[], str]] = {
        "packages": engine.packages,
        "key file": lambda: bot.key_file(settings),
        "database": lambda: asyncio.run(bot.database(settings)),
        "models": lambda: engine.models(settings.pmg_profile, settings.models, settings.pmg_device),
        "Telegram": lambda: asyncio.run(bot.telegram(settings)),
        "browser": bot.browser,
    }
    if not all([_checked(name, check) for name, check in checks.items()]):
        raise SystemExit(1)


@app.command()
def backup(file: Annotated[Path, typer.Argument(metavar="FILE")], env_file: EnvFile = Path(".env")) -> None:
    """Copy the database to a new FILE while it is in use. The key is not in it: keep a copy of that elsewhere."""
    from bot.doctor import open_database
    from bot.settings import load_settings

    async def copy() -> None:
        async with await open_database(settings) as database:
            await database.backup(file)

    settings = load_settings(env_file)
    asyncio.run(copy())
    typer.echo(f"Saved {file}. Without the key {settings.data_key_file} nobody can read it: keep a copy of both.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    replace: Annotated[bool, typer.Option("--replace", help="Even if there is a database already.")] = False,
    env_file: EnvFile = Path(".env"),
) -> None:
    """Put the backup FILE in the database's place. Stop the bot first."""
    import storage
    from bot.settings import load_settings

    settings = load_settings(env_file)
    asyncio.run(storage.restore(file, settings.database, settings.data_key_file, replace=replace))
    typer.echo(f"Restored {file}.")


@app.command()
def migrate(env_file: EnvFile = Path(".env")) -> None:
    """Bring the database's tables up to date; `run` does that by itself."""
    from bot.doctor import database
    from bot.settings import load_settings

    typer.echo(asyncio.run(database(load_settings(env_file))))


@app.command()
def training_data(
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="A new or empty folder.")],
    env_file: EnvFile = Path(".env"),
) -> None:
    """Write what people hold who allowed training in /settings, and nobody else, for `train soft-people FOLDER`."""
    from bot.doctor import open_database
    from bot.settings import load_settings
    from bot.use_cases.training_data import Written, write_training_data
    from pmg_engine.art.table import expressions

    async def write() -> Written:
        async with await open_database(load_settings(env_file)) as database:
            return await write_training_data(database, out, {row.emoji: name for name, row in expressions().items()})

    made = asyncio.run(write())
    typer.echo(
        f"Saved {out}: people {made.people}, pictures {made.pictures}. It is personal data: delete it after training."
    )


def main() -> None:
    """Runs a command; what goes wrong for a known reason ends in a message, not in a traceback."""
    # torch's threads that wait must not spin: beside another busy program drawing took 20 times as long
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except SystemExit:
        raise
    except BrokenPipeError:
        # whoever read our output has gone; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except _expected_errors() as error:
        raise SystemExit(f"Error: {error}") from None


def _expected_errors() -> tuple[type[Exception], ...]:
    from bot.errors import BotError
    from bot.local.errors import LocalServerError
    from bot.settings import SettingsError
    from pmg_engine.errors import EngineError
    from storage.errors import StorageError

    return SettingsError, BotError, LocalServerError, EngineError, StorageError


def _checked(name: str, check: Callable[[], str]) -> bool:
    """Prints one line of `doctor`; False if there is a problem."""
    try:
        found = check()
    except _expected_errors() as error:
        typer.echo(f"problem  {name}: {error}")
        return False
    typer.echo(f"ok       {name}: {found}")
    return True


def _engine(profile: str | None = None, device: str | None = None, settings: Settings | None = None) -> StickerEngine:
    from bot.settings import load_settings
    from pmg_engine.engine import load_engine

    settings = settings or load_settings()
    return load_engine(profile or settings.pmg_profile, settings.models, device or settings.pmg_device)


def _picture_bench(
    scenario: str,
    data: Path,
    pictures: Path | None,
    limit: int,
    strength: int,
    profile: str,
    device: str | None,
    lpips: Path | None,
    clip: Path | None,
) -> tuple[PictureBench, Measures]:
    from bot.settings import load_settings
    from pmg_engine.evaluate.likeness import load_measures
    from pmg_engine.evaluate.scenario_trials import PictureBench
    from pmg_engine.models import ModelStore
    from pmg_engine.profiles import load_profile
    from pmg_engine.scenario_engine import load_scenario_engine
    from pmg_engine.scenarios.data import load_pictured

    settings = load_settings()
    # what is quick to be wrong goes before what is slow to load
    cases = load_pictured(scenario, data, pictures, limit)
    place = device or settings.pmg_device
    measures = load_measures(load_profile(profile), ModelStore(settings.models), lpips, clip, place)
    engine = load_scenario_engine(scenario, profile, settings.models, place)
    return PictureBench(engine, cases, strength), measures


def _one_of(text: str | None, batch: Path | None) -> Path | None:
    if (text is None) == (batch is None):
        raise typer.BadParameter("give either TEXT or --batch FILE")
    return batch


if __name__ == "__main__":
    main()
