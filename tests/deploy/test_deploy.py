"""What an operator copies: containers, units and manifests that are safe, and that agree with the program."""

from __future__ import annotations

import re
import shlex
import tomllib
from configparser import RawConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import Settings

REPOSITORY = Path(__file__).resolve().parents[2]
DEPLOY = REPOSITORY / "deploy"
SETTINGS = {name.upper() for name in Settings.model_fields}
COMMANDS = {("serve",), ("db", "upgrade")}


# Dockerfile -----------------------------------------------------------------------------------------------------------


def last_stage() -> list[tuple[str, str]]:
    """The instructions of the image that is run, as (name, rest), with continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", (DEPLOY / "Dockerfile").read_text())
    lines = [line.partition(" ") for line in text.splitlines() if line and not line.startswith("#")]
    instructions = [(name.upper(), rest.strip()) for name, _, rest in lines]
    last = max(index for index, (name, _) in enumerate(instructions) if name == "FROM")
    return instructions[last:]


def only(name: str) -> str:
    (rest,) = [rest for found, rest in last_stage() if found == name]
    return rest


def image_environment() -> dict[str, str]:
    return dict(part.split("=", 1) for part in shlex.split(only("ENV")))  # type: ignore[misc]


def test_image_runs_as_a_numbered_user_that_is_not_root() -> None:
    user = only("USER").split(":")[0]
    assert int(user) > 1000  # a number, since Kubernetes cannot tell that a name is not root
    assert f"--uid {user}" in only("RUN")


def test_image_sets_only_settings_that_exist() -> None:
    ours = {name for name in image_environment() if not name.startswith("PYTHON") and name != "PATH"}
    assert ours
    assert ours <= SETTINGS


def test_image_is_healthy_when_healthz_answers_on_its_port() -> None:
    check = only("HEALTHCHECK")
    command = yaml.safe_load(check.partition("CMD ")[2])
    assert command[:2] == ["python", "-c"]
    compile(command[2], "healthcheck", "exec")
    assert "/healthz" in command[2]
    assert only("EXPOSE") == image_environment()["PORT"] == "3000"


def test_image_installs_what_is_pinned_and_nothing_else() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    installs = re.findall(r"pip install (.*?)(?:&&|$)", text, re.MULTILINE)
    assert len(installs) == 2
    assert {"--require-hashes", "requirements.lock"} <= set(installs[0].split())
    assert "--no-deps" in installs[1]


def test_image_is_built_from_files_that_exist_and_no_others_are_sent() -> None:
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    names = {name for group in copied for name in group.split()}
    sent = (DEPLOY / "Dockerfile.dockerignore").read_text().split()
    assert sent[0] == "*"
    assert {f"!{name}" for name in names} == {line for line in sent if line.startswith("!")}
    assert all((REPOSITORY / name).exists() for name in names)


def test_image_stops_and_starts_rapport_itself() -> None:
    assert yaml.safe_load(only("ENTRYPOINT")) == ["rapport"]  # not through a shell, which would swallow SIGTERM
    assert tuple(yaml.safe_load(only("CMD"))) in COMMANDS


# The lock -------------------------------------------------------------------------------------------------------------


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, str]:
    """Every locked package with its whole entry."""
    text = (REPOSITORY / "requirements.lock").read_text()
    entries = re.split(r"\n(?=\w)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    return {normal(entry.split("==")[0].split("[")[0]): entry for entry in entries}


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    wanted = {normal(re.split(r"[\[<>=!~; ]", dependency)[0]) for dependency in project["dependencies"]}
    assert wanted
    assert not wanted - locked().keys(), "run the command at the top of requirements.lock"


def test_lock_has_one_version_with_hashes_for_each_and_names_no_server() -> None:
    entries = locked()
    assert len(entries) > 30
    assert not [name for name, entry in entries.items() if not re.search(r"==[\w.]+", entry)]
    assert not [name for name, entry in entries.items() if "--hash=sha256:" not in entry]
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", (REPOSITORY / "requirements.lock").read_text())


# Compose --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    return parsed


def test_compose_migrates_a_healthy_database_before_it_serves(services: dict[str, Any]) -> None:
    assert services["migrate"]["depends_on"]["db"]["condition"] == "service_healthy"
    assert services["migrate"]["command"] == ["db", "upgrade"]
    assert services["migrate"]["restart"] == "no"
    assert services["rapport"]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert services["rapport"]["command"] == ["serve"]


def test_compose_keeps_the_data_of_postgresql_18_where_its_image_puts_them(services: dict[str, Any]) -> None:
    assert services["db"]["image"] == "postgres:18"
    assert services["db"]["volumes"] == ["postgres:/var/lib/postgresql"]
    assert "pg_isready" in services["db"]["healthcheck"]["test"][1]


@pytest.mark.parametrize("name", ["rapport", "migrate"])
def test_compose_gives_rapport_settings_that_exist_and_no_rights(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert set(service["environment"]) <= SETTINGS
    assert service["environment"]["DATABASE_URL"].startswith("postgresql://")
    assert service["cap_drop"] == ["ALL"]
    assert service["read_only"] is True


def test_compose_publishes_on_loopback_only(services: dict[str, Any]) -> None:
    assert all(port.startswith("127.0.0.1:") for service in services.values() for port in service.get("ports", []))
    assert services["rapport"]["ports"][0].endswith(f":{services['rapport']['environment']['PORT']}")


# systemd --------------------------------------------------------------------------------------------------------------


class UnitParser(RawConfigParser):
    """systemd's files repeat keys; the last value of each is enough here."""

    def __init__(self) -> None:
        super().__init__(strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#", ";"))

    def optionxform(self, optionstr: str) -> str:
        return optionstr


@pytest.fixture(scope="module")
def unit() -> RawConfigParser:
    parser = UnitParser()
    parser.read(DEPLOY / "rapport.service")
    return parser


def test_unit_runs_the_program_after_migrating(unit: RawConfigParser) -> None:
    service = unit["Service"]
    assert tuple(service["ExecStart"].split()[1:]) == ("serve",)
    assert tuple(service["ExecStartPre"].split()[1:]) == ("db", "upgrade")
    assert service["Restart"] == "on-failure"


def test_unit_has_no_rights_and_keeps_its_database_in_its_own_folder(unit: RawConfigParser) -> None:
    service = unit["Service"]
    assert service["DynamicUser"] == service["NoNewPrivileges"] == service["ProtectHome"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    name, _, value = service["Environment"].partition("=")
    assert name in SETTINGS
    assert value.startswith(f"sqlite:////var/lib/{service['StateDirectory']}/")


# Kubernetes -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kubernetes() -> dict[str, Any]:
    documents = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())
    return {document["kind"]: document["spec"] for document in documents}


@pytest.fixture(scope="module")
def pod(kubernetes: dict[str, Any]) -> dict[str, Any]:
    spec: dict[str, Any] = kubernetes["Deployment"]["template"]["spec"]
    return spec


def test_pods_are_two_and_one_may_leave_at_a_time(kubernetes: dict[str, Any]) -> None:
    assert kubernetes["Deployment"]["replicas"] == 2
    assert kubernetes["PodDisruptionBudget"]["minAvailable"] == 1


def test_pods_run_as_the_user_of_the_image_without_rights(pod: dict[str, Any]) -> None:
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert f"{pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}" == only("USER")
    for container in pod["initContainers"] + pod["containers"]:
        assert container["securityContext"]["allowPrivilegeEscalation"] is False
        assert container["securityContext"]["readOnlyRootFilesystem"] is True
        assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]


def test_pods_are_probed_where_rapport_answers(pod: dict[str, Any]) -> None:
    (container,) = pod["containers"]
    paths = {kind: container[kind]["httpGet"]["path"] for kind in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert paths == {"startupProbe": "/healthz", "livenessProbe": "/healthz", "readinessProbe": "/readyz"}
    port = {entry["name"]: entry["value"] for entry in container["env"] if "value" in entry}["PORT"]
    assert [str(entry["containerPort"]) for entry in container["ports"]] == [port]


def test_pods_get_settings_that_exist_and_every_secret_from_the_secret(pod: dict[str, Any]) -> None:
    secrets = {name.upper() for name, field in Settings.model_fields.items() if "Secret" in str(field.annotation)}
    for container in pod["initContainers"] + pod["containers"]:
        plain = {entry["name"] for entry in container["env"] if "value" in entry}
        referred = {
            entry["name"]: entry["valueFrom"]["secretKeyRef"] for entry in container["env"] if "valueFrom" in entry
        }
        assert plain | referred.keys() <= SETTINGS
        assert not plain & (secrets | {"DATABASE_URL"})
        assert all(reference["key"] == name for name, reference in referred.items())
        assert tuple(container["args"]) in COMMANDS
    (container,) = pod["containers"]
    assert secrets <= {entry["name"] for entry in container["env"]}


def test_service_leads_to_the_pods(kubernetes: dict[str, Any]) -> None:
    labels = kubernetes["Deployment"]["template"]["metadata"]["labels"]
    assert kubernetes["Service"]["selector"] == kubernetes["Deployment"]["selector"]["matchLabels"] == labels
    (port,) = kubernetes["Service"]["ports"]
    assert port["targetPort"] in {
        entry["name"] for entry in kubernetes["Deployment"]["template"]["spec"]["containers"][0]["ports"]
    }
