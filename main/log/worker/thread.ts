/** The thread that owns `log.db`: it alone waits for the disk and for locks of other programs. */
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { LogKeeper } from '../log-keeper.ts';
import { createRedactor } from '../redact.ts';
import { LOG_LIMITS } from '../retention.ts';
import { LOCK_LIMIT_MS } from './lock-limit.ts';
import { logThreadDataSchema } from './messages.ts';
import { serveLog } from './serve-log.ts';

const { file, monoMs } = logThreadDataSchema.parse(workerData);
if (parentPort === null) throw new Error('this file is started as a thread');
const differenceMs = monoMs - systemClock.monoMs();
const redactor = createRedactor();
const keeper = new LogKeeper(file, {
  clock: { ...systemClock, monoMs: () => systemClock.monoMs() + differenceMs },
  redactor,
  limits: LOG_LIMITS,
  waits: { openMs: LOCK_LIMIT_MS, writeMs: LOCK_LIMIT_MS },
});
serveLog(parentPort, keeper, redactor);
