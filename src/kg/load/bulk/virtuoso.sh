#!/bin/sh
# Loads graph.nq.gz into a running Virtuoso 7 on this machine. Its virtuoso.ini must name this folder in DirsAllowed.
# The client is called isql-vt in Debian: ISQL=isql-vt.
set -eu
folder=$(cd "$(dirname "$0")" && pwd)
${ISQL:-isql} "${VIRTUOSO:-localhost:1111}" "${VIRTUOSO_USER:-dba}" \
  "${VIRTUOSO_PASSWORD:?set VIRTUOSO_PASSWORD}" ERRORS=STDOUT <<SQL
delete from DB.DBA.load_list where ll_file = '$folder/graph.nq.gz';
ld_dir('$folder', 'graph.nq.gz', 'http://default/');
rdf_loader_run();
checkpoint;
select ll_file, ll_error from DB.DBA.load_list where ll_error is not null;
SQL
