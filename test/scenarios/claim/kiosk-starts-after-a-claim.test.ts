import { expect, test } from 'vitest';
import { newApart, noteApart } from '../../../app/journal/day-totals.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { HOUR_MS, NOON_MS, PRICE, debt, undelivered, withClaims } from './harness.ts';
import { claimCode } from '../../../app/claim-code.ts';

const harness = withClaims();

test('the copy is complete, the log is empty, the chain is intact, nothing is owed, and the kiosk sells', () => {
  const kiosk = harness().owing();
  expect(kiosk.pay().code).toBe(0);
  expect(kiosk.copied()).toBe(kiosk.entries().length);
  expect(kiosk.contents().has('journal.db-wal')).toBe(false);
  const ledger = readLedger(kiosk.directory);
  expect(ledger).toMatchObject({ ok: true, value: { chain: { kind: 'intact' } } });
  expect(ledger.ok && ledger.value.sales.get('sale-1')).toMatchObject({ debtTiyn: 0, refundedTiyn: PRICE });
  kiosk.write(undelivered('sale-2', '17'), NOON_MS + 3 * HOUR_MS);
  expect(kiosk.look()).toMatchObject({ code: 0, out: expect.stringContaining('gone back already') });
});

test('payments hours apart do not count as a clock change', () => {
  const kiosk = harness().write([...undelivered(), debt(), ...undelivered('sale-2', '17'), debt('sale-2')]);
  let wallMs = NOON_MS + HOUR_MS;
  // Each process has a clock of its own, which starts from zero and stands here a little further.
  kiosk.ports = { clock: { wallMs: () => wallMs, monoMs: () => 70_000 } };
  expect(kiosk.pay().code).toBe(0);
  wallMs += 5 * HOUR_MS;
  expect(kiosk.run('--code', claimCode('sale-2'), '--paid', '--amount', '450').code).toBe(0);
  const apart = newApart();
  for (const recorded of kiosk.entries()) noteApart(apart, recorded);
  expect(apart).toMatchObject({ jumps: [], before: { sequence: kiosk.entries().length } });
});

test('an old debt behind the last summary can be paid as well', () => {
  const kiosk = harness().owing();
  const running = kiosk.start();
  const started = { kind: 'started', version: 'test' } as const;
  for (let some = 0; some < 6; some += 1)
    expect(
      running.append(
        Array.from({ length: 100 }, () => started),
        { wallMs: NOON_MS + HOUR_MS, monoMs: 70_000 },
      ).ok,
    ).toBe(true);
  running.tidy({ wallMs: NOON_MS + HOUR_MS, monoMs: 70_000 });
  running.close();
  expect(kiosk.entries().at(-1)?.entry.kind).toBe('summary');
  expect(kiosk.pay().code).toBe(0);
  kiosk.start().close();
  expect(kiosk.pay()).toMatchObject({ code: 1, reason: 'already-paid' });
});
