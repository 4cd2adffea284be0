"""Makes the virtual environment ``.venv`` and, if asked, finds or installs browsers for the tests.

    python3 scripts/set_up.py [--dev] [--browser] [--also audit|fuzz|properdocs]

Needs nothing but Python 3.11–3.13. Packages come from the hash-locked files under ``requirements``
and are installed again only when those files have changed, so that it works offline afterwards.
Only wheels are taken: nothing that is installed may run code of its own while it is. What only
saves bytes (``optional.txt``) may be missing where there is no wheel of it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TOOLS = ("audit", "fuzz", "properdocs")
FIREFOXES = ("firefox-esr", "firefox")


def main(arguments: list[str]) -> int:
    """Set up what was asked for. Returns 0, or 1 after one sentence on what is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    parser.add_argument("--browser", action="store_true", help="also the browsers of the tests")
    parser.add_argument("--also", choices=TOOLS, help="also the tools of one command")
    options = parser.parse_args(arguments)
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        return complain(f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}.")
    try:
        locks = ROOT / "requirements"
        install(locks / ("dev.txt" if options.dev else "runtime.txt"))
        install(locks / "optional.txt", needed=False)
        if options.also:
            install(locks / f"{options.also}.txt")
        if options.browser:
            install_browsers()
    except (SetUpError, OSError) as failure:
        return complain(str(failure))
    return 0


class SetUpError(Exception):
    """What is missing, in one sentence."""


def complain(sentence: str) -> int:
    """Say what is wrong; the exit code."""
    print(sentence, file=sys.stderr)
    return 1


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment, on Windows and elsewhere."""
    windows = environment / "Scripts" / "python.exe"
    return windows if os.name == "nt" else environment / "bin" / "python"


def fingerprint(lock: Path) -> str:
    """Changes when the lock or the interpreter changes."""
    version = ".".join(map(str, sys.version_info[:2]))
    return hashlib.sha256(lock.read_bytes() + version.encode()).hexdigest()


def install(lock: Path, needed: bool = True) -> None:
    """Install ``lock`` into ``.venv`` unless exactly that is there already, or was tried in vain.

    Raises :class:`SetUpError` if the environment cannot be made, or if pip fails at what is needed.
    """
    environment = ROOT / ".venv"
    stamp = environment / f"{lock.stem}.installed"
    current = fingerprint(lock)
    installed = stamp.is_file() and stamp.read_text(encoding="ascii") == current
    # The interpreter is a link, which dangles when the system's Python was replaced.
    if installed and python_of(environment).exists():
        return
    if not usable(environment):
        create(environment)
    command = [str(python_of(environment)), "-m", "pip", "install", "--quiet"]
    command += ["--disable-pip-version-check", "--only-binary", ":all:", "--require-hashes"]
    command += ["-r", str(lock)]
    print(f"Installing {lock.name} into .venv", flush=True)
    if subprocess.run(command, check=False).returncode:
        failure = f"The packages of {lock.name} could not be installed; pip says why above."
        if needed:
            raise SetUpError(failure)
        print(f"{failure} The site can do without.")
    # What the tests need holds what the site needs, at the same versions.
    if lock.stem == "dev":
        runtime = lock.with_name("runtime.txt")
        stamp.with_name("runtime.installed").write_text(fingerprint(runtime), encoding="ascii")
    stamp.write_text(current, encoding="ascii")


def usable(environment: Path) -> bool:
    """Whether ``environment`` is whole and of this Python; a killed set-up leaves half of one."""
    command = [str(python_of(environment)), "-c", "import sys, pip; print(sys.version_info[:2])"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == str(sys.version_info[:2])


def create(environment: Path) -> None:
    """Make the virtual environment anew. Raises :class:`SetUpError` if Python lacks a part."""
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu ship this part of Python apart.
        install_packages("python3-venv")
    try:
        venv.create(environment, with_pip=True, clear=True, symlinks=os.name != "nt")
    except subprocess.CalledProcessError as failure:
        raise SetUpError(f"The virtual environment could not be made: {failure}") from failure


def find_browser() -> str | None:
    """Path of a Chromium: ``BROWSER_PATH`` if set, else the first of the usual names."""
    return find("BROWSER_PATH", CHROMIUMS)


def find_firefox() -> str | None:
    """Path of a Firefox: ``FIREFOX_PATH`` if set, else the first of the usual names."""
    return find("FIREFOX_PATH", FIREFOXES)


def find(variable: str, names: tuple[str, ...]) -> str | None:
    """What the environment's ``variable`` says, else the first of ``names`` on the PATH."""
    return os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)


def install_browsers() -> None:
    """Install those of Chromium and Firefox that are missing, and a Chinese font.

    Raises :class:`SetUpError` if that is impossible.
    """
    missing = [] if find_browser() else ["chromium", "fonts-noto-cjk"]
    missing += [] if find_firefox() else ["firefox-esr"]
    if missing:
        install_packages(*missing)
    if not find_browser():
        raise SetUpError("Chromium was installed but is not on the PATH; set BROWSER_PATH to it.")
    if not find_firefox():
        raise SetUpError("Firefox was installed but is not on the PATH; set FIREFOX_PATH to it.")


def install_packages(*names: str) -> None:
    """Install Debian packages, as root or through sudo.

    Raises :class:`SetUpError` with one sentence on what to install by hand if that is impossible.
    """
    packages = " and ".join(names)
    root = os.name != "nt" and os.geteuid() == 0
    if not shutil.which("apt-get") or not (root or shutil.which("sudo")):
        raise SetUpError(
            f"Please install {packages} yourself: apt-get or the right to it is missing here."
        )
    print(f"Installing {packages} from Debian's packages", flush=True)
    prefix = [*([] if root else ["sudo"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    for command in (["update", "-qq"], ["install", "-y", "-qq", *names]):
        done = subprocess.run([*prefix, *command], stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            raise SetUpError(
                f"Please install {packages} yourself: apt-get {command[0]} failed, see above."
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
