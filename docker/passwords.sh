#!/bin/sh
# Makes the database's passwords, the first time, in a volume that only the services of docker-compose.yml mount.
set -eu
cd /passwords
[ ! -e application.properties ] || exit 0
umask 077
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
for role in superuser owner app; do
    random >$role
    chown postgres $role
done
cat >making <<EOF
docket.db.password=$(cat app)
docket.db.owner-password=$(cat owner)
EOF
chown 10001 making
mv making application.properties
