import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { PAID_ONCE, withClaims } from './harness.ts';

const harness = withClaims();

test('a look works beside a running kiosk, a payment only after it is stopped', () => {
  const kiosk = harness().owing();
  const running = kiosk.start();
  expect(kiosk.look()).toMatchObject({ code: 0, complaint: '' });
  const before = kiosk.contents();
  expect(kiosk.pay()).toMatchObject({ code: 1, out: '', complaint: expect.stringContaining('Stop the kiosk first') });
  expect(kiosk.contents()).toEqual(before);
  running.close();
  expect(kiosk.pay().code).toBe(0);
  expect(kiosk.settled()).toEqual(PAID_ONCE);
});

test('no kiosk starts while a payment is being recorded', () => {
  const kiosk = harness().owing();
  let reason: string | null = null;
  kiosk.ports = {
    openDatabase: (file) => {
      const opened = new JournalKeeper(kiosk.directory).open();
      reason = opened.ok ? 'started' : (opened.error.parameters['code'] ?? null);
      return new Database(file);
    },
  };
  expect(kiosk.pay().code).toBe(0);
  expect(reason).toBe('SQLITE_BUSY');
  kiosk.start().close();
});
