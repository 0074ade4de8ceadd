import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { PastKeeper } from '../../../main/past/past-keeper.ts';
import { entry, NOON_MS } from '../journal/history.ts';

const opened: PastFolder[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.remove();
});

/** A journal that a kiosk holds open, and its past sales. */
export class PastFolder {
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-past-'));
  readonly past = new PastKeeper(this.directory);
  readonly #journal: Journal;

  constructor() {
    const files = journalFiles(this.directory);
    const journal = openJournal(files.database, files.backups);
    if (!journal.ok) throw new Error(journal.error.reason);
    this.#journal = journal.value;
    opened.push(this);
  }

  write(entries: readonly object[], wallMs = NOON_MS): this {
    const written = this.#journal.append(entries.map(entry), { wallMs, monoMs: wallMs - NOON_MS });
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    return this;
  }

  /** The kiosk ends. */
  close(): void {
    this.#journal.close();
  }

  remove(): void {
    this.past.close();
    this.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
