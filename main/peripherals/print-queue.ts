import { err, type Result } from '../../app/result.ts';
import type { PaperDocument } from '../../app/paper/document.ts';
import type { PrintFailure, Printer } from '../../drivers/printer/printer.ts';

/** More than one customer and one technician can need at a time. */
const WAITING_LIMIT = 4;

/** Queues slips, because a printer prints one at a time. The queue is short. */
export function queuePrints(printer: Pick<Printer, 'print'>): Pick<Printer, 'print'> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    print(document: PaperDocument): Promise<Result<void, PrintFailure>> {
      if (waiting >= WAITING_LIMIT) {
        return Promise.resolve(
          err({ isUntouched: true, reason: { kind: 'busy', message: `${String(waiting)} slips are waiting` } }),
        );
      }
      waiting += 1;
      const printed = last
        .then(() => printer.print(document))
        .finally(() => {
          waiting -= 1;
        });
      // A failed slip does not hold up the next one.
      last = printed.catch(() => undefined);
      return printed;
    },
  };
}
