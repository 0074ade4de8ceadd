import type { Clock } from '../../app/ports/clock.ts';
import type { MemoryDevice } from '../port/memory-port.ts';

/**
 * Loads what stands in for a device that is absent (`driver: simulated`): a simulator that the function attaches to the
 * device's side of a line in memory. `StandIn` is what a person could do to the real device.
 */
export type LoadStandIn<StandIn> = () => Promise<(line: MemoryDevice, clock: Clock) => StandIn>;
