import { parseKaspiDate } from '../../../app/payment/kaspi/dates.ts';

const MS = 1000;
/** The values of the specification's examples. */
const USUAL_SECONDS = { polling: 5, scan: 180, confirm: 65 };
const POLLING_SECONDS = { from: 0.1, to: 60 };
const WAIT_SECONDS = { from: 0.5, to: 900 };

type Options = Readonly<Record<string, unknown>>;

/** The limits of a purchase in milliseconds (section 3.3.1), with the name that the scan's limit has here. */
export function purchaseLimits(
  options: Options,
  scanName: string,
): { pollIntervalMs: number; scanTimeoutMs: number; confirmTimeoutMs: number } {
  return {
    pollIntervalMs: milliseconds(options['statuspollinginterval'], USUAL_SECONDS.polling, POLLING_SECONDS),
    scanTimeoutMs: milliseconds(options[scanName], USUAL_SECONDS.scan, WAIT_SECONDS),
    confirmTimeoutMs: milliseconds(options['paymentconfirmationtimeout'], USUAL_SECONDS.confirm, WAIT_SECONDS),
  };
}

/** The limits of a refund's QR in milliseconds (section 3.4.1). */
export function returnLimits(options: Options): { pollIntervalMs: number; scanTimeoutMs: number } {
  return {
    pollIntervalMs: milliseconds(options['qrcodescaneventpollinginterval'], USUAL_SECONDS.polling, POLLING_SECONDS),
    scanTimeoutMs: milliseconds(options['qrcodescanwaittimeout'], USUAL_SECONDS.scan, WAIT_SECONDS),
  };
}

/** A date of Kaspi's as a moment of the wall clock; one that cannot be read is no reason to lose the answer. */
export function moment(value: unknown): number | null {
  return typeof value === 'string' ? parseKaspiDate(value) : null;
}

/** Seconds as a number or as text, clamped; nonsense or nothing gives the usual value. */
function milliseconds(value: unknown, usualSeconds: number, { from, to }: { from: number; to: number }): number {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  const sane = Number.isFinite(seconds) && seconds > 0 ? seconds : usualSeconds;
  return Math.round(Math.min(Math.max(sane, from), to) * MS);
}
