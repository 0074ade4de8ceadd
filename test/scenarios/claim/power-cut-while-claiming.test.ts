import { rmSync, statSync, truncateSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CODE, PAID_ONCE, withClaims, type ClaimBench } from './bench.ts';

const bench = withClaims();
const STEP_BYTES = 1_000;

type Moment = 'opened' | 'written, not committed' | 'committed, not said';

/** SQLite with the files put by at each moment of the payment, as a power cut would leave them. */
function watched(file: string, cut: (moment: Moment) => void): Database.Database {
  const database = new Database(file);
  cut('opened');
  const transaction = database.transaction.bind(database);
  database.transaction = new Proxy(transaction, {
    apply: (target, self, [act]: [(...given: unknown[]) => unknown]) => {
      const writes = Reflect.apply(target, self, [
        (...given: unknown[]): unknown => {
          const result = act(...given);
          cut('written, not committed');
          return result;
        },
      ]) as Database.Transaction;
      const immediate = (...given: unknown[]): unknown => {
        const result: unknown = writes.immediate(...given);
        cut('committed, not said');
        return result;
      };
      return Object.assign((...given: unknown[]): unknown => writes(...given), { immediate });
    },
  });
  return database;
}

/** Pays, and gives the files of each moment. */
function moments(kiosk: ClaimBench): ReadonlyMap<Moment, ClaimBench> {
  const snapshots = new Map<Moment, ClaimBench>();
  // The first of each: nothing may come in two parts.
  const keep = (moment: Moment): void => {
    if (!snapshots.has(moment)) snapshots.set(moment, kiosk.snapshot());
  };
  kiosk.ports = { openDatabase: (file) => watched(file, keep) };
  expect(kiosk.pay().code).toBe(0);
  kiosk.ports = {};
  return snapshots;
}

/** Whatever was cut off: the code is good for one payment altogether, and the kiosk starts. */
function expectOnce(kiosk: ClaimBench, status: 'owed' | 'paid'): void {
  expect(kiosk.json('--code', CODE)).toMatchObject({ reason: 'found', claims: [{ status }] });
  expect(kiosk.pay().code).toBe(status === 'owed' ? 0 : 5);
  expect(kiosk.settled()).toEqual(PAID_ONCE);
  kiosk.start().close();
  expect(kiosk.copied()).toBe(kiosk.entries().length);
}

test.each([
  ['opened', 'owed'],
  ['written, not committed', 'owed'],
  ['committed, not said', 'paid'],
] as const)('the power goes when it is %s: the debt is %s', (moment, status) => {
  const cut = moments(bench().owing()).get(moment);
  if (cut === undefined) throw new Error(`never ${moment}`);
  expectOnce(cut, status);
});

test('the log is torn at any place: written as a whole or not at all', () => {
  const whole = moments(bench().owing()).get('committed, not said');
  if (whole === undefined) throw new Error('never committed');
  const { size } = statSync(whole.files.log);
  const lengths = Array.from({ length: Math.ceil(size / STEP_BYTES) }, (_, index) => index * STEP_BYTES);
  expect(lengths.length).toBeGreaterThan(10);
  for (const length of [...lengths, size - 1, size]) {
    const torn = whole.snapshot();
    rmSync(torn.files.sharedMemory, { force: true });
    truncateSync(torn.files.log, length);
    expectOnce(torn, length === size ? 'paid' : 'owed');
    torn.dispose();
  }
});
