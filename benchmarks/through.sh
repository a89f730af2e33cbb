#!/bin/sh
# Measures messages that go through to a carrier and whose receipts come back, and writes benchmarks/results/through-DATE.md.
# usage: through.sh [OPTIONS]; through.sh --help names them.
set -eu

. "$(dirname "$0")/prepare.sh"
build
run_java io.needletail.benchmarks.through.ThroughCommand "$@"
