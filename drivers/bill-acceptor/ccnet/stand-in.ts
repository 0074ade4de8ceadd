import type { Clock } from '../../../app/ports/clock.ts';
import type { MemoryDevice } from '../../port/memory-port.ts';
import type { AcceptorStandIn } from '../stand-in.ts';
import { CcnetSimulator } from './simulator/simulator.ts';

/** Faster than a real acceptor, but slow enough to watch; milliseconds. */
const MOTION = { acceptMs: 900, stackMs: 1_000, returnMs: 700, rejectMs: 600, initializeMs: 800 } as const;

/** A bill validator with the tenge notes of the market. */
export function ccnetStandIn(line: MemoryDevice, clock: Clock): AcceptorStandIn {
  const unit = new CcnetSimulator({ clock, motion: MOTION });
  unit.attach(line);
  return unit;
}
