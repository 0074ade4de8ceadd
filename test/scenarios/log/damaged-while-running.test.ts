import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openLog } from '../../../main/log/in-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const HEADER_BYTES = 4_096;
const folder = useLogFolder();

/** Overwrites everything but the first page, as a dying flash card does. */
function damage(): void {
  const { size } = statSync(folder.file);
  const file = openSync(folder.file, 'r+');
  writeSync(file, Buffer.alloc(size - HEADER_BYTES, 0xa5), 0, size - HEADER_BYTES, HEADER_BYTES);
  closeSync(file);
}

function fill(): void {
  const log = openLog(folder.file, new FakeClock(), createRedactor());
  for (let line = 0; line < 500; line += 1) log.write('info', 'app-started', { line });
  log.close();
}

test('damage in old lines is found at a quiet moment: the file is set aside and a new one begun', async () => {
  fill();
  const clock = new FakeClock();
  const log = openLog(folder.file, clock, createRedactor());
  log.write('info', 'app-started');
  damage();
  log.write('info', 'relay-ready');
  await clock.advance(10_000);
  log.write('info', 'app-stopping');
  log.close();
  expect(folder.rows()).toMatchObject([
    { event: 'log-replaced', run: 1 },
    { event: 'app-stopping', run: 1 },
  ]);
  expect(folder.has('log.db.damaged-1')).toBe(true);
  expect(folder.printed.join('')).toContain('info relay-ready {}');
});

test('damage while the kiosk was off is found at the start', () => {
  fill();
  damage();
  const log = openLog(folder.file, new FakeClock(), createRedactor());
  log.write('info', 'app-started');
  log.close();
  expect(folder.rows()).toMatchObject([{ event: 'log-replaced' }, { event: 'app-started' }]);
  expect(readFileSync(`${folder.file}.damaged-1`).length).toBeGreaterThan(HEADER_BYTES);
});

test('the export of a damaged log names the remedy', async () => {
  fill();
  damage();
  const { code, err } = await folder.cli('--data-dir', folder.directory);
  expect(code).toBe(1);
  expect(err).toMatch(/log\.db is damaged .* Send the file as it is to the developers/);
});
