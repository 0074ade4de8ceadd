import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnfinishedPaper } from '../../app/ports/unfinished-paper.ts';

/** It is there while a paper is begun and not finished; without content. */
const FILE = 'unfinished-paper';

/** Records in the data directory what a run that ends during a slip leaves in the printer. Nothing here blocks main. */
export function unfinishedPaperIn(dataDirectory: string): UnfinishedPaper {
  const path = join(dataDirectory, FILE);
  return {
    isUnfinished: () =>
      stat(path).then(
        () => true,
        () => false,
      ),
    async note(isUnfinished) {
      try {
        if (isUnfinished) await touch(path);
        else await rm(path, { force: true });
      } catch {
        // Whether a full or broken disk stops selling is decided by the journal; a slip with a code is worth printing.
      }
    },
  };
}

async function touch(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
