import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Check } from './audit-parts.ts';

const ORDERS: ReadonlySet<JournalEntry['kind']> = new Set(['machine-closed', 'notice-set', 'product-off']);

/** Watches what an operator orders: who has begun is served, nobody else begins, and no order moves money or goods. */
export class OrdersAuditor {
  readonly #check: Check;
  /** By its own reading of the entries. */
  #isClosed = false;
  /** Customers have been told since. */
  #isTold = false;
  /**
   * This run has recorded its start. One that a full disk refused is made up for as soon as there is room: until then the
   * program knows of no order.
   */
  #isStarted = false;
  #notice: string | null = null;

  constructor(check: Check) {
    this.#check = check;
  }

  /** The next run has opened the journal. */
  reopened(): void {
    this.#isStarted = false;
  }

  /** The entries of one append. */
  onEntries(entries: readonly JournalEntry[]): void {
    const isOrder = entries.some(({ kind }) => ORDERS.has(kind));
    for (const entry of entries) {
      if (entry.kind === 'sale-opened') {
        this.#check(!this.#isTold, 'no sale begins at a machine that is closed', entry.saleId);
        this.#check(!isOrder, 'an order moves nobody’s money', entry.kind);
      } else if (entry.kind === 'started') this.#isStarted = true;
      else if (entry.kind === 'machine-closed') {
        this.#isClosed = entry.isClosed;
        this.#isTold = false;
      } else if (entry.kind === 'notice-set') this.#notice = JSON.stringify(entry.notice?.text ?? null);
      else if (!ORDERS.has(entry.kind))
        this.#check(!isOrder || entry.kind === 'service-acted', 'an order moves nobody’s money', entry.kind);
    }
  }

  onView({ screen }: View, { journal, session, carriedChange }: KioskState): void {
    if (journal.kind !== 'ready') return;
    if (screen.name === 'out-of-service' && screen.problem.reason === 'closed-by-operator') {
      this.#check(this.#isClosed, 'only an order closes a machine', screen.name);
      this.#check(session.kind === 'idle' && carriedChange === null, 'a customer is served to the end', session.kind);
      this.#isTold = true;
    }
    // Whoever may spend their change is served to the end; everybody else is told, whatever the program has kept in mind.
    const offersProducts = screen.name === 'idle' && carriedChange === null;
    this.#check(!offersProducts || !this.#isClosed || !this.#isStarted, 'a closed machine says so', session.kind);
    if (screen.name === 'idle' && screen.notice !== undefined)
      this.#check(this.#notice !== null && this.#notice !== 'null', 'a notice stands only where one was put up', '');
  }
}
