import { isBeingSetUp } from '../../../problem.ts';
import type { DoorContext } from '../../state/door.ts';
import { deviceLines } from './device-lines.ts';
import { dutyLines } from './duty-lines.ts';
import { isWrong } from './line.ts';
import { machineLines } from './machine-lines.ts';
import type { HomeFact, HomeLine, HomeState } from './types.ts';

/** The lines of the screen, what is wrong first; of the same kind in the order of the machine. */
export function homeLines(state: HomeState, context: Pick<DoorContext, 'kiosk' | 'role'>): readonly HomeLine[] {
  const { kiosk, role } = context;
  const isWhole = kiosk.broken === null || isBeingSetUp(kiosk.broken);
  const devices = isWhole ? deviceLines(context, state) : [];
  const duties = isWhole ? dutyLines(context, state) : [];
  return [...devices, ...duties, ...machineLines(context, state)]
    .filter(({ fact, level }) => role === 'technician' || COLLECTORS.has(fact) || isWrong(level))
    .sort((one, other) => rankOf(one) - rankOf(other));
}

/** A collector empties, fills and pays out; of the rest they see only what is wrong, to call the technician. */
const COLLECTORS: ReadonlySet<HomeFact> = new Set<HomeFact>([
  'acceptor',
  'cassette',
  'printer',
  'stock',
  'debts',
  'doubts',
  'invoices',
]);

/** A line does not move under a finger when it turns out to be good. */
function rankOf({ level }: HomeLine): number {
  return { fault: 0, attention: 1, unknown: 2, works: 2, absent: 3 }[level];
}
