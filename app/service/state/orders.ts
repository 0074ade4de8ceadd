import type { JournalEntry } from '../../journal/entry.ts';
import type { Notice } from '../../orders.ts';
import type { Now } from '../../ports/clock.ts';
import type { Role } from '../../role.ts';
import { noticeAt } from '../../session/state/shown-notice.ts';
import type { KioskState } from '../../session/state/state.ts';

/** Who gave an order, and when. `by` is the name of the key that signed it, from afar. */
interface Order {
  readonly role: Role;
  readonly by?: string;
  readonly now: Now;
}

interface Ordered {
  readonly kiosk: KioskState;
  readonly entry: JournalEntry;
}

/** Takes the machine out of service, or puts it back; null where it is so already. A sale that has begun goes on. */
export function closing(kiosk: KioskState, isClosed: boolean, { role, by, now }: Order): Ordered | null {
  if ((kiosk.closed !== null) === isClosed) return null;
  const who = { role, ...(by === undefined ? {} : { by }) };
  return {
    kiosk: { ...kiosk, closed: isClosed ? { sinceMs: now.wallMs, ...who } : null },
    entry: { kind: 'machine-closed', isClosed, ...who },
  };
}

/** Puts a notice up in place of another one, or takes it away. */
export function noticing(kiosk: KioskState, notice: Notice | null, { role, by, now }: Order): Ordered {
  return {
    kiosk: { ...kiosk, notice: noticeAt(notice, now) },
    entry: { kind: 'notice-set', notice, role, ...(by === undefined ? {} : { by }) },
  };
}
