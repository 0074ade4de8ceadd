import type { Clock } from '../../../app/ports/clock.ts';
import type { MemoryDevice } from '../../port/memory-port.ts';
import type { PrinterStandIn } from '../stand-in.ts';
import { EscposSimulator } from './simulator/simulator.ts';

/** Rows per second at 8 rows per millimetre: 150 mm/s, a common speed. */
const ROWS_PER_SECOND = 1_200;

/** A receipt printer for rolls of 80 mm. */
export function escposStandIn(line: MemoryDevice, clock: Clock): PrinterStandIn {
  const printer = new EscposSimulator({ clock, rowsPerSecond: ROWS_PER_SECOND });
  printer.attach(line);
  return printer;
}
