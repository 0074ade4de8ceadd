import type { Clock } from '../../../app/ports/clock.ts';
import type { MemoryDevice } from '../../port/memory-port.ts';
import type { SensorStandIn } from '../stand-in.ts';
import { ModemLineSimulator } from './simulator.ts';

/** A light barrier at CTS. */
export function modemLineStandIn(device: MemoryDevice, clock: Clock): SensorStandIn {
  return new ModemLineSimulator({ clock, device });
}
