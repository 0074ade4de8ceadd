import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Numbers of the TLS alerts in RFC 5246, section 7.2. */
const ALERTS = { certificateRevoked: 44, certificateExpired: 45 } as const;
const ALERT_RECORD = 21;
const TLS_1_2 = [3, 3] as const;
const FATAL = 2;

/**
 * Ends a handshake with the alert that a gateway sends for a revoked or expired certificate; true when it did. The call
 * must come after the key exchange and before the server's Finished message: then the client's certificate is known and
 * the alert still travels unencrypted. Node itself checks certificates only after the handshake.
 */
export function refuseByAlert(handshake: TLSSocket, below: Socket, isRevoked: (serial: string) => boolean): boolean {
  const certificate = handshake.getPeerX509Certificate();
  if (certificate === undefined) return false;
  const isExpired = Date.parse(certificate.validTo) < Date.now();
  if (!isExpired && !isRevoked(certificate.serialNumber)) return false;
  const alert = isExpired ? ALERTS.certificateExpired : ALERTS.certificateRevoked;
  below.write(Buffer.from([ALERT_RECORD, ...TLS_1_2, 0, 2, FATAL, alert]));
  below.destroySoon();
  return true;
}
