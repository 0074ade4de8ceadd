import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { screenNow } from '../support/kiosk/screen-now.ts';

const failures = (kiosk: Kiosk): readonly unknown[] =>
  kiosk
    .logSoFar()
    .filter(({ event }) => event === 'window-failed')
    .map(({ facts }) => facts['detail']);

test('a page that hangs is replaced without a touch', { tag: '@waits' }, async ({ kiosks }) => {
  const kiosk = await kiosks.open();
  await kiosk.page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    }, 0);
  });
  await expect.poll(() => failures(kiosk), { timeout: 90_000 }).toHaveLength(2);
  expect(failures(kiosk)[0]).toBe('unresponsive');
  await expect.poll(() => screenNow(kiosk)).toBe('idle');
  // Loaded again once, not in a circle.
  await kiosk.close();
  expect(failures(kiosk)).toHaveLength(2);
});

test('a page whose process crashes is loaded again', async ({ kiosks }) => {
  const kiosk = await kiosks.open();
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => failures(kiosk)).toHaveLength(1);
  await expect.poll(() => screenNow(kiosk)).toBe('idle');
});

test('a log.db of another program is set aside, and the kiosk sells', async ({ kiosks }) => {
  await kiosks.prepare();
  const { dataDirectory } = kiosks.folder;
  await mkdir(dataDirectory, { recursive: true });
  const foreign = new Database(join(dataDirectory, 'log.db'));
  foreign.exec('CREATE TABLE log (words TEXT)');
  foreign.close();
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await kiosk.logged('log-replaced');
  expect(kiosk.logSoFar()[0]).toMatchObject({ event: 'log-replaced' });
  expect(existsSync(join(dataDirectory, 'log.db.damaged-1'))).toBe(true);
});

for (const how of ['thrown', 'rejected'] as const) {
  test(`an unexpected error (${how}) is logged and ends the application with code 70, without a dialog`, async ({
    relay,
    kiosks,
  }) => {
    const kiosk = await kiosks.open();
    const code = new Promise<number | null>((resolve) => {
      kiosk.app.process().once('exit', resolve);
    });
    await kiosk.app.evaluate((_electron, kind) => {
      setTimeout(() => {
        if (kind === 'thrown') throw new Error('a bug');
        void Promise.reject(new Error('a bug'));
      }, 0);
    }, how);
    expect(await code).toBe(70);
    expect(kiosk.output()).toContain('unexpected: Error: a bug');
    // Before it ended, it completed the file.
    expect(kiosk.logSoFar().at(-1)).toMatchObject({
      event: 'internal-error',
      facts: { detail: expect.stringContaining('a bug') },
    });
    expect(relay.isAllOff()).toBe(true);
  });
}

test('only the owner can access the data directory', async ({ kiosks }) => {
  await kiosks.open();
  expect(statSync(kiosks.folder.dataDirectory).mode & 0o777).toBe(0o700);
});
