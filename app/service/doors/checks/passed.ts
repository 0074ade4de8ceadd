import { PASSED } from '../../../journal/machine-checks.ts';
import { acted } from '../../state/acted.ts';
import type { DoorChange, DoorContext } from '../../state/door.ts';
import type { ChecksDoor } from './types.ts';

/** The result of a check on record; a journal that cannot be written keeps nobody from checking. */
export function passed(
  { kiosk, role, now }: DoorContext,
  what: string,
  isPassed: boolean,
  detail?: string,
): Pick<DoorChange<ChecksDoor>, 'kiosk' | 'entries'> {
  if (kiosk.journal.kind !== 'ready') return {};
  const entry = acted(role, 'checks', what, { about: detail, after: isPassed ? PASSED : 'failed' });
  const times = isPassed ? new Map(kiosk.checks.passed).set(what, now.wallMs) : kiosk.checks.passed;
  return { kiosk: { ...kiosk, checks: { ...kiosk.checks, passed: times } }, entries: [entry] };
}
