import type { Log } from '../../../app/log/events.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { exchangeWith, type KaspiAccess } from './call.ts';
import { notSent } from './refusals.ts';
import { REQUEST_LIMITS } from './request-limits.ts';

/** What the bank's test host plays of a customer (5.2, 5.3). */
const EMULATIONS = { scan: 'test/payment/scan', confirm: 'test/payment/confirm' } as const;
export type Emulation = keyof typeof EMULATIONS;

/** The bank's test host (facts, section 1). The bank mails the address of the real one to the partner: any other is real. */
const TEST_HOST = 'mtokentest.kaspi.kz';
/** The sandbox is on the same computer, where no bank is. */
const OWN_COMPUTER: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether the customer can be emulated at this address. */
export function isTestHost(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === TEST_HOST || OWN_COMPUTER.includes(hostname);
}

/** Plays the customer of a purchase. Never sent to another host than a test host. */
export async function emulate(
  access: KaspiAccess,
  log: Log,
  emulation: Emulation,
  qrPaymentId: string,
): Promise<Result<void, PaymentFailure>> {
  const name = EMULATIONS[emulation];
  if (!isTestHost(access.settings.baseUrl)) return err(notSent(name, 'NO-TEST-HOST'));
  const wanted = { name, http: 'POST', more: [], query: {}, body: { qrPaymentId } } as const;
  return exchangeWith(access, log, { ...wanted, timeoutMs: REQUEST_LIMITS.createMs }, () => ok(undefined));
}
