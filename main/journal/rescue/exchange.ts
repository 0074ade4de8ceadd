import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { JournalFiles } from '../journal-files.ts';
import type { RescueDisk } from './disk.ts';

/** The file of a decision, with the folder in `backups/` for the old files. */
const decisionSchema = z.strictObject({ version: z.literal(1), folder: z.string().regex(/^[\w.-]+$/) });

/** Records the decision; from here on the new journal counts, and only the renaming is left. */
export function decide(files: JournalFiles, folder: string, disk: RescueDisk): void {
  const decision: z.infer<typeof decisionSchema> = { version: 1, folder };
  disk.replace(files.decision, `${JSON.stringify(decision)}\n`);
}

/** Whether a rescue has decided and was interrupted before its end. */
export function isDecided(files: JournalFiles): boolean {
  return existsSync(files.decision);
}

/**
 * Moves the old files away and the new journal into their place; can be interrupted and repeated at any step. The
 * database file is moved before its log, so that a journal without its log is never taken for complete. Throws the
 * errors of the disk.
 */
export function exchange(files: JournalFiles, disk: RescueDisk): void {
  if (!isDecided(files)) return;
  const { folder } = decisionSchema.parse(JSON.parse(readFileSync(files.decision, 'utf8')));
  if (existsSync(files.rescued)) {
    for (const old of [files.database, files.log, files.sharedMemory, files.copy]) {
      if (existsSync(old)) disk.move(old, freeName(join(files.backups, folder, basename(old))));
    }
    disk.move(files.rescued, files.database);
  }
  disk.remove(files.decision);
}

/** A free name for a file, because a reader may have recreated a companion file before the rescue was finished. */
function freeName(file: string): string {
  let name = file;
  for (let number = 2; existsSync(name); number += 1) name = `${file}.${String(number)}`;
  return name;
}
