#!/bin/sh
# Run once by the postgres image, on an empty volume: Docket's three roles and its database.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v owner="$(cat /passwords/owner)" -v app="$(cat /passwords/app)" <<'EOF'
CREATE ROLE docket_owner LOGIN PASSWORD :'owner';
CREATE ROLE docket_app LOGIN PASSWORD :'app';
CREATE ROLE docket_auditor NOLOGIN;
CREATE DATABASE docket OWNER docket_owner;
REVOKE ALL ON DATABASE docket FROM PUBLIC;
GRANT CONNECT ON DATABASE docket TO docket_app, docket_auditor;
EOF
