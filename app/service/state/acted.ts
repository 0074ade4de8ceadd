import type { JournalEntry } from '../../journal/entry.ts';
import type { Role } from '../../role.ts';
import type { DoorStep } from './access.ts';

/** The journal takes no longer texts, see `entrySchema`. */
const MOST = { about: 100, value: 500 } as const;

/** To which thing something was done, and its value before and after. */
interface Acted {
  readonly about?: string | null | undefined;
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
}

/** The entry of what this role did at this door; what is absent or empty is left out. */
export function acted(role: Role, step: DoorStep, what: string, { about, before, after }: Acted = {}): JournalEntry {
  return {
    kind: 'service-acted',
    role,
    step,
    what,
    ...(isThere(about) ? { about: about.slice(0, MOST.about) } : {}),
    ...(isThere(before) ? { before: before.slice(0, MOST.value) } : {}),
    ...(isThere(after) ? { after: after.slice(0, MOST.value) } : {}),
  };
}

function isThere(text: string | null | undefined): text is string {
  return text !== undefined && text !== null && text !== '';
}
