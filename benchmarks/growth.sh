#!/bin/sh
# Measures Needletail alone as one quantity grows, and writes benchmarks/results/growth-DATE.csv and an SVG for each curve.
# usage: growth.sh [OPTIONS]; growth.sh --help names them.
set -eu

. "$(dirname "$0")/prepare.sh"
build
run_java io.needletail.benchmarks.growth.GrowthCommand "$@"
