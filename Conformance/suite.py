"""The official suite: where it comes from, and how it is run."""
import hashlib
import json
import subprocess
import sys
import tarfile

PACKAGE = "jsonschema==4.26.0"
DIGEST = "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326"


def download(folder):
    """Unpacks the suite from the package's source distribution, and returns its folder."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "jsonschema", PACKAGE]
    if subprocess.run(command, cwd=folder).returncode != 0:
        raise SystemExit(f"pip cannot download {PACKAGE}, which holds the suite; give a folder instead: SUITE=…")
    archive = next(folder.glob("jsonschema-*.tar.gz"))
    if hashlib.sha256(archive.read_bytes()).hexdigest() != DIGEST:
        raise SystemExit(f"{archive.name} from PyPI does not have the digest {DIGEST}")
    with tarfile.open(archive) as members:
        members.extractall(folder, filter="data")
    return archive.with_name(archive.name.removesuffix(".tar.gz")) / "json"


def origin(folder):
    """What the suite calls itself."""
    note = folder / "ORIGIN"
    return note.read_text().split("(")[0].strip() if note.exists() else f"`{folder.parent.name}` from PyPI"


def remotes(folder):
    """What the suite refers to under http://localhost:1234/, by URI."""
    root = folder / "remotes"
    result = {}
    for path in sorted(root.rglob("*.json")):
        name = path.relative_to(root).as_posix()
        if not name.startswith("draft") or name.startswith(("draft2020-12/", "draft2019-09/")):
            result["http://localhost:1234/" + name] = json.loads(path.read_text())
    return result


def run(harness, folder, pattern, registry):
    """Runs all tests of the files that match; how many passed, and what failed."""
    passed, failed = 0, []
    for path in sorted((folder / "tests" / "draft2020-12").glob(pattern)):
        for group in json.loads(path.read_text()):
            instances = [test["data"] for test in group["tests"]]
            # Only what is referred to goes over the line.
            text = json.dumps(group["schema"])
            needed = registry if "localhost:1234" in text else {}
            for test, verdict in zip(group["tests"], harness.verdicts(group["schema"], instances, needed)):
                if verdict is test["valid"]:
                    passed += 1
                else:
                    failed.append(f"{path.name}: {group['description']}: {test['description']}: {verdict}")
    return passed, failed
