#!/usr/bin/env python3
"""Reads what the carrier of carrier.sh has printed: every client's two texts must have come, once, letter for letter.

usage: carrier_check.py FILE CLIENTS
"""
import collections
import json
import pathlib
import sys

# The texts of node-client.sh and kannel.sh by data_coding. The carrier has decoded them: GSM 03.38, UCS-2.
TEXTS = {0: "café @ 5£ {€}", 8: "Привет 你好 🚀"}


def main():
    lines = pathlib.Path(sys.argv[1]).read_text().splitlines()
    messages = [json.loads(line) for line in lines if line.startswith("{")]
    seen = collections.Counter((message["coding"], message["text"]) for message in messages)
    awaited = collections.Counter({text: int(sys.argv[2]) for text in TEXTS.items()})
    print("carrier: %d messages" % len(messages))
    if seen != awaited:
        print("FAIL carrier: came %s, awaited %s" % (dict(seen), dict(awaited)))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
