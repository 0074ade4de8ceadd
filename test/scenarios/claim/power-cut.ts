import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { ClaimHarness, Ran } from './harness.ts';

export type Moment = 'opened' | 'written, not committed' | 'committed, not said';

/** SQLite with the files put by at each moment of the writing, as a power cut would leave them. */
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

/** Carries it out, and gives the files of each moment. */
export function moments(kiosk: ClaimHarness, act: (kiosk: ClaimHarness) => Ran): ReadonlyMap<Moment, ClaimHarness> {
  const snapshots = new Map<Moment, ClaimHarness>();
  // The first of each: nothing may come in two parts.
  const keep = (moment: Moment): void => {
    if (!snapshots.has(moment)) snapshots.set(moment, kiosk.snapshot());
  };
  kiosk.ports = { openDatabase: (file) => watched(file, keep) };
  expect(act(kiosk).code).toBe(0);
  kiosk.ports = {};
  return snapshots;
}
