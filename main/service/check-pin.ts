import type { Log } from '../../app/log/events.ts';
import type { MachineEvent } from '../../app/service/event.ts';
import type { PinCheck } from './pin-check.ts';
import type { PinHashes } from './pin-hashes.ts';
import type { PinPad } from './pin/pin-pad.ts';

/** What stands behind the PIN pad. */
export interface PinKeeping {
  readonly pad: PinPad;
  readonly check: PinCheck;
  readonly hashes: () => Promise<PinHashes>;
}

interface PinPorts {
  readonly dispatch: (event: MachineEvent) => void;
  readonly log: Log;
}

/** Checks what was typed at the pad of this revision; nothing is typed any more afterwards, whatever comes of it. */
export async function checkPin(
  revision: number,
  { dispatch, log }: PinPorts,
  { pad, check, hashes }: PinKeeping,
): Promise<void> {
  const pin = pad.take();
  try {
    const checked = await check.check(pin, await hashes());
    dispatch({ kind: 'pin-checked', revision, ...checked });
  } catch (error) {
    log.write('error', 'service-failed', { detail: error instanceof Error ? error.message : String(error) });
    dispatch({ kind: 'pin-unchecked', revision });
  }
}
