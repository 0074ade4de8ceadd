import type { Problem } from '../../../problem.ts';
import type { DoorStep } from '../../state/access.ts';
import type { DoorContext } from '../../state/door.ts';
import { cureOf, throughDoor } from './cures.ts';
import type { HomeFact, HomeLine, HomeTextKey, Level, LineText, LineValue } from './types.ts';

/** The sentence of a line. */
export function words(key: HomeTextKey, values: LineText['values'] = {}): LineText {
  return { key, values };
}

/** What is known of a line beside its level. */
interface Known {
  readonly text?: LineText | null;
  readonly problem?: Problem | null;
  readonly service?: HomeLine['service'];
  /** The door of its cure, where no problem names another one. */
  readonly door?: DoorStep;
}

/** One line. Only what is wrong has a cure. */
export function line(
  fact: HomeFact,
  level: Level,
  { role }: Pick<DoorContext, 'role'>,
  { text = null, problem = null, service = null, door }: Known = {},
): HomeLine {
  const own = door === undefined ? null : throughDoor(door, role);
  const cure = isWrong(level) ? (problem === null ? own : cureOf(problem, role)) : null;
  return { fact, service, level, problem, text, cure };
}

/** Whether a person has to act. */
export function isWrong(level: Level): boolean {
  return level === 'fault' || level === 'attention';
}

/** A value that is left out where there is none. */
export function time(wallMs: number): LineValue {
  return { kind: 'time', wallMs };
}
