import type { Agent } from 'node:https';
import { TLSSocket } from 'node:tls';
import { expiryWarning, type ExpiryLevel } from '../../../app/certificate/expiry.ts';
import type { Log } from '../../../app/log/events.ts';
import type { Clock } from '../../../app/ports/clock.ts';

/** Here it is an error: the bank's post takes days. */
const URGENT: readonly ExpiryLevel[] = ['within-7-days', 'expired'];

/** Logs that the certificate in use is about to expire: at every start, every new day, and every step. */
export class ExpiryWatch {
  readonly #clock: Clock;
  readonly #log: Log;
  #said = '';

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  look(agent: Agent): void {
    const endMs = ownCertificateEndMs(agent);
    if (endMs === null) return;
    const warning = expiryWarning(endMs, this.#clock.wallMs());
    const said = warning === null ? '' : `${warning.level} ${String(warning.days)}`;
    if (warning !== null && said !== this.#said) {
      const date = new Date(endMs).toISOString().slice(0, 10);
      this.#log.write(URGENT.includes(warning.level) ? 'error' : 'warning', 'certificate-expires', {
        ...warning,
        date,
      });
    }
    this.#said = said;
  }
}

/**
 * The end of our certificate's validity in milliseconds since the Unix epoch, from the TLS engine, because a PFX shows
 * it nowhere else. Null without a connection at this moment, or without a certificate on it.
 */
function ownCertificateEndMs(agent: Agent): number | null {
  for (const socket of Object.values(agent.freeSockets).flat()) {
    const certificate = socket instanceof TLSSocket ? socket.getCertificate() : null;
    const end: unknown = certificate !== null && 'valid_to' in certificate ? certificate.valid_to : null;
    const endMs = typeof end === 'string' ? Date.parse(end) : Number.NaN;
    if (!Number.isNaN(endMs)) return endMs;
  }
  return null;
}
