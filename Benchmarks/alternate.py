"""Times commands in turns: wall time, user time and peak memory of each run, by the operating system's account.

usage: alternate.py RUNS PROGRAM BENCH_FOLDER WORK_FOLDER
"""
import importlib.util
import os
import pathlib
import platform
import statistics
import sys
import time

runs, program, bench, work = int(sys.argv[1]), *sys.argv[2:5]
schema = f"{bench}/bench.schema.json"


def ours(jobs, data, schema=schema, levels="syntax,schema"):
    return [program, "validate", "--schema", schema, "--levels", levels, "--jobs", jobs, f"{work}/{data}"]


commands = {
    "chancery, 2 workers": ours("2", "clean.jsonl"),
    "chancery, 1 worker": ours("1", "clean.jsonl"),
    "chancery, 2% faulty": ours("2", "faulty.jsonl"),
}
deeper = "chancery, levels 3 to 5"
commands[deeper] = ours("2", "clean.jsonl", f"{work}/roles.schema.json", "consistency,evidence,corpus")
if os.path.exists(f"{work}/long.jsonl"):
    commands["chancery, ten times the records"] = ours("2", "long.jsonl")
peers = []
if importlib.util.find_spec("jsonschema_rs") and importlib.util.find_spec("orjson"):
    peers.append("jsonschema-rs over orjson")
    commands[peers[-1]] = [sys.executable, f"{bench}/peer_validate.py", f"{work}/clean.jsonl"]
else:
    print("Left out: the Python packages jsonschema-rs and orjson are not installed.")
sourcemeta = importlib.util.find_spec("sourcemeta_jsonschema")
if sourcemeta and platform.system() == "Linux":
    folder = pathlib.Path(sourcemeta.submodule_search_locations[0])
    binary = next(folder.glob(f"jsonschema-linux-{platform.machine().replace('aarch64', 'arm64')}"), None)
    if binary:
        peers.append("sourcemeta --fast")
        commands[peers[-1]] = [
            str(binary), "validate", "--fast", "--format-assertion", schema, f"{work}/clean.jsonl"]
else:
    print("Left out: the Python package sourcemeta-jsonschema is not installed.")


def timed(command):
    """Runs a command, its output thrown away; seconds of wall and user time, and mebibytes at the peak."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        os.execvp(command[0], command)
    _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - start, usage.ru_utime, usage.ru_maxrss / 1024


def medians(commands, runs):
    """The medians of the three columns for each command, each run once before it counts."""
    for command in commands.values():
        timed(command)
    measured = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(timed(command))
    return {name: [statistics.median(column) for column in zip(*rows)] for name, rows in measured.items()}


results = medians(commands, runs)
print(f"{'median of ' + str(runs):34}{'wall':>9}{'user':>9}{'memory':>10}")
for name, (wall, user, memory) in results.items():
    print(f"{name:34}{wall:7.3f} s{user:7.3f} s{memory:6.0f} MiB")
two, one, faulty = (results[name] for name in list(commands)[:3])
for peer in peers:
    wall, user, _ = results[peer]
    print(f"{peer}: {wall / two[0]:.1f} times our wall time, {user / one[1]:.1f} times our user time on one core")
megabytes = os.path.getsize(f"{work}/clean.jsonl") / 1e6
print(f"levels 3 to 5: {megabytes / results[deeper][0]:.0f} MB/s with two workers, "
      f"{megabytes / results[deeper][1]:.0f} MB/s a core")
print(f"2% faulty: {faulty[0] / two[0]:.2f} times the time of the clean corpus")

jq = {"jq --version": ["jq", "--version"]} if any(
    os.access(os.path.join(folder, "jq"), os.X_OK) for folder in os.environ["PATH"].split(os.pathsep)) else {}
start = medians({
    "chancery --version": [program, "--version"],
    "chancery, one record": ours("1", "one.jsonl"), **jq}, runs * 5)
for name, (wall, _, _) in start.items():
    print(f"{name:34}{wall * 1000:7.1f} ms")
