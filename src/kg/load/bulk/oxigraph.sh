#!/bin/sh
# Loads graph.nq.gz into an Oxigraph database, a folder; then serve it with the last line.
set -eu
database=${1:?usage: sh oxigraph.sh DATABASE}
${OXIGRAPH:-oxigraph} load --location "$database" --file "$(dirname "$0")/graph.nq.gz"
echo "oxigraph serve-read-only --location $database --bind 127.0.0.1:7878 --union-default-graph"
