import { describe, expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { PRICE, SALE, type MoneyHarness } from '../money/harness.ts';
import { failed, prints, withNotes, withPrinter } from './harness.ts';

const MOMENTS: readonly (readonly [string, (harness: MoneyHarness) => void])[] = [
  [
    'before the QR has come',
    (harness) => {
      harness.choose(SALE);
      harness.send({ kind: 'pay', freshId: SALE, revision: harness.loop.view().frame.revision });
      harness.emptyPrinter();
      harness.answerQr();
      harness.answerStatus('processed');
    },
  ],
  [
    'while the QR is up',
    (harness) => {
      harness.untilQr(1).emptyPrinter();
      harness.answerStatus('processed');
    },
  ],
  [
    'while it is confirmed on the phone',
    (harness) => {
      harness.untilQr(1).answerStatus('scanned');
      harness.emptyPrinter();
      harness.answerStatus('processed');
    },
  ],
  [
    'while the relay moves',
    (harness) => {
      harness.buy(1).emptyPrinter();
    },
  ],
];

describe.each(['optional', 'required'] as const)('%s', (printer) => {
  test.each(MOMENTS)('%s: the sale continues as without a printer', async (_when, until) => {
    const harness = withPrinter({ printer }).ready();
    until(harness);
    harness.pulseDone();
    await harness.clock.advance(DELAYS.settleMs);
    const without = await withPrinter({ printer: 'absent' }).ready().buy(1).drop(1);
    expect(harness.screen).toMatchObject({ name: 'success', paper: 'none' });
    expect(harness.kinds().filter((kind) => kind !== 'scanned')).toEqual(without.kinds());
    expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
    expect(prints(harness)).toEqual([]);
    await harness.clock.advance(DELAYS.successMs);
    expect(harness.screen.name).toBe(printer === 'required' ? 'out-of-service' : 'idle');
  });

  test('while the piece falls: nothing is sent, and nothing is owed', async () => {
    const harness = withPrinter({ printer }).ready().buy(1);
    harness.pulseDone();
    harness.emptyPrinter();
    await harness.clock.advance(DELAYS.settleMs);
    expect([harness.screen, prints(harness)]).toMatchObject([{ name: 'success', paper: 'none' }, []]);
  });

  test('while it prints: the receipt is on the screen, and the sale is not affected', async () => {
    const harness = await withPrinter({ printer }).ready().buy(1).drop(1);
    const { length } = harness.entries;
    harness.emptyPrinter();
    failed(harness);
    expect(harness.screen).toMatchObject({ name: 'success', paper: 'failed' });
    expect(harness.entries).toHaveLength(length);
  });

  test('with notes inserted: they count', async () => {
    const harness = withNotes({ printer, priceTiyn: 150_000 });
    harness.insert(500);
    harness.emptyPrinter();
    expect(harness.screen.name).toBe('cash');
    harness.insert(1_000);
    harness.pulseDone();
    await harness.clock.advance(DELAYS.settleMs);
    expect(harness.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 150_000, deliveredTiyn: 150_000 }]);
  });
});
