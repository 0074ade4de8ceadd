import { closing } from '../../state/orders.ts';
import { acted } from '../../state/acted.ts';
import { UNCHANGED, type DoorChange, type DoorContext } from '../../state/door.ts';
import type { SystemDoor, SystemState } from './types.ts';

/** Out of service and back, by a person at the machine: the same order as from afar, and each ends the other's. */
export function switchSelling(
  _state: SystemState,
  kind: 'out-of-service' | 'back-in-service',
  { kiosk, role, now }: DoorContext,
): DoorChange<SystemDoor> {
  const change = closing(kiosk, kind === 'out-of-service', { role, now });
  if (change === null) return UNCHANGED;
  return { state: null, kiosk: change.kiosk, entries: [acted(role, 'system', kind), change.entry] };
}
