import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CODE, withClaims } from './harness.ts';

const harness = withClaims();

function setVersion(file: string, version: number): void {
  const database = new Database(file);
  database.pragma(`user_version = ${String(version)}`);
  database.close();
}

test('a journal of an earlier version can be read; the kiosk migrates it, this command does not', () => {
  const kiosk = harness().owing();
  setVersion(kiosk.files.database, 2);
  const before = kiosk.contents();
  expect(kiosk.look()).toMatchObject({
    code: 0,
    out: expect.stringContaining('not been paid'),
    complaint: expect.stringContaining('earlier version'),
  });
  expect(kiosk.pay()).toMatchObject({ code: 1, complaint: expect.stringContaining('Start and stop the kiosk once') });
  expect(kiosk.contents()).toEqual(before);
});

test('a journal of a newer version is not changed', () => {
  const kiosk = harness().owing();
  setVersion(kiosk.files.database, 99);
  const before = kiosk.contents();
  for (const ran of [kiosk.look(), kiosk.pay()])
    expect(ran).toMatchObject({ code: 1, complaint: expect.stringContaining('newer version') });
  expect(kiosk.contents()).toEqual(before);
});

test('a rescue interrupted by a power cut is finished by the kiosk first', () => {
  const kiosk = harness().owing();
  writeFileSync(kiosk.files.decision, `${JSON.stringify({ version: 1, folder: 'journal-2026' })}\n`);
  const before = kiosk.contents();
  expect(kiosk.pay()).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('rescue of the journal has not come to its end'),
  });
  expect(kiosk.contents()).toEqual(before);
  kiosk.start().close();
  expect(kiosk.run('--code', CODE, '--paid', '--amount', '450').code).toBe(0);
});
