#!/bin/sh
# The fleet's own certificate authority in the folder where it is started: on a computer that is not the broker's. Needs openssl.
#   ca.sh new                 the authority, and the broker's certificate for the host in SAUDA_BROKER_HOST
#   ca.sh machine ALA-0001    key and certificate of a machine, or a new certificate for the key that it has
#   ca.sh sign ALA-0001 FILE  the certificate of a machine for a request of its own: its key stays there
#   ca.sh renew ALA-0001 FILE the same for a machine that has a certificate
#   ca.sh enroller            key and certificate of `npm run fleet -- --enrol`; `new` makes them as well
#   ca.sh revoke ALA-0001     takes the machine's certificate back
#   ca.sh crl                 the list of those taken back anew: at least every 30 days
# SAUDA_MACHINE_DAYS is how long a machine's certificate counts, 730 by default.
# Explained in resources/docs/fleet.md.
set -eu
umask 077
days=${SAUDA_MACHINE_DAYS:-730}

settings() {
    printf '[ca]\ndefault_ca = fleet\n[fleet]\ndatabase = index.txt\nserial = serial\ncrlnumber = crlnumber\nnew_certs_dir = issued\n'
    printf 'default_md = sha256\ndefault_crl_days = 60\nunique_subject = no\npolicy = name\n[name]\ncommonName = supplied\n'
    printf '[machine]\nkeyUsage = digitalSignature\nextendedKeyUsage = clientAuth\n'
    printf '[broker]\nkeyUsage = digitalSignature\nextendedKeyUsage = serverAuth\nsubjectAltName = DNS:%s\n' "${SAUDA_BROKER_HOST:-}"
}
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }
issue() { # name, section, days
    [ -e "$1.key" ] || key "$1.key"
    openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
    certify "$1" "$2" "$3" "$1.csr"
    rm "$1.csr"
}
certify() { # name, section, days, request: the name is the authority's decision, whatever the request says
    settings >ca.cnf
    openssl ca -batch -notext -config ca.cnf -extensions "$2" -days "$3" -cert machines-ca.crt -keyfile machines-ca.key \
        -subj "/CN=$1" -in "$4" -out "$1.crt.new"
    mv "$1.crt.new" "$1.crt"
}
valid() { # the serial numbers of a name's certificates that were not taken back
    awk -F '\t' -v name="/CN=$1" '$1 == "V" && $6 == name { print $4 }' index.txt
}
crl() {
    settings >ca.cnf
    openssl ca -config ca.cnf -cert machines-ca.crt -keyfile machines-ca.key -gencrl -out machines.crl
}
# OpenSSL's list of certificates takes one change at a time.
lock() {
    tries=0
    until mkdir .lock 2>/dev/null; do
        holder=$(cat .lock/pid 2>/dev/null || true)
        # Whoever the power cut short cannot remove it.
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null && [ ! -e "/proc/$holder" ]; then
            rm -rf .lock
            continue
        fi
        tries=$((tries + 1))
        [ "$tries" -lt 30 ] || { echo 'Another ca.sh is at work here. If none is, remove the folder .lock.' >&2; exit 1; }
        sleep 1
    done
    trap 'rm -rf .lock' EXIT
    echo $$ >.lock/pid
}

case "${1:-}" in new | enroller | machine | sign | renew | revoke | crl) lock ;; esac
case "${1:-}" in
new)
    : "${SAUDA_BROKER_HOST:?the name under which machines reach the broker}"
    [ ! -e machines-ca.key ] || { echo 'There is an authority here already.' >&2; exit 1; }
    mkdir -p issued
    : >index.txt
    echo 1000 >serial
    echo 01 >crlnumber
    key machines-ca.key
    openssl req -x509 -new -key machines-ca.key -subj '/CN=Sauda fleet' -days 7300 -out machines-ca.crt
    issue broker broker 730
    issue enroller machine 730
    crl
    ;;
enroller) issue enroller machine 730 ;;
machine | sign | renew | revoke)
    # The name becomes a topic: nothing in it may have a meaning there.
    case "${2:-}" in '' | *[!A-Za-z0-9_-]*) echo 'The name is letters, digits, - and _.' >&2; exit 2 ;; esac
    [ "$1" = revoke ] || case "$2" in broker | enroller) echo 'That name is taken.' >&2; exit 2 ;; esac
    case "$1" in
    machine) issue "$2" machine "$days" ;;
    sign)
        [ -z "$(valid "$2")" ] || { echo "$2 has a certificate." >&2; exit 1; }
        certify "$2" machine "$days" "${3:?the file with the request}"
        ;;
    renew) certify "$2" machine "$days" "${3:?the file with the request}" ;;
    revoke)
        settings >ca.cnf
        [ -n "$(valid "$2")" ] || { echo 'It has no certificate that counts.' >&2; exit 1; }
        # A renewed certificate and the one before it count side by side.
        for serial in $(valid "$2"); do
            openssl ca -config ca.cnf -cert machines-ca.crt -keyfile machines-ca.key -revoke "issued/$serial.pem"
        done
        crl
        ;;
    esac
    ;;
crl) crl ;;
*) sed -n '3,10s/^# *//p' "$0" >&2; exit 2 ;;
esac
