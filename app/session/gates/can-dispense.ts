import type { KioskState } from '../state/state.ts';

/** The relay is there, and so is the sensor where one is to watch: what nobody watches could be neither sold nor refunded. */
export function canGiveOut({ relay, sensor }: Pick<KioskState, 'relay' | 'sensor'>): boolean {
  return relay.kind === 'ready' && (sensor.kind === 'ready' || sensor.kind === 'absent');
}
