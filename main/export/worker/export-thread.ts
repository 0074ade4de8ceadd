import { Worker } from 'node:worker_threads';
import type { ExportReport } from '../../../app/export/outcome.ts';
import type { ExportRequest, Progress } from '../request.ts';
import { exportWordSchema } from './messages.ts';

/** Writes files in a thread of its own. Rejects where the thread ends without a report. */
export type Exporting = (request: ExportRequest, progress: Progress) => Promise<ExportReport>;

/** `program` is the built file of `thread.ts`. */
export function exportingIn(program: string): Exporting {
  return (request, progress) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(program, { workerData: request, name: 'export' });
      // It holds up no end of the application: a half file has no name yet.
      worker.unref();
      let why = '';
      worker.on('message', (data: unknown) => {
        const word = exportWordSchema.parse(data);
        if (word.kind === 'progress') progress(word.share);
        else resolve(word.report);
      });
      worker.on('error', (error) => {
        why = String(error);
      });
      worker.on('exit', (code) => {
        reject(new Error(`the thread of the export has ended (code ${String(code)}) ${why}`.trim()));
      });
    });
}
