#!/bin/sh
# Loads graph.nq.gz into a repository of a GraphDB 10 that does not run, IN PLACE OF what it holds.
set -eu
repository=${1:?usage: sh graphdb.sh NAME}
${IMPORTRDF:-importrdf} load --force --id "$repository" --mode parallel "$(dirname "$0")/graph.nq.gz"
