"""Compares verdicts with another validator, jsonschema-rs, on generated schemas and instances."""
import importlib
import json
import os
import random
import subprocess
import sys

from harness import Harness

PACKAGE = "jsonschema-rs==0.60.3"
SCHEMAS = int(os.environ.get("SCHEMAS", "5000"))
SEED = int(os.environ.get("SEED", "20261121"))
NAMES = ["a", "b", "c", "name", "é"]
TEXTS = ["", "a", "ab", "abc", "ABC", "a1", "1", "é", "外務省", "😀", "a b", "\n"]
NUMBERS = [0, 1, -1, 2, 3, 1.0, 1.5, 0.1, 0.3, 10, 100, 1e2, -0.0, 9007199254740993, 1e20, 123456789]
PATTERNS = ["^a", "b$", "^[a-c]+$", "^\\p{L}+$", "[0-9]", "^.$", "^$", "a|b", "\\d{2,}", "^(a|b)*$"]
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]


def instance(pick, depth=0):
    """A value that the schemas below have something to say about."""
    kind = pick.randrange(7 if depth < 3 else 5)
    if kind == 0:
        return pick.choice([None, True, False])
    if kind in (1, 2):
        return pick.choice(NUMBERS)
    if kind in (3, 4):
        return pick.choice(TEXTS)
    if kind == 5:
        return [instance(pick, depth + 1) for _ in range(pick.randrange(4))]
    return {pick.choice(NAMES): instance(pick, depth + 1) for _ in range(pick.randrange(4))}


def schema(pick, depth=0):
    """A schema of one to four keywords, with references into `$defs` of the root."""
    if depth > 3 or pick.random() < 0.04:
        return pick.choice([True, False, {}])

    def inner():
        return schema(pick, depth + 1)

    def some(count):
        return [inner() for _ in range(1 + pick.randrange(count))]

    def named():
        return {pick.choice(NAMES): inner() for _ in range(1 + pick.randrange(3))}

    keywords = {
        "type": lambda: pick.choice([pick.choice(TYPES), pick.sample(TYPES, 1 + pick.randrange(3))]),
        "enum": lambda: [instance(pick) for _ in range(1 + pick.randrange(4))],
        "const": lambda: instance(pick),
        "multipleOf": lambda: pick.choice([1, 2, 0.1, 0.01, 1.5, 3]),
        "minimum": lambda: pick.choice(NUMBERS),
        "maximum": lambda: pick.choice(NUMBERS),
        "exclusiveMinimum": lambda: pick.choice(NUMBERS),
        "exclusiveMaximum": lambda: pick.choice(NUMBERS),
        "minLength": lambda: pick.randrange(4),
        "maxLength": lambda: pick.randrange(4),
        "pattern": lambda: pick.choice(PATTERNS),
        "items": inner,
        "prefixItems": lambda: some(3),
        "contains": inner,
        "minContains": lambda: pick.randrange(3),
        "maxContains": lambda: pick.randrange(3),
        "minItems": lambda: pick.randrange(4),
        "maxItems": lambda: pick.randrange(4),
        "uniqueItems": lambda: pick.choice([True, False]),
        "properties": named,
        "patternProperties": lambda: {pick.choice(PATTERNS): inner()},
        "additionalProperties": inner,
        "propertyNames": inner,
        "required": lambda: pick.sample(NAMES, pick.randrange(3)),
        "minProperties": lambda: pick.randrange(3),
        "maxProperties": lambda: pick.randrange(3),
        "dependentRequired": lambda: {pick.choice(NAMES): pick.sample(NAMES, pick.randrange(3))},
        "dependentSchemas": named,
        "allOf": lambda: some(2),
        "anyOf": lambda: some(3),
        "oneOf": lambda: some(3),
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
        "unevaluatedItems": inner,
        "unevaluatedProperties": inner,
        "$ref": lambda: pick.choice(["#/$defs/one", "#/$defs/two"]),
        "$dynamicRef": lambda: "#node",
    }
    chosen = pick.sample(sorted(keywords), 1 + pick.randrange(4))
    # In place, a reference could come back to where it started, which is an endless schema.
    if depth == 0:
        chosen = [name for name in chosen if name not in ("$ref", "$dynamicRef")]
    return {name: keywords[name]() for name in chosen}


def whole_schema(pick):
    """A schema with definitions that do not refer to each other.

    No `$ref` leads to the dynamic anchor of another resource: jsonschema-rs 0.60 redirects such a reference as if it
    were a `$dynamicRef`, which core, section 8.2.3.1 does not allow.
    """
    root = schema(pick)
    if not isinstance(root, dict):
        return root
    leaf = random.Random(pick.random())
    root["$defs"] = {
        "one": {"type": leaf.choice(TYPES)},
        "two": {"properties": {"a": {"type": leaf.choice(TYPES)}}, "minLength": 1},
        "node": {"$dynamicAnchor": "node", "maxLength": 2, "prefixItems": [{"type": leaf.choice(TYPES)}]},
    }
    return root


def peer(work):
    """The other validator, installed for this run where it is not at hand; `None` where it cannot be had."""
    try:
        return importlib.import_module("jsonschema_rs")
    except ImportError:
        pass
    target = str(work / "packages")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", target, PACKAGE]
    if subprocess.run(install, stderr=subprocess.DEVNULL).returncode != 0:
        return None
    sys.path.insert(0, target)
    return importlib.import_module("jsonschema_rs")


def report(program, work):
    """Prints each difference in verdict; how many there are."""
    other = peer(work)
    if other is None:
        print(f"Not compared with another validator: {PACKAGE} cannot be installed here.")
        return 0
    pick = random.Random(SEED)
    compared = differing = refused = 0
    with Harness(program, []) as harness:
        for _ in range(SCHEMAS):
            candidate = whole_schema(pick)
            instances = [instance(pick) for _ in range(8)]
            ours = harness.verdicts(candidate, instances)
            try:
                validator = other.Draft202012Validator(candidate)
            except ValueError as error:
                if any(isinstance(verdict, bool) for verdict in ours):
                    differing += 1
                    print(f"  only jsonschema-rs refuses {json.dumps(candidate)}: {str(error)[:200]}")
                refused += 1
                continue
            for value, verdict in zip(instances, ours):
                compared += 1
                theirs = validator.is_valid(value)
                if verdict is not theirs:
                    differing += 1
                    print(f"  DIFFERS {json.dumps(candidate)} on {json.dumps(value)}: "
                          f"chancery says {verdict}, jsonschema-rs {theirs}")
    print(f"Compared with {PACKAGE} on {compared} instances of {SCHEMAS} generated schemas (seed {SEED}): "
          f"{differing} differences, {refused} schemas refused by both.")
    return differing
