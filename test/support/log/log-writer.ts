/** A process that writes lines into the log until it is killed; it reports to its parent when there are a thousand. */
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { openLog } from '../../../main/log/in-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';

const log = openLog(process.argv[2] ?? '', systemClock, createRedactor());

function writeSome(first: number): void {
  for (let line = first; line < first + 100; line += 1) log.write('info', 'app-started', { line });
  if (first === 900) process.send?.('a thousand');
  setImmediate(writeSome, first + 100);
}

writeSome(0);
