#!/bin/sh
# The fleet's own certificate authority in the folder where it is started: on a computer that is not the broker's. Needs openssl.
#   ca.sh new                 the authority, and the broker's certificate for the host in SAUDA_BROKER_HOST
#   ca.sh machine ALA-0001    key and certificate of a machine, or a new certificate for the key that it has
#   ca.sh revoke ALA-0001     takes the machine's certificate back
#   ca.sh crl                 the list of those taken back anew: at least every 30 days
# Explained in resources/docs/fleet.md.
set -eu
umask 077

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
    settings >ca.cnf
    openssl ca -batch -notext -config ca.cnf -extensions "$2" -days "$3" -cert machines-ca.crt -keyfile machines-ca.key \
        -in "$1.csr" -out "$1.crt"
    rm "$1.csr"
}
crl() {
    settings >ca.cnf
    openssl ca -config ca.cnf -cert machines-ca.crt -keyfile machines-ca.key -gencrl -out machines.crl
}

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
    crl
    ;;
machine | revoke)
    # The name becomes a topic: nothing in it may have a meaning there.
    case "${2:-}" in '' | *[!A-Za-z0-9_-]*) echo 'The name is letters, digits, - and _.' >&2; exit 2 ;; esac
    if [ "$1" = machine ]; then
        issue "$2" machine 730
    else
        settings >ca.cnf
        openssl ca -config ca.cnf -cert machines-ca.crt -keyfile machines-ca.key -revoke "$2.crt"
        crl
    fi
    ;;
crl) crl ;;
*) sed -n '3,6s/^# *//p' "$0" >&2; exit 2 ;;
esac
