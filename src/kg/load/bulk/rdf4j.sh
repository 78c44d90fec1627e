#!/bin/sh
# Adds graph.nq.gz to a repository of a running RDF4J server or GraphDB; `curl -u NAME:PASSWORD` where it asks for one.
set -eu
repository=${1:?usage: sh rdf4j.sh http://localhost:7200/repositories/NAME}
gunzip -c "$(dirname "$0")/graph.nq.gz" | ${CURL:-curl} --fail --silent --show-error \
  --header 'Content-Type: application/n-quads' --upload-file - --request POST "$repository/statements"
