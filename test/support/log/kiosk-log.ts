import { join } from 'node:path';
import type { Clock } from '../../../app/ports/clock.ts';
import { createRedactor, type Redactor } from '../../../main/log/redact.ts';
import { openLogThread, type KioskLog } from '../../../main/log/worker/log-thread.ts';

const THREAD = join(import.meta.dirname, '..', '..', '..', 'main', 'log', 'worker', 'thread.ts');
/** The thread that ends at a certain line, see `dying-log-thread.ts`. */
export const DYING_LOG_THREAD = join(import.meta.dirname, 'dying-log-thread.ts');

/** The log as the kiosk opens it, whose thread is not started yet. */
export function openWaitingLog(
  file: string,
  clock: Clock,
  { redactor = createRedactor(), program = THREAD }: { redactor?: Redactor; program?: string } = {},
): KioskLog {
  return openLogThread({ program, file, clock, redactor });
}

/** The log as the kiosk opens it, in its own thread. */
export function openKioskLog(...given: Parameters<typeof openWaitingLog>): KioskLog {
  const log = openWaitingLog(...given);
  log.start();
  return log;
}
