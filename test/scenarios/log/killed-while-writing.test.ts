import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../main/log/in-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const folder = useLogFolder();
const WRITER = join(import.meta.dirname, '..', '..', 'support', 'log', 'log-writer.ts');

test('every line written before the kill is in the export, and the next start continues the log', async () => {
  const writer = fork(WRITER, [folder.file], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await once(writer, 'message');
  const during = await folder.cli('--data-dir', folder.directory);
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  const after = await folder.cli('--data-dir', folder.directory);
  expect([during.code, after.code]).toEqual([0, 0]);
  // The writer has reported this number of lines, and continued.
  expect(during.out.split('\n').length).toBeGreaterThan(1_000);
  expect(after.out.startsWith(during.out)).toBe(true);
  const lines = after.out.trimEnd().split('\n');
  expect(lines.map((line, at) => line.includes(`"line":${String(at)}}`)).indexOf(false)).toBe(-1);

  const log = openLog(folder.file, new FakeClock(), createRedactor());
  log.write('info', 'app-started');
  log.close();
  expect(folder.rows()).toHaveLength(lines.length + 1);
  expect(folder.rows().at(-1)).toMatchObject({ run: 2, event: 'app-started' });
  expect(folder.has('log.db.damaged-1')).toBe(false);
});
