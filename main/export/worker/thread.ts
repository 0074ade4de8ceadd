/** The thread of one export: it alone waits for the stick and for the journal. */
import { parentPort, workerData } from 'node:worker_threads';
import { runExport } from '../run-export.ts';
import { exportRequestSchema, type ExportWord } from './messages.ts';

const request = exportRequestSchema.parse(workerData);
const tell = (word: ExportWord): void => parentPort?.postMessage(word);
const report = runExport(request, (share) => {
  tell({ kind: 'progress', share });
});
tell({ kind: 'done', report });
