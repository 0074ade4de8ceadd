import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CODE, PAID_ONCE, withClaims } from './harness.ts';

const harness = withClaims();

/** Fails when everything is written and is to be committed. */
function refusing(file: string, code: string): Database.Database {
  const database = new Database(file);
  database.transaction = new Proxy(database.transaction.bind(database), {
    apply: (target, self, [act]: [(...given: unknown[]) => unknown]) => {
      const failing = (...given: unknown[]): never => {
        act(...given);
        throw new Database.SqliteError('the disk refuses', code);
      };
      return Reflect.apply(target, self, [failing]) as unknown;
    },
  });
  return database;
}

test.each(['SQLITE_IOERR_FSYNC', 'SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_CORRUPT'])(
  '%s: it is reported, nothing is written, and it can be repeated',
  (code) => {
    const kiosk = harness().owing();
    kiosk.ports = { openDatabase: (file) => refusing(file, code) };
    expect(kiosk.pay()).toMatchObject({
      code: 1,
      out: '',
      complaint: expect.stringContaining('could not be written: the disk refuses'),
    });
    expect(kiosk.settled()).toEqual([]);
    kiosk.ports = {};
    expect(kiosk.json('--code', CODE)).toMatchObject({ claims: [{ status: 'owed' }] });
    expect(kiosk.pay().code).toBe(0);
    expect(kiosk.settled()).toEqual(PAID_ONCE);
  },
);

test('a disk that cannot even be opened', () => {
  const kiosk = harness().owing();
  kiosk.ports = {
    openDatabase: () => {
      throw new Database.SqliteError('unable to open database file', 'SQLITE_CANTOPEN');
    },
  };
  expect(kiosk.pay()).toMatchObject({ code: 1, complaint: expect.stringContaining('unable to open') });
  kiosk.ports = {};
  expect(kiosk.pay().code).toBe(0);
});
