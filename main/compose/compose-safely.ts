import { problem, type Problem } from '../../app/problem.ts';
import { compose, EMPTY_CONFIG, type Composition, type CompositionPorts } from './compose.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';

/** What was chosen, or why nothing could be. */
export type Composed =
  { readonly ok: true; readonly value: Composition } | { readonly ok: false; readonly error: Problem };

/** Composes; what nobody expected becomes a reason as well. */
export async function composeSafely(ports: CompositionPorts): Promise<Composed> {
  try {
    return await compose(ports);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    ports.log.write('error', 'internal-error', { detail });
    return { ok: false, error: problem('internal-error') };
  }
}

/** A kiosk that could not be composed still opens its journal and shows why it does not sell. */
export function partsOf(
  composed: Composed,
): Pick<KioskParts, 'config' | 'demo' | 'payments' | 'relay' | 'sensor' | 'acceptor' | 'printer' | 'broken'> {
  if (composed.ok) {
    const { config, demo, payments, relay, sensor, acceptor, printer } = composed.value;
    return { config, demo, payments, relay, sensor, acceptor, printer, broken: null };
  }
  const failure = {
    ok: false,
    error: { action: 'payments-off', problem: problem('internal-error'), code: 'broken' },
  } as const;
  const never = (): Promise<typeof failure> => Promise.resolve(failure);
  const payments = {
    connect: never,
    ping: never,
    createPurchase: never,
    purchaseStatus: never,
    purchaseDetails: never,
    refund: never,
    createReturn: never,
    returnStatus: never,
    returnPurchases: never,
  };
  return {
    config: EMPTY_CONFIG,
    demo: false,
    payments,
    relay: null,
    sensor: null,
    acceptor: null,
    printer: null,
    broken: composed.error,
  };
}
