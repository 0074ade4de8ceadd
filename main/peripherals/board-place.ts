import type { KioskConfig } from '../../app/config/config.ts';
import { SIMULATED } from '../../app/config/peripherals.ts';
import type { CommissionedBoard } from '../../app/ports/commissioning.ts';

/** The settings of a device's port for the technician: a path, or `simulated`. */
export function portOf(settings: object | undefined): string {
  return settings !== undefined && 'port' in settings && typeof settings.port === 'string'
    ? settings.port
    : 'simulated';
}

/** The relay board at its place; null without one, and for a simulated one, whose movement cannot be seen. */
export function relayBoard({ peripherals: { relay } }: Pick<KioskConfig, 'peripherals'>): CommissionedBoard | null {
  return relay === undefined || relay.driver === SIMULATED ? null : { driver: relay.driver, port: portOf(relay) };
}
