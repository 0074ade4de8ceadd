#!/bin/sh
# Tells each machine up to where its books are complete, and asks it for what is missing. Started every minute by a timer. Needs
# psql, mosquitto_pub and openssl 3; the settings come from the environment. Explained in resources/docs/fleet.md.
set -eu
umask 077
: "${SAUDA_MQTT_PASSWORD:?}" "${SAUDA_BOOKS_KEY:?the key in PEM that signs the requests}"
port=${SAUDA_MQTT_PORT:-1883}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Read from a file, the password is in no list of processes.
printf -- '-u books\n-P %s\n' "$SAUDA_MQTT_PASSWORD" >"$work/mosquitto_pub"
export XDG_CONFIG_HOME="$work"

say() { # topic, message, and "-r" for a message that the broker keeps
    mosquitto_pub -h 127.0.0.1 -p "$port" -q 1 ${3:-} -t "$1" -m "$2"
}
ask() { psql -X -q -A -t -F ' ' -v ON_ERROR_STOP=1 -c "$1"; }

ask 'SELECT * FROM fleet_confirm()' | while read -r kiosk series up_to; do
    say "sauda/v1/$kiosk/confirmed" "{\"upTo\":$up_to,\"series\":\"$series\"}" -r
done

# The first gap of each machine that is connected; at most 2,000 messages at once.
ask "SELECT DISTINCT ON (g.kiosk) g.kiosk, g.missing_from, least(g.missing_to, g.missing_from + 1999) FROM fleet_gaps g
     JOIN fleet_states t ON t.kiosk = g.kiosk AND t.content ->> 'series' = g.series
     WHERE (t.content ->> 'online')::boolean ORDER BY g.kiosk, g.missing_from" | while read -r kiosk from to; do
    id="books-$(openssl rand -hex 12)"
    expires=$(($(date +%s) * 1000 + 60000))
    # What is signed: app/fleet/wire/signed-text.ts
    printf 'sauda/v1 command\n["%s","%s","resend",{"from":%s,"to":%s},%s]' \
        "$kiosk" "$id" "$from" "$to" "$expires" >"$work/text"
    signature=$(openssl pkeyutl -sign -rawin -inkey "$SAUDA_BOOKS_KEY" -in "$work/text" | base64 -w 0)
    say "sauda/v1/$kiosk/commands" "{\"id\":\"$id\",\"kind\":\"resend\",\"argument\":{\"from\":$from,\"to\":$to},\"expires\":$expires,\"signature\":\"$signature\"}"
done
