import { err, type Result } from '../../app/result.ts';
import type { PaperDocument } from '../../app/paper/document.ts';
import type { PrintFailure, Printer } from '../../drivers/printer/printer.ts';

/** More than one customer and one technician can want at a time. */
const WAITING_LIMIT = 4;

/** A printer prints one slip at a time; those that come meanwhile wait for it, a few of them. */
export function queuePrints(printer: Printer): Pick<Printer, 'print'> {
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
      // What became of one does not keep the next one.
      last = printed.catch(() => undefined);
      return printed;
    },
  };
}
