#!/bin/sh
# Copies graph.nq.gz to S3 and asks Neptune to load it from there; the last answer names the load's id.
set -eu
folder=${1:?usage: sh neptune.sh s3://BUCKET/FOLDER ENDPOINT ROLE REGION}
endpoint=${2:?the host name of the cluster}
role=${3:?the IAM role, arn:aws:iam::…, by which Neptune may read the bucket}
region=${4:?the region of both}
aws s3 cp "$(dirname "$0")/graph.nq.gz" "$folder/graph.nq.gz"
curl --fail --silent --show-error --header 'Content-Type: application/json' "https://$endpoint:8182/loader" \
  --data "{\"source\": \"$folder/graph.nq.gz\", \"format\": \"nquads\", \"iamRoleArn\": \"$role\",
           \"region\": \"$region\", \"failOnError\": \"TRUE\"}"
