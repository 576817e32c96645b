"""Gives the properties of the benchmark's schema their roles by Chancery's vocabulary, so that levels 3 to 5 have their
rules; prints the schema.

usage: with_roles.py SCHEMA
"""
import json
import sys

schema = json.load(open(sys.argv[1], encoding="utf-8"))
record = schema["properties"]
issuer, source = record["issuer"]["properties"], record["source"]["properties"]
session, step = schema["$defs"]["session"]["properties"], record["provenance"]["items"]

for name in ("id", "title", "issuer", "date_issued", "language", "text"):
    record[name]["role"] = name
for name in ("name", "office", "country"):
    issuer[name]["role"] = f"issuer_{name}"
for name, role in {
    "publisher": "publisher", "url": "source_url", "retrieved_at": "retrieved_at", "sha256": "capture_sha256",
    "rights": "rights",
}.items():
    source[name]["role"] = role
record["sessions"]["items"]["role"] = "session"
session["body"]["role"], session["session"]["role"], session["symbol"]["role"] = (
    "session_body", "session_number", "session_symbol")
step["role"] = "step"
for name in ("activity", "agent", "date"):
    step["properties"][name]["role"] = f"step_{name}"

record["id"]["unique"] = True
record["language"]["authority"] = "languages"
issuer["office"]["authority"] = "offices"
issuer["country"]["authority"] = "countries"
session["body"]["authority"] = "bodies"
json.dump(schema, sys.stdout, indent=1)
