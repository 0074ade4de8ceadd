import type { KioskState } from '../state/state.ts';

/** Whether relay and sensor, if there is one, are ready: an unwatched product could be neither sold nor refunded. */
export function canGiveOut({ relay, sensor }: Pick<KioskState, 'relay' | 'sensor'>): boolean {
  return relay.kind === 'ready' && (sensor.kind === 'ready' || sensor.kind === 'absent');
}
