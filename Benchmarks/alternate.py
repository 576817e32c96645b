"""Times commands in turns: wall time, processor time and peak memory of each run, by the operating system's account.

usage: alternate.py RUNS PROGRAM BENCH_FOLDER WORK_FOLDER
"""
import importlib.util
import os
import statistics
import sys
import time

runs, program, bench, work = int(sys.argv[1]), *sys.argv[2:5]
ours = [program, "validate", "--schema", f"{bench}/bench.schema.json", "--levels", "syntax,schema"]
commands = {
    "chancery, 2 workers": ours + ["--jobs", "2", f"{work}/clean.jsonl"],
    "chancery, 1 worker": ours + ["--jobs", "1", f"{work}/clean.jsonl"],
    "chancery, 2% faulty": ours + ["--jobs", "2", f"{work}/faulty.jsonl"],
}
if importlib.util.find_spec("jsonschema_rs") and importlib.util.find_spec("orjson"):
    commands["jsonschema-rs, orjson"] = [sys.executable, f"{bench}/peer_validate.py", f"{work}/clean.jsonl"]
else:
    print("The peer is left out: its Python packages jsonschema-rs and orjson are not installed.")


def timed(command):
    """Runs a command, its output thrown away; seconds of wall and processor time, and mebibytes at the peak."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        os.execvp(command[0], command)
    _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


for command in commands.values():
    timed(command)
measured = {name: [] for name in commands}
for _ in range(runs):
    for name, command in commands.items():
        measured[name].append(timed(command))

print(f"{'median of ' + str(runs):26}{'wall':>9}{'cpu':>9}{'memory':>10}")
for name, results in measured.items():
    wall, cpu, memory = (statistics.median(column) for column in zip(*results))
    print(f"{name:26}{wall:7.2f} s{cpu:7.2f} s{memory:6.0f} MiB")
