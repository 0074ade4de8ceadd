import { expect, test } from 'vitest';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { DYING_LOG_THREAD, openKioskLog } from '../../support/log/kiosk-log.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';
import { until } from '../../support/until.ts';

const folder = useLogFolder();
const SECRET = 'correct horse/"battery"';

test('the thread dies: lines go to standard error, a minute later another one continues and has every secret', async () => {
  const clock = new FakeClock();
  const redactor = createRedactor();
  const log = openKioskLog(folder.file, clock, { redactor, program: DYING_LOG_THREAD });
  log.write('info', 'config-loaded', { file: SECRET });
  await folder.untilLines(1);
  log.write('error', 'internal-error', { detail: 'dies here' });
  redactor.protect(SECRET);
  await until(() => folder.printed.join('').includes('thread of log.db has ended'));
  log.write('info', 'relay-ready');
  await clock.advance(60_000);
  log.write('info', 'app-stopping');
  await log.close();
  expect(folder.printed.join('')).toContain('info relay-ready {}');
  expect(folder.rows()).toMatchObject([
    { event: 'config-loaded', facts: '{"file":"•••"}' },
    { level: 'warning', event: 'log-gap', facts: '{"lines":2}' },
    { event: 'app-stopping' },
  ]);
  expect(folder.rawBytes()).not.toContain('battery');
});
