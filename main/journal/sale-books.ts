import { checkEntries, type MisplacedEntry } from '../../app/journal/check-entries.ts';
import type { JournalEntry, RecordedEntry } from '../../app/journal/entry.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { applyEntry, isSettled, newBooks, type SaleRecord } from '../../app/journal/replay.ts';
import { err, type Result } from '../../app/result.ts';

/** More than are unsettled at the same time in any but a very bad week; the others are read again. */
const MAX_IN_MEMORY = 200;

/** What has to be remembered once checked entries are on disk. */
export type CheckedStep = ReadonlyMap<string, SaleRecord>;

/**
 * The books of the sales that are not settled, against which every entry is checked before it is written. What does not
 * lie in memory is read from the journal, so that the memory stays bounded and a start need not fill it.
 */
export class SaleBooks {
  readonly #unsettled = new Map<string, SaleRecord>();
  readonly #entriesOf: (saleId: string) => Iterable<RecordedEntry>;

  /** `entriesOf` reads what the journal has of one sale, in order. */
  constructor(entriesOf: (saleId: string) => Iterable<RecordedEntry>) {
    this.#entriesOf = entriesOf;
  }

  /** Changes nothing. Throws where the journal cannot be read, or holds an order that is never written. */
  check(entries: readonly JournalEntry[], wallMs: number): Result<CheckedStep, Problem> {
    const checked = checkEntries(entries, wallMs, (saleId) => this.#unsettled.get(saleId) ?? this.#read(saleId));
    return checked.ok ? checked : err(misplacedProblem(checked.error));
  }

  /** The entries of a checked step are on disk. */
  keep(step: CheckedStep): void {
    for (const [saleId, sale] of step) {
      // The sales in hand are the youngest: they are put at the end.
      this.#unsettled.delete(saleId);
      if (!isSettled(sale)) this.#unsettled.set(saleId, sale);
    }
    for (const saleId of this.#unsettled.keys()) {
      if (this.#unsettled.size <= MAX_IN_MEMORY) break;
      this.#unsettled.delete(saleId);
    }
  }

  /** How many sales lie in memory. */
  get size(): number {
    return this.#unsettled.size;
  }

  #read(saleId: string): SaleRecord | undefined {
    const books = newBooks();
    for (const recorded of this.#entriesOf(saleId)) applyEntry(books, recorded);
    return books.sales.get(saleId);
  }
}

/** A programming error: no disk and no repetition fixes it. */
function misplacedProblem({ entry, detail }: MisplacedEntry): Problem {
  const saleId = 'saleId' in entry ? { saleId: entry.saleId } : {};
  return problem('internal-error', { entry: entry.kind, ...saleId, detail });
}
