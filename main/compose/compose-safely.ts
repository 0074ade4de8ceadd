import { NOTES_ALONE } from '../../app/payment/capabilities.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { compose, emptyConfig, type Composition, type CompositionPorts } from './compose.ts';
import { noService } from '../payments/port/no-service.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';

/** The composition, or why there is none. */
export type Composed =
  { readonly ok: true; readonly value: Composition } | { readonly ok: false; readonly error: Problem };

/** Composes the kiosk; an unexpected error becomes a problem as well. */
export async function composeSafely(ports: CompositionPorts): Promise<Composed> {
  try {
    return await compose(ports);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    ports.log.write('error', 'internal-error', { detail });
    return { ok: false, error: problem('internal-error') };
  }
}

/** The parts of a kiosk. One that could not be composed still opens its journal and shows why it does not sell. */
export function partsOf(composed: Composed): Omit<KioskParts, 'version' | 'journal' | 'clock' | 'log' | 'show'> {
  if (composed.ok) {
    const { config, demo, payments, capabilities, otherServices, relay, sensor, acceptor, printer } = composed.value;
    return { config, demo, payments, capabilities, otherServices, relay, sensor, acceptor, printer, broken: null };
  }
  return {
    config: emptyConfig(),
    demo: false,
    payments: noService,
    capabilities: NOTES_ALONE,
    relay: null,
    sensor: null,
    acceptor: null,
    printer: null,
    broken: composed.error,
  };
}
