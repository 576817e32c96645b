#!/bin/sh
# Times `chancery validate` beside its peers on a generated corpus, in turns, and prints medians.
# usage: run.sh PROGRAM      environment: RECORDS (70000), RUNS (5), LONG (0; 1 adds a corpus of ten times
# as many records)
set -eu
program=$1
bench=${CHANCERY_SHARED:-../shared}/bench
records=${RECORDS:-70000} runs=${RUNS:-5}
[ -d "$bench" ] || { echo "Skipped: the benchmark corpus is made by scripts in $bench, which is not here."; exit 0; }
command -v python3 >/dev/null || { echo "Skipped: python3 is not on this machine."; exit 0; }

work=$(mktemp -d "${TMPDIR:-/tmp}/chancery-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
echo "Making a corpus of $records records."
python3 "$bench/gen_corpus.py" "$records" "$work/clean.jsonl"
python3 "$bench/gen_corpus.py" "$records" "$work/faulty.jsonl" --defects 0.02
head -n 1 "$work/clean.jsonl" >"$work/one.jsonl"
python3 Benchmarks/with_roles.py "$bench/bench.schema.json" >"$work/roles.schema.json"
if [ "${LONG:-0}" = 1 ]; then
    echo "Making a corpus of ten times as many."
    python3 "$bench/gen_corpus.py" "$((records * 10))" "$work/long.jsonl"
fi
python3 Benchmarks/alternate.py "$runs" "$program" "$bench" "$work"
