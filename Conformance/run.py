"""Holds the validator to the official JSON Schema suite and to another validator, through `chancery-bowtie`.

usage: run.py HARNESS [SUITE_FOLDER]

Without a folder the suite is taken from the source distribution of the Python package `jsonschema`, which is downloaded
from PyPI and checked by its digest. Exit status: 0 where everything agrees, 1 where something does not.
"""
import json
import pathlib
import sys
import tempfile

import differences
import suite
from harness import Harness

program = sys.argv[1]
with tempfile.TemporaryDirectory(prefix="chancery-conformance.") as work:
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else suite.download(pathlib.Path(work))
    print(f"JSON Schema 2020-12, the suite of {suite.origin(folder)}:")
    failures = 0
    remotes = suite.remotes(folder)
    for title, pattern, arguments in [
        ("required", "*.json", []),
        ("optional", "optional/*.json", []),
        ("optional/format, asserted", "optional/format/*.json", ["--assert-formats"]),
    ]:
        with Harness(program, arguments) as harness:
            passed, failed = suite.run(harness, folder, pattern, remotes)
        print(f"  {title:28}{passed:5} of {passed + len(failed)}")
        for line in failed:
            print(f"    FAILED {line}")
        failures += len(failed)
    failures += differences.report(program, pathlib.Path(work))
sys.exit(1 if failures else 0)
