import { checkEntries, type MisplacedEntry } from '../../app/journal/check-entries.ts';
import type { JournalEntry, RecordedEntry } from '../../app/journal/entry.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { applyEntry, isSettled, newBooks, type SaleRecord } from '../../app/journal/replay.ts';
import { err, type Result } from '../../app/result.ts';

/** Limit of sales in memory, more than are usually unsettled; the others are read again. */
const MAX_IN_MEMORY = 200;

/** What the journal has on disk. */
export interface WrittenEntries {
  /** Everything of one sale, in order. */
  ofSale(saleId: string): Iterable<RecordedEntry>;
  /** Whether a purchase with this number was ever opened at this service; see `isOfService` for those without one. */
  knowsPurchase(qrPaymentId: string, binding: string | null): boolean;
}

/** What the bindings of the first service begin with. */
const FIRST_SERVICE = 'kaspi ';

/**
 * Whether a purchase that was recorded for one binding, its own or that of its sale, is one of the service that is asked
 * about. Without a binding it is from before bindings were recorded, when Kaspi was the only service.
 */
export function isOfService(recorded: string | null, asked: string | null): boolean {
  return recorded === null ? asked === null || asked.startsWith(FIRST_SERVICE) : recorded === asked;
}

/** The records to keep once the checked entries are on disk. */
export type CheckedStep = ReadonlyMap<string, SaleRecord>;

/**
 * The records of unsettled sales, against which every entry is checked before it is written. Records that are not in
 * memory are read from the journal, so that memory is bounded and a start does not have to fill it.
 */
export class SaleBooks {
  readonly #unsettled = new Map<string, SaleRecord>();
  readonly #written: WrittenEntries;

  constructor(written: WrittenEntries) {
    this.#written = written;
  }

  /** Checks entries without a change. Throws if the journal cannot be read or contains an impossible order. */
  check(entries: readonly JournalEntry[], wallMs: number): Result<CheckedStep, Problem> {
    const checked = checkEntries(entries, wallMs, (saleId) => this.#unsettled.get(saleId) ?? this.#read(saleId));
    if (!checked.ok) return err(misplacedProblem(checked.error));
    const repeated = this.#repeatedPurchase(entries, checked.value);
    return repeated === null ? checked : err(misplacedProblem(repeated));
  }

  /** Keeps the records of a checked step whose entries are on disk. */
  keep(step: CheckedStep): void {
    for (const [saleId, sale] of step) {
      // Sales of the step are moved to the end, because the oldest are dropped first.
      this.#unsettled.delete(saleId);
      if (!isSettled(sale)) this.#unsettled.set(saleId, sale);
    }
    for (const saleId of this.#unsettled.keys()) {
      if (this.#unsettled.size <= MAX_IN_MEMORY) break;
      this.#unsettled.delete(saleId);
    }
  }

  /** Number of sales in memory. */
  get size(): number {
    return this.#unsettled.size;
  }

  /** One payment would count for two sales. */
  #repeatedPurchase(entries: readonly JournalEntry[], step: CheckedStep): MisplacedEntry | null {
    const seen = new Set<string>();
    for (const entry of entries) {
      if (entry.kind !== 'purchase-known') continue;
      const { qrPaymentId, binding = step.get(entry.saleId)?.binding ?? null } = entry;
      const key = JSON.stringify([binding, qrPaymentId]);
      if (seen.has(key) || this.#written.knowsPurchase(qrPaymentId, binding))
        return { entry, detail: `journal: purchase ${entry.qrPaymentId} is opened a second time` };
      seen.add(key);
    }
    return null;
  }

  #read(saleId: string): SaleRecord | undefined {
    const books = newBooks();
    for (const recorded of this.#written.ofSale(saleId)) applyEntry(books, recorded);
    return books.sales.get(saleId);
  }
}

/** The problem of an entry that does not fit: a programming error, which a repetition cannot fix. */
function misplacedProblem({ entry, detail }: MisplacedEntry): Problem {
  const saleId = 'saleId' in entry ? { saleId: entry.saleId } : {};
  return problem('internal-error', { entry: entry.kind, ...saleId, detail });
}
