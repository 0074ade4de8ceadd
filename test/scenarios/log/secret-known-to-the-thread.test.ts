import { expect, test } from 'vitest';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { openKioskLog, openWaitingLog } from '../../support/log/kiosk-log.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const folder = useLogFolder();
const SECRET = 'correct horse/"battery"';
const LATER = 'another "secret"';

test('the thread takes secrets out of earlier lines, and main masks them in later ones; no file ever holds one', async () => {
  const clock = new FakeClock(Date.UTC(2026, 0, 1));
  await clock.advance(1_500);
  const redactor = createRedactor();
  redactor.protect(LATER);
  const log = openKioskLog(folder.file, clock, { redactor });
  log.write('info', 'config-loaded', { file: SECRET });
  redactor.protect(SECRET);
  log.write('info', 'config-loaded', { file: SECRET, other: LATER });
  await log.close();
  expect(folder.rows()).toMatchObject([
    // By main's clocks, although the thread has its own.
    { run: 1, wall_ms: Date.UTC(2026, 0, 1) + 1_500, mono_ms: 1_500, facts: '{"file":"•••"}' },
    { run: 1, mono_ms: 1_500, facts: '{"file":"•••","other":"•••"}' },
  ]);
  expect(folder.rawBytes()).not.toMatch(/battery|another/);
});

test('a line that waits for the thread while its secret becomes known is never written with it', async () => {
  const redactor = createRedactor();
  const log = openWaitingLog(folder.file, new FakeClock(), { redactor });
  log.write('info', 'config-loaded', { file: SECRET });
  redactor.protect(SECRET);
  expect(folder.has('log.db')).toBe(false);
  log.start();
  await folder.untilLines(1);
  expect(folder.rawBytes()).not.toContain('battery');
  await log.close();
  expect(folder.rows()).toMatchObject([{ event: 'config-loaded', facts: '{"file":"•••"}' }]);
});

test('an end before the thread was started still writes the lines so far', async () => {
  const log = openWaitingLog(folder.file, new FakeClock());
  log.write('error', 'internal-error', { detail: 'at the start' });
  await log.close();
  expect(folder.rows()).toMatchObject([{ event: 'internal-error' }]);
});
