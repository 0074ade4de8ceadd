import { describe, expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { PRICE, SALE, type MoneyBench } from '../money/harness.ts';
import { failed, prints, withNotes, withPrinter } from './harness.ts';

const MOMENTS: readonly (readonly [string, (bench: MoneyBench) => void])[] = [
  [
    'before the QR has come',
    (bench) => {
      bench.choose(SALE);
      bench.send({ kind: 'pay', freshId: SALE, revision: bench.loop.view().frame.revision });
      bench.emptyPrinter();
      bench.answerQr();
      bench.answerStatus('processed');
    },
  ],
  [
    'while the QR is up',
    (bench) => {
      bench.untilQr(1).emptyPrinter();
      bench.answerStatus('processed');
    },
  ],
  [
    'while it is confirmed on the phone',
    (bench) => {
      bench.untilQr(1).answerStatus('scanned');
      bench.emptyPrinter();
      bench.answerStatus('processed');
    },
  ],
  [
    'while the relay moves',
    (bench) => {
      bench.buy(1).emptyPrinter();
    },
  ],
];

describe.each(['optional', 'required'] as const)('%s', (printer) => {
  test.each(MOMENTS)('%s: the sale goes on as without a printer', async (_when, until) => {
    const bench = withPrinter({ printer }).ready();
    until(bench);
    bench.pulseDone();
    await bench.clock.advance(DELAYS.settleMs);
    const without = await withPrinter({ printer: 'absent' }).ready().buy(1).drop(1);
    expect(bench.screen).toMatchObject({ name: 'success', paper: 'none' });
    expect(bench.kinds().filter((kind) => kind !== 'scanned')).toEqual(without.kinds());
    expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
    expect(prints(bench)).toEqual([]);
    await bench.clock.advance(DELAYS.successMs);
    expect(bench.screen.name).toBe(printer === 'required' ? 'out-of-service' : 'idle');
  });

  test('while the piece falls: nothing is sent, and nothing is owed', async () => {
    const bench = withPrinter({ printer }).ready().buy(1);
    bench.pulseDone();
    bench.emptyPrinter();
    await bench.clock.advance(DELAYS.settleMs);
    expect([bench.screen, prints(bench)]).toMatchObject([{ name: 'success', paper: 'none' }, []]);
  });

  test('while it prints: the receipt is on the screen, and the sale is what it was', async () => {
    const bench = await withPrinter({ printer }).ready().buy(1).drop(1);
    const { length } = bench.entries;
    bench.emptyPrinter();
    failed(bench);
    expect(bench.screen).toMatchObject({ name: 'success', paper: 'failed' });
    expect(bench.entries).toHaveLength(length);
  });

  test('with notes in: they can be paid with', async () => {
    const bench = withNotes({ printer, priceTiyn: 150_000 });
    bench.insert(500);
    bench.emptyPrinter();
    expect(bench.screen.name).toBe('cash');
    bench.insert(1_000);
    bench.pulseDone();
    await bench.clock.advance(DELAYS.settleMs);
    expect(bench.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 150_000, deliveredTiyn: 150_000 }]);
  });
});
