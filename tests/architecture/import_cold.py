"""Imports each module named on standard input in a process of its own, forked before any other was imported.

With `django`, Django is set up before the fork, since it loads every app and its models before anything else runs.
"""

import importlib
import os
import sys
import traceback


def main(mode: str, names: list[str]) -> int:
    if mode == "django":
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        sys.path.insert(0, os.getcwd())
        import django

        django.setup()
    failed = [name for name in names if not imports_alone(name)]
    sys.stdout.writelines(f"{name} does not import by itself\n" for name in failed)
    return 1 if failed else 0


def imports_alone(name: str) -> bool:
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    try:
        importlib.import_module(name)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.stdin.read().split()))
