#!/bin/sh
# Loads graph.nq.gz into a TDB2 database, a folder, while no Fuseki serves it; then serve it with the last line.
set -eu
database=${1:?usage: sh jena.sh DATABASE}
${TDBLOADER:-tdb2.tdbloader} --loc "$database" "$(dirname "$0")/graph.nq.gz"
echo "fuseki-server --tdb2 --set tdb2:unionDefaultGraph=true --loc $database /readout"
