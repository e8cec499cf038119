#!/usr/bin/env python3
# Copyright 2026 the tc3 authors. Distributed under the Boost Software License, Version 1.0 (see LICENSE).
"""Runs the suite on deliberately wrong implementations and prints which case caught each.

judge.py COMMAND...   reads lines `NAME<tab>CASES` from standard input; in the command, {name} and {cases} stand for
                      these. The command writes a JSON report to standard output. Exit code 1 if a mutant is not caught
                      by a case of level MUST or SHOULD.
"""
import concurrent.futures
import json
import os
import subprocess
import sys


def catcher(mutant):
    name, cases = mutant
    command = [word.replace("{name}", name).replace("{cases}", cases) for word in sys.argv[1:]]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    try:
        report = json.loads(run.stdout)
    except ValueError:
        return name, None, f"no report; exit code {run.returncode}"
    caught = [case for case in report["cases"] if case["verdict"] in ("failed", "errored", "timed-out")]
    caught = [case for case in caught if case["level"] in ("MUST", "SHOULD")]
    caught.sort(key=lambda case: (case["level"], case["verdict"] != "failed"))
    return name, caught[0] if caught else None, f"{len(caught)} cases"


def main():
    mutants = [line.rstrip("\n").split("\t") for line in sys.stdin if line.strip()]
    missed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, case, note in pool.map(catcher, mutants):
            missed += case is None
            what = f"{case['level']:6} {case['verdict']:9} {case['id']} ({note})" if case else f"NOT CAUGHT ({note})"
            print(f"{name:36} {what}", flush=True)
    print(f"{len(mutants)} mutants, {len(mutants) - missed} caught")
    return 1 if missed or not mutants else 0


if __name__ == "__main__":
    sys.exit(main())
