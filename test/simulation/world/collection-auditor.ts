import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { CashView } from '../../../app/service/doors/cash/types.ts';
import type { Check } from './audit-parts.ts';

interface Sum {
  readonly amountTiyn: number;
  readonly bills: number;
}

/** A collection by the auditor's own reading. */
interface Open {
  readonly number: number;
  step: 'out' | 'in' | 'count';
  /** What was in the cassette when it went out; null while it is inside. */
  expected: Sum | null;
  readonly counts: Map<number, number>;
}

const NOTHING: Sum = { amountTiyn: 0, bills: 0 };

/** Watches those who come for the money: what they are told to find is what came in since the last time. */
export class CollectionAuditor {
  readonly #check: Check;
  /** Since the last cassette went out. */
  #inside: Sum = NOTHING;
  /** A cassette that went out without a collection, and that nobody has counted. */
  #removed: Sum | null = null;
  #open: Open | null = null;
  #last = 0;

  constructor(check: Check) {
    this.#check = check;
  }

  onEntry(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'bill-stacked':
        if (entry.cassette !== 'taken') this.#add(entry.billTiyn);
        return;
      case 'orphan-recorded':
        this.#add(entry.amountTiyn ?? 0);
        return;
      case 'cash-collected':
        this.#out();
        return;
      case 'collection-started':
        this.#started(entry);
        return;
      case 'collection-cassette':
        this.#moved(entry);
        return;
      case 'collection-noted':
        this.#check(this.#open?.step === 'count', 'what is counted is outside', String(entry.number));
        this.#open?.counts.set(entry.billTiyn, entry.count);
        return;
      case 'collection-counted':
        this.#counted(entry);
        return;
      case 'collection-dropped':
        this.#check(
          this.#open?.step === 'out',
          'nobody gives up a collection whose money is outside',
          String(entry.number),
        );
        this.#open = null;
        return;
      default:
        return;
    }
  }

  #add(amountTiyn: number): void {
    this.#inside = { amountTiyn: this.#inside.amountTiyn + amountTiyn, bills: this.#inside.bills + 1 };
  }

  #out(): void {
    if (this.#open?.step === 'out') {
      this.#open.step = 'in';
      this.#open.expected = this.#inside;
    } else this.#removed = this.#inside;
    this.#inside = NOTHING;
  }

  #started(entry: Extract<JournalEntry, { kind: 'collection-started' }>): void {
    const { number, removed } = entry;
    this.#check(this.#open === null, 'one collection at a time', String(number));
    this.#check(number === this.#last + 1, 'collections are numbered without gaps', `${number} after ${this.#last}`);
    this.#last = number;
    const there = removed === true ? this.#removed : this.#inside;
    this.#checkExpected(entry, there);
    this.#open =
      removed === true
        ? { number, step: 'in', expected: there, counts: new Map() }
        : { number, step: 'out', expected: null, counts: new Map() };
    if (removed === true) this.#removed = null;
  }

  #moved({ number, what }: Extract<JournalEntry, { kind: 'collection-cassette' }>): void {
    this.#check(this.#open?.number === number, 'a cassette goes out and in for its collection', String(number));
    if (this.#open === null) return;
    // One that held nothing has no entry of its own.
    if (what === 'out' && this.#open.step === 'out') {
      this.#checkExpected(NOTHING, this.#inside);
      this.#open.step = 'in';
      this.#open.expected = NOTHING;
    } else if (what === 'in' && this.#open.step === 'in') this.#open.step = 'count';
  }

  #counted(entry: Extract<JournalEntry, { kind: 'collection-counted' }>): void {
    const { number, notes, amountTiyn, bills, expectedTiyn, expectedBills } = entry;
    const open = this.#open;
    this.#check(open?.number === number && open.step === 'count', 'a count belongs to its collection', String(number));
    this.#checkExpected({ amountTiyn: expectedTiyn, bills: expectedBills }, open?.expected ?? null);
    const noted = [...(open?.counts ?? [])].filter(([, count]) => count > 0);
    const sumTiyn = noted.reduce((sum, [billTiyn, count]) => sum + billTiyn * count, 0);
    const sumBills = noted.reduce((sum, [, count]) => sum + count, 0);
    this.#check(
      notes.length === noted.length && sumTiyn === amountTiyn && sumBills === bills,
      'a count is what was typed',
      `${amountTiyn} in ${bills}, not ${sumTiyn} in ${sumBills}`,
    );
    this.#open = null;
  }

  #checkExpected({ amountTiyn, bills }: Sum, there: Sum | null): void {
    this.#check(
      there?.amountTiyn === amountTiyn && there.bills === bills,
      'a collection expects the notes since the last one',
      `${amountTiyn} in ${bills}, not ${JSON.stringify(there)}`,
    );
  }

  /** The door, once it has read: a collection that is under way is taken up again, whatever happened meanwhile. */
  onDoor({ isReading, isUnreadable, facts, collection }: CashView): void {
    if (isReading || isUnreadable || facts === null) return;
    const shown = collection === null ? null : { number: collection.number, step: collection.step };
    const open = this.#open === null ? null : { number: this.#open.number, step: this.#open.step };
    this.#check(
      JSON.stringify(shown) === JSON.stringify(open),
      'a collection that was interrupted is taken up again',
      `${JSON.stringify(shown)}, not ${JSON.stringify(open)}`,
    );
  }
}
