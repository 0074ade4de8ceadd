import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ExportReport } from '../../../app/export/outcome.ts';
import type { StickFailure } from '../../../app/import/stick-file.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import type { ExportRequest, Progress } from '../request.ts';
import { exportWordSchema } from './messages.ts';

/** Writes files in a thread of its own; the failure is a stick that answers nothing, or a thread without a report. */
export type Exporting = (request: ExportRequest, progress: Progress) => Promise<Result<ExportReport, StickFailure>>;

/** A stick that does not answer for this time is given up, however small the journal is. */
const SILENCE_MS = 2 * MINUTE_MS;
/** The slowest stick that is waited for: a whole journal goes onto it in one call of the system. */
const SLOWEST_BYTES_PER_S = 524_288;
/** A million sales need less than 96 MB. Without a limit the thread takes as much as the machine has. */
const MOST_HEAP_MB = 256;
const MOST_YOUNG_MB = 32;
/** So many threads may hang in the system's calls at once; after that nothing more is tried until one of them returns. */
const MOST_HANGING = 4;

/** `program` is the built file of `thread.ts`. */
export function exportingIn(program: string, clock: Pick<Clock, 'setTimer'>): Exporting {
  let hanging = 0;
  return async (request, progress) => {
    if (hanging >= MOST_HANGING) return err({ kind: 'hangs' });
    const silenceMs = SILENCE_MS + ((await bytesOf(request)) / SLOWEST_BYTES_PER_S) * SECOND_MS;
    const resourceLimits = { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: MOST_YOUNG_MB };
    const worker = new Worker(program, { workerData: request, name: 'export', resourceLimits });
    // It holds up no end of the application: a half file has no name yet.
    worker.unref();
    let endSilence: CancelTimer = () => undefined;
    const ended = await new Promise<Result<ExportReport, StickFailure>>((resolve) => {
      let why = '';
      const wait = (): void => {
        endSilence();
        endSilence = clock.setTimer(silenceMs, () => {
          resolve(err({ kind: 'hangs' }));
        });
      };
      wait();
      worker.on('message', (data: unknown) => {
        const word = exportWordSchema.parse(data);
        if (word.kind === 'done') resolve(ok(word.report));
        else {
          wait();
          progress(word.share);
        }
      });
      worker.on('error', (error) => {
        why = String(error);
      });
      worker.on('exit', (code) => {
        const detail = `the thread of the export has ended (code ${String(code)}) ${why}`.trim();
        resolve(err({ kind: 'broken', detail }));
      });
    });
    endSilence();
    if (!ended.ok && ended.error.kind === 'hangs') {
      // A call of the system that does not return cannot be ended.
      hanging += 1;
      worker.on('exit', () => {
        hanging -= 1;
      });
      void worker.terminate();
    }
    return ended;
  };
}

/** What may go onto the stick in one piece. */
async function bytesOf({ dataDirectory }: ExportRequest): Promise<number> {
  const sizes = ['journal.db', 'log.db'].map((name) =>
    stat(join(dataDirectory, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
