"""The side of Bowtie's protocol that asks."""
import json
import subprocess

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Harness:
    """A running `chancery-bowtie`."""

    def __init__(self, program, arguments):
        self.process = subprocess.Popen([program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.sequence = 0

    def __enter__(self):
        self.ask({"cmd": "start", "version": 1})
        if not self.ask({"cmd": "dialect", "dialect": DIALECT})["ok"]:
            raise RuntimeError(f"the harness does not know {DIALECT}")
        return self

    def __exit__(self, *_):
        self.process.stdin.write(b'{"cmd": "stop"}\n')
        self.process.stdin.close()
        self.process.wait()

    def ask(self, request):
        """Sends a request and returns the answer; lone surrogates and all other text go as ASCII."""
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def verdicts(self, schema, instances, registry=None):
        """True, False, or a text that says why there is no verdict, for each instance."""
        self.sequence += 1
        tests = [{"description": "", "instance": instance} for instance in instances]
        case = {"description": "", "schema": schema, "registry": registry or {}, "tests": tests}
        answer = self.ask({"cmd": "run", "seq": self.sequence, "case": case})
        if "results" not in answer:
            return [answer.get("context", {}).get("message", "no reason")] * len(instances)
        return [result.get("valid", str(result.get("context"))) for result in answer["results"]]
