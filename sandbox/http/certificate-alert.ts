import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** RFC 5246, section 7.2. */
const ALERTS = { certificateRevoked: 44, certificateExpired: 45 } as const;
const ALERT_RECORD = 21;
const TLS_1_2 = [3, 3] as const;
const FATAL = 2;

/**
 * Ends a handshake as a gateway does that does not want this certificate; true when it did. To be called when the keys
 * have been agreed on and before the server's last word: the client's certificate is known then, and the alert still
 * goes over the wire as it is. Node itself looks at certificates only when the handshake is over.
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
