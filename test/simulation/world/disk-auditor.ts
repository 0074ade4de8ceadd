import { isDeepStrictEqual } from 'node:util';
import type { JournalEntry, RecordedEntry } from '../../../app/journal/entry.ts';
import type { Check } from './audit-parts.ts';

/** The number of last promised entries that are compared after each start; earlier ones were compared before. */
const LOOK_BACK = 10;

/** Watches the disk: what was promised survives, and nothing else appears. */
export class DiskAuditor {
  readonly #check: Check;
  /** What `append` has promised to keep, without summaries. */
  readonly #promised: JournalEntry[] = [];

  constructor(check: Check) {
    this.#check = check;
  }

  onEntry(entry: JournalEntry): void {
    this.#promised.push(entry);
  }

  /** The disk after a power cut. Returns the entries of the unanswered append that are on it. */
  onReopened(recorded: readonly RecordedEntry[], unanswered: readonly JournalEntry[]): readonly JournalEntry[] {
    const entries = recorded.map(({ entry }) => entry).filter(({ kind }) => kind !== 'summary');
    const gapAt = recorded.findIndex(({ sequence }, index) => sequence !== index + 1);
    this.#check(gapAt < 0, 'sequence without gaps', `${recorded[gapAt]?.sequence ?? 0} in place ${gapAt + 1}`);
    this.#check(
      entries.length >= this.#promised.length,
      'what append promised survives a power cut',
      `${this.#promised.length - entries.length} entries are gone`,
    );
    for (let index = this.#promised.length - 1; index >= Math.max(0, this.#promised.length - LOOK_BACK); index -= 1) {
      const [found, promised] = [entries[index], this.#promised[index]];
      // The order of the keys means nothing.
      const isSame = JSON.stringify(found) === JSON.stringify(promised) || isDeepStrictEqual(found, promised);
      this.#check(isSame, 'what append promised survives a power cut', `entry ${index + 1} is another one`);
    }
    const survived = entries.slice(this.#promised.length);
    const isWhole = survived.length === 0 || isDeepStrictEqual(survived, unanswered);
    this.#check(isWhole, 'an append that was cut is there as a whole or not at all', JSON.stringify(survived));
    return survived;
  }
}
