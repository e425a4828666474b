#!/bin/sh
# Signs one program, installer or .msi in its place, where there is a certificate to sign with:
# MARQUEE_SIGN_P12 (the file), MARQUEE_SIGN_PASSWORD_FILE, MARQUEE_SIGN_TIMESTAMP (a server's
# address; without one the signature ends with its certificate). Without MARQUEE_SIGN_P12 the file
# stays as it is. usage: sign.sh FILE
set -eu
file=$1
if [ -z "${MARQUEE_SIGN_P12:-}" ]; then
    echo "not signed, as there is no certificate: $(basename "$file")"
    exit 0
fi
signed=$file.signed
set -- sign -pkcs12 "$MARQUEE_SIGN_P12" -h sha256 -n Marquee
if [ -n "${MARQUEE_SIGN_PASSWORD_FILE:-}" ]; then set -- "$@" -readpass "$MARQUEE_SIGN_PASSWORD_FILE"; fi
if [ -n "${MARQUEE_SIGN_TIMESTAMP:-}" ]; then set -- "$@" -ts "$MARQUEE_SIGN_TIMESTAMP"; fi
osslsigncode "$@" -in "$file" -out "$signed" >/dev/null
mv "$signed" "$file"
echo "signed: $(basename "$file")"
