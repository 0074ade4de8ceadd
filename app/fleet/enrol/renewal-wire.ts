import { z } from 'zod';
import { DAY_MS } from '../../units.ts';

/** When a machine gets its next certificate. */
export const RENEWAL_LIMITS = {
  /** It asks so long before the end. */
  beforeMs: 90 * DAY_MS,
  /** Where that has come to nothing so long before the end, machine and console warn. */
  overdueMs: 60 * DAY_MS,
  /** The authority signs so much earlier, too: a machine's clock may differ from its own. */
  slackMs: 10 * DAY_MS,
  /** The authority signs no second certificate of a name sooner; a machine asks again, and tries one that was refused again. */
  againMs: DAY_MS,
  /** Of a request or an answer. */
  mostBytes: 32_000,
} as const;

/** When the renewal of a certificate is due; one that counts for less than half a year is renewed in the middle of its time. */
export function renewalDueMs(notBeforeMs: number, notAfterMs: number): number {
  return notAfterMs - Math.min(RENEWAL_LIMITS.beforeMs, (notAfterMs - notBeforeMs) / 2);
}

/**
 * From when on somebody has to look after it: the renewal has come to nothing for a month. A certificate that counts for
 * less than half a year has a third of its time left then.
 */
export function renewalOverdueMs(notBeforeMs: number, notAfterMs: number): number {
  return notAfterMs - Math.min(RENEWAL_LIMITS.overdueMs, (notAfterMs - notBeforeMs) / 3);
}

/** A machine's request for its next certificate, on its topic `renewal`; retained until the new one counts. */
export const renewalSchema = z.strictObject({
  /** PKCS#10 in PEM, for a new key. */
  request: z.string().max(8_000),
  /** Base64: by the key of the certificate that counts, over `renewalText`. Not even the broker can ask in a machine's name. */
  signature: z.string().max(200),
});

/** The authority's answer, on the machine's topic `certificate`; retained. */
export const renewedSchema = z.strictObject({ certificate: z.string().max(16_000) });

/** What the machine's key signs. */
export function renewalText(kioskId: string, requestPem: string): string {
  return `sauda/v1 renewal\n${kioskId}\n${requestPem}`;
}
