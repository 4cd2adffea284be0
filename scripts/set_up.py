"""Makes the virtual environment ``.venv`` and, if asked, finds or installs a browser for the tests.

    python3 scripts/set_up.py [--dev] [--browser]

Needs nothing but Python 3.11–3.13. Packages come from the hash-locked files under ``requirements``
and are installed again only when those files have changed, so that it works offline afterwards.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-cjk")


def main(arguments: list[str]) -> int:
    """Set up what was asked for. Returns 0, or 1 after one sentence on what is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    parser.add_argument("--browser", action="store_true", help="also a browser for the tests")
    options = parser.parse_args(arguments)
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        return complain(f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}.")
    try:
        install(ROOT / "requirements" / ("dev.txt" if options.dev else "runtime.txt"))
    except (subprocess.CalledProcessError, OSError) as failure:
        return complain(f"The packages could not be installed: {failure}")
    if options.browser and not find_browser():
        return install_browser()
    return 0


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


def install(lock: Path) -> None:
    """Install ``lock`` into ``.venv`` unless exactly that is there already.

    Raises ``subprocess.CalledProcessError`` if pip fails.
    """
    environment = ROOT / ".venv"
    stamp = environment / f"{lock.stem}.installed"
    wanted = fingerprint(lock)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    if not python_of(environment).exists():
        venv.create(environment, with_pip=True, clear=environment.exists())
    command = [str(python_of(environment)), "-m", "pip", "install", "--quiet"]
    command += ["--disable-pip-version-check", "--require-hashes", "-r", str(lock)]
    print(f"Installing {lock.name} into .venv …", flush=True)
    subprocess.run(command, check=True)
    # What the tests need holds what the site needs, at the same versions.
    if lock.stem == "dev":
        runtime = lock.with_name("runtime.txt")
        stamp.with_name("runtime.installed").write_text(fingerprint(runtime), encoding="ascii")
    stamp.write_text(wanted, encoding="ascii")


def find_browser() -> str | None:
    """Path of a Chromium: ``BROWSER_PATH`` if set, else the first of the usual names."""
    named = os.environ.get("BROWSER_PATH")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser() -> int:
    """Install Chromium and a Chinese font from Debian's packages."""
    if not shutil.which("apt-get"):
        return complain("No Chromium was found; install one, or set BROWSER_PATH to its program.")
    become_root = [] if os.name != "nt" and os.geteuid() == 0 else ["sudo"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Chromium from Debian's packages …", flush=True)
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *PACKAGES]):
        done = subprocess.run(
            [*become_root, *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode:
            return complain(f"Chromium could not be installed: {' '.join(command)} failed.")
    return 0 if find_browser() else complain("Chromium was installed but is not on the PATH.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
