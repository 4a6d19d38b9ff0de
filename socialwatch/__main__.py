"""The thin entry point: `socialwatch` and `python -m socialwatch`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its code. `--version` alone imports nothing else."""
    if sys.argv[1:] == ["--version"]:
        from socialwatch import __version__

        sys.stdout.write(f"socialwatch {__version__}\n")
        return
    from socialwatch.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
