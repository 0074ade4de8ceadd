import type { Log } from '../../app/log/events.ts';
import type { ServiceEffect } from '../../app/service/effect.ts';
import type { MachineEvent } from '../../app/service/event.ts';
import type { PinCheck } from './pin-check.ts';
import type { PinHashes } from './pin-hashes.ts';
import type { PinAhead } from './pin/pin-ahead.ts';
import type { PinPad } from './pin/pin-pad.ts';

/** What stands behind the PIN pad. */
export interface PinKeeping {
  readonly pad: PinPad;
  readonly ahead: Pick<PinAhead, 'forget'>;
  readonly check: PinCheck;
  readonly hashes: () => Promise<PinHashes>;
}

type PinToCheck = Extract<ServiceEffect, { readonly kind: 'check-pin' }>;

interface PinPorts {
  readonly dispatch: (event: MachineEvent) => void;
  readonly log: Log;
}

/**
 * Checks what was typed at the pad of this revision when Enter was touched; nothing is typed any more afterwards,
 * whatever comes of it.
 */
export async function checkPin(
  { revision, digits }: PinToCheck,
  { dispatch, log }: PinPorts,
  { pad, ahead, check, hashes }: PinKeeping,
): Promise<void> {
  // While a write delays Enter, a digit may follow it.
  const pin = pad.take().slice(0, digits);
  try {
    const checked = await check.check(pin, await hashes());
    dispatch({ kind: 'pin-checked', revision, ...checked });
  } catch (error) {
    log.write('error', 'service-failed', { detail: error instanceof Error ? error.message : String(error) });
    dispatch({ kind: 'pin-unchecked', revision });
  } finally {
    ahead.forget();
  }
}
