import { afterEach, expect, test } from 'vitest';
import { MAX_WAITING_LINES } from '../../../main/log/worker/log-thread.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { OtherProgram } from '../../support/journal/other-program.ts';
import { openKioskLog } from '../../support/log/kiosk-log.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const folder = useLogFolder();
const others: OtherProgram[] = [];
afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});

/** Another program that holds the file for writing. */
async function lock(): Promise<OtherProgram> {
  const other = await OtherProgram.open(folder.file);
  others.push(other);
  await other.run('BEGIN IMMEDIATE');
  return other;
}

test('lines beyond the limit of the queue go to standard error alone, and the file records how many', async () => {
  const log = openKioskLog(folder.file, systemClock);
  log.write('info', 'app-started');
  await folder.untilLines(1);
  const other = await lock();
  for (let line = 0; line < MAX_WAITING_LINES + 7; line += 1) log.write('info', 'relay-ready', { line });
  expect(folder.printed.filter((text) => text.includes('relay-ready'))).toHaveLength(MAX_WAITING_LINES + 7);
  await other.run('COMMIT');
  await folder.untilLines(1 + MAX_WAITING_LINES);
  log.write('info', 'app-stopping');
  await log.close();
  expect(folder.rows().slice(MAX_WAITING_LINES)).toMatchObject([
    { event: 'relay-ready', facts: `{"line":${String(MAX_WAITING_LINES - 1)}}` },
    { level: 'warning', event: 'log-gap', facts: '{"lines":7}' },
    { event: 'app-stopping' },
  ]);
});

test('the end of the application waits for the last lines, but not for ever', async () => {
  const clock = new FakeClock();
  const log = openKioskLog(folder.file, clock);
  log.write('info', 'app-started');
  await folder.untilLines(1);
  const other = await lock();
  log.write('info', 'app-stopping');
  const closed = log.close();
  await clock.advance(7_000);
  await closed;
  expect(folder.printed.join('')).toContain('log.db was not closed: 1 lines are missing in it');
  await other.run('COMMIT');
});
