"""What is shipped for hosts fits the project: paths, settings, names of metrics. No container is built."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.metrics import Metrics
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docker"
DOCKERFILE = (FOLDER / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
GUIDE = (ROOT / "docs" / "hosting.md").read_text("utf-8")
SETTINGS = {name.upper() for name in Settings.model_fields}


def _copied() -> list[str]:
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    return [path for line in lines for path in line.split()[:-1]]


def test_everything_that_is_copied_exists_and_reaches_the_builder() -> None:
    let_in = {line[1:] for line in (FOLDER / "Dockerfile.dockerignore").read_text("utf-8").split() if line[0] == "!"}
    assert set(_copied()) == let_in
    assert [path for path in _copied() if not (ROOT / path).exists()] == []
    assert {"bot", "pmg_engine", "storage", "prompts", "main.py"} <= set(_copied())


def test_code_comes_after_the_packages_and_runs_without_rights() -> None:
    stages = DOCKERFILE.split("\nFROM ")[1:]
    assert [re.search(r"AS (\w+)", stage)[1] for stage in stages] == ["packages", "bot"]  # type: ignore[index]
    assert "pyproject.toml constraints.txt" in stages[0]
    assert "main.py" not in stages[0]
    assert stages[1].index("COPY --from=packages") < stages[1].index("COPY bot bot") < stages[1].index("USER bot")
    assert "COPY . " not in DOCKERFILE


def test_what_is_copied_is_enough_to_start(tmp_path: Path) -> None:
    for path in set(_copied()) - {"pyproject.toml", "constraints.txt"}:
        if (ROOT / path).is_dir():
            shutil.copytree(ROOT / path, tmp_path / path, ignore=shutil.ignore_patterns("weights", "__pycache__"))
        else:
            shutil.copy(ROOT / path, tmp_path / path)
    settings = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "HF_HUB_OFFLINE": "1"}
    # `run` says that the token is missing only after everything it needs was imported
    code = (
        "import bot.application, pmg_engine.engine, runpy, sys; "
        "sys.argv = ['main.py', 'run']; runpy.run_path('main.py', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=settings, capture_output=True, timeout=600, check=False
    )
    assert b"TELEGRAM_BOT_TOKEN is not set" in done.stderr
    assert done.returncode == 1


def test_the_command_of_the_image_and_of_the_service_is_one_of_main_py() -> None:
    assert 'ENTRYPOINT ["python", "main.py"]' in DOCKERFILE
    assert 'CMD ["run"]' in DOCKERFILE
    unit = (FOLDER / "pmg-stickers.service").read_text("utf-8")
    assert "main.py run" in unit
    assert {"[Unit]", "[Service]", "[Install]"} <= set(unit.splitlines())


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml", "pmg-stickers.service", "../docs/hosting.md"])
def test_every_setting_that_is_named_exists(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    named = set(re.findall(r"\b((?:TELEGRAM|DATA|DATABASE|PMG|WEBHOOK|METRICS|HOST|LOG)_[A-Z_]+)\b", text))
    assert named - SETTINGS == set()
    assert len(named) >= 1


def test_compose_has_a_cpu_and_a_gpu_profile_of_the_same_bot() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML comes with the models' packages")
    compose = yaml.safe_load((FOLDER / "compose.yaml").read_text("utf-8"))
    services = compose["services"]
    assert {name: service["profiles"] for name, service in services.items()} == {"bot": ["cpu"], "bot-gpu": ["gpu"]}
    arguments = set(re.findall(r"^ARG (\w+)", DOCKERFILE, re.MULTILINE))
    for service in services.values():
        assert (FOLDER / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
        assert set(service["build"]["args"]) <= arguments
        assert {volume.split(":")[0] for volume in service["volumes"]} == set(compose["volumes"])
        assert service["environment"]["DATA_KEY_FILE"].startswith("/keys/")
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_every_metric_of_the_dashboard_exists() -> None:
    dashboard = json.loads((FOLDER / "grafana-dashboard.json").read_text("utf-8"))
    shown = " ".join(target["expr"] for panel in dashboard["panels"] for target in panel["targets"])
    metrics = Metrics()
    metrics.delivered("diffusion", False, 1.0, {"total": 1.0})
    metrics.handled(1.0)
    metrics.failed("x")
    metrics.refused("x")
    metrics.requested("x", "x")
    served = metrics.exposition({"engine": True}, {"people": 1}).decode()
    named = set(re.findall(r"\b((?:pmg|process)_\w+)", shown))
    assert len(named) >= 9
    assert {name for name in named if f"\n{name}" not in served} == set()
    assert {name for name in re.findall(r"\b(pmg_\w+)", GUIDE) if f"\n{name}" not in served} <= {"pmg_stickers"}


def test_the_guide_has_a_section_for_each_task_and_its_links_hold() -> None:
    sections = re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    assert {"Install", "Update", "Backup and restore", "The key file", "Health and metrics"} <= set(sections)
    links = [target.split("#")[0] for target in re.findall(r"\]\(([^)]+)\)", GUIDE) if "://" not in target]
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
