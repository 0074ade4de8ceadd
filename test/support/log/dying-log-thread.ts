/** The log's thread that ends at once, as one without memory does, at a certain line. */
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { LogKeeper } from '../../../main/log/log-keeper.ts';
import type { LogRow } from '../../../main/log/log-table.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { LOG_LIMITS } from '../../../main/log/retention.ts';
import { logThreadDataSchema } from '../../../main/log/worker/messages.ts';
import { serveLog } from '../../../main/log/worker/serve-log.ts';

class DyingKeeper extends LogKeeper {
  override keep(row: LogRow): void {
    if (row.facts.includes('dies')) process.exit(1);
    super.keep(row);
  }
}

const { file } = logThreadDataSchema.parse(workerData);
const redactor = createRedactor();
const waits = { openMs: 500, writeMs: 500 };
if (parentPort === null) throw new Error('this file is started as a thread');
serveLog(parentPort, new DyingKeeper(file, { clock: systemClock, redactor, limits: LOG_LIMITS, waits }), redactor);
