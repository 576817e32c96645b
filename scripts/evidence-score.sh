#!/bin/sh
# Drafts records from real captures and scores them against labels made by hand; then holds the drafts of the five seeds
# against their records. Neither is part of the project: where they are absent, there is nothing to score.
# usage: evidence-score.sh PROGRAM [SHARED]
set -eu
program=$1 shared=${2:-../shared}
captures=$shared/corpus/captures
seeds=$shared/corpus/seeds

if [ ! -f "$shared/bench/score_draft.py" ] || [ ! -d "$captures" ]; then
    echo "Skipped: there are no labelled captures in $shared."
    exit 0
fi
command -v python3 >/dev/null || { echo "python3 is needed to score: install it first." >&2; exit 1; }
out=$(mktemp -d "${TMPDIR:-/tmp}/chancery-evidence.XXXXXX")
trap 'rm -rf "$out"' EXIT

# What is no statement is told on standard error, and is part of the score.
"$program" draft --format jsonl "$captures"/*.txt >"$out/drafts.jsonl" 2>/dev/null
PYTHONDONTWRITEBYTECODE=1 python3 "$shared/bench/score_draft.py" "$captures/labels.jsonl" "$out/drafts.jsonl"

[ -f "$seeds/records.jsonl" ] || exit 0
"$program" draft --format jsonl "$seeds"/captures/* >"$out/seeds.jsonl" 2>/dev/null
PYTHONDONTWRITEBYTECODE=1 python3 - "$seeds/records.jsonl" "$out/seeds.jsonl" <<'CHECK'
import json, os, sys

records = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
drafts = {}
for line in open(sys.argv[2], encoding="utf-8"):
    draft = json.loads(line)
    drafts.setdefault(os.path.basename(draft["capture"]), []).append(draft["record"])

def facts(record):
    issuer = record.get("issuer") or {}
    return {
        "date_issued": record.get("date_issued"),
        "sessions": sorted([s.get("body"), s.get("session")] for s in record.get("sessions") or []),
        "issuer": [issuer.get("country"), issuer.get("office")],
    }

right = asked = 0
for record in records:
    name = os.path.basename((record.get("source") or {}).get("capture") or "")
    wanted = facts(record)
    # A capture may hold a letter and its annex.
    found = max((facts(d) for d in drafts.get(name, [{}])), key=lambda f: sum(f[k] == wanted[k] for k in wanted))
    for key, value in wanted.items():
        asked += 1
        right += found[key] == value
        if found[key] != value:
            print(f"{record['id']}: {key} {found[key]}, record {value}")
print(f"seeds: {right} of {asked} dates, sessions and issuers as in the records")
sys.exit(right != asked)
CHECK
