import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/delays.ts';
import { problem } from '../../../app/problem.ts';
import type { LoopBench } from '../../support/harness/loop-harness.ts';
import { PRICE, PURCHASE, refusal, SALE } from '../money/harness.ts';
import { failed, printed, prints, slips, withNotes, withPrinter } from './harness.ts';

type Ending = readonly [name: string, end: () => LoopBench | Promise<LoopBench>];

const ENDINGS: readonly Ending[] = [
  ['nothing comes out, and the money cannot go back by itself', () => withPrinter().ready().buy(1).jam()],
  [
    'nobody knows whether it came out',
    () => {
      const bench = withPrinter().ready().buy(1);
      bench.failPulse({ certain: false });
      return bench;
    },
  ],
  [
    'nothing was seen falling',
    () => {
      const bench = withPrinter({ drop: { limitMs: 3_000, extraPulses: 0 } })
        .ready()
        .buy(1);
      bench.pulseDone('not-seen');
      return bench;
    },
  ],
  ['the third of three does not come out', async () => (await withPrinter().ready().buy(3).drop(2)).jam()],
  [
    'the bank refuses the refund',
    () => {
      const bench = withPrinter({ refundWay: 'direct' }).ready().buy(1).jam();
      bench.details(PRICE, PRICE);
      bench.refundRefused(refusal('-1'));
      return bench;
    },
  ],
  [
    'the bank takes its time',
    async () => {
      const bench = withPrinter({ refundWay: 'direct' }).ready().buy(1).jam();
      await bench.clock.advance(DELAYS.refundMs);
      return bench;
    },
  ],
  [
    'the customer does not wait for the QR of the refund',
    () => {
      const bench = withPrinter({ refundWay: 'with-customer' }).ready().buy(1).jam();
      bench.send({
        kind: 'return-answered',
        saleId: SALE,
        attempt: 1,
        result: ok({ qrReturnId: '7', qrToken: 'back', pollIntervalMs: 5_000, scanTimeoutMs: 180_000 }),
      });
      expect(prints(bench)).toEqual([]);
      bench.send({ kind: 'cancel', revision: bench.loop.view().frame.revision });
      return bench;
    },
  ],
  [
    'paid after the customer has gone back',
    () => {
      const bench = withPrinter().ready().untilQr(1);
      bench.send({ kind: 'cancel', revision: bench.loop.view().frame.revision });
      bench.answerStatus('processed');
      return bench;
    },
  ],
  [
    'notes are in and the customer cancels',
    () => {
      const bench = withNotes({ priceTiyn: 150_000 });
      bench.insert(500);
      bench.touch('cancel');
      return bench;
    },
  ],
  [
    'notes are in, and bank and acceptor go',
    () => {
      const bench = withNotes({ priceTiyn: 150_000 });
      bench.insert(500);
      bench.loseBank();
      bench.unplugAcceptor();
      return bench;
    },
  ],
  [
    'notes are in and the shelf cannot be watched any more',
    () => {
      const bench = withNotes({ priceTiyn: 150_000, drop: { limitMs: 3_000, extraPulses: 0 } });
      bench.insert(500);
      bench.blockBeam();
      return bench;
    },
  ],
  [
    'nobody knows where the note is',
    async () => {
      const bench = withNotes();
      bench.escrow(500);
      bench.unplugAcceptor();
      await bench.clock.advance(DELAYS.billMs);
      return bench;
    },
  ],
  [
    'notes are in and the disk is full',
    () => {
      const bench = withNotes({ priceTiyn: 150_000 });
      bench.insert(500);
      bench.diskFull = true;
      bench.touch('cancel');
      return bench;
    },
  ],
  [
    'notes are in and the program has a fault',
    () => {
      const bench = withNotes({ priceTiyn: 150_000 });
      bench.insert(500);
      bench.send({ kind: 'broken', problem: problem('internal-error') });
      return bench;
    },
  ],
  [
    'notes and QR, and the bank has given back its part',
    async () => {
      const bench = withNotes({ priceTiyn: 150_000, refundWay: 'direct', drop: { limitMs: 3_000, extraPulses: 0 } });
      bench.insert(500);
      bench.method('qr');
      bench.answerQr(PURCHASE);
      bench.answerStatus('processed', PURCHASE);
      bench.pulseDone('not-seen');
      expect(prints(bench)).toEqual([]);
      bench.send({
        kind: 'details-answered',
        saleId: SALE,
        qrPaymentId: PURCHASE,
        result: ok({ totalTiyn: tiyn(100_000), availableReturnTiyn: tiyn(100_000) }),
      });
      bench.send({ kind: 'refund-answered', saleId: SALE, qrPaymentId: PURCHASE, result: ok('77') });
      await bench.clock.advance(DELAYS.refundDoneMs);
      return bench;
    },
  ],
];

describe.each(ENDINGS)('%s', (_name, end) => {
  test('one slip, with the code and the amount of the screen', async () => {
    const bench = await end();
    const { screen } = bench;
    if (screen.name !== 'error') throw new Error(screen.name);
    const { reason, money, amountTiyn, qrPaymentId, quantity } = screen;
    expect(screen).toMatchObject({ claimCode: claimCode(SALE), paper: 'printing' });
    expect(prints(bench)).toMatchObject([
      {
        number: 1,
        slip: { kind: 'claim', claimCode: claimCode(SALE), reason, money, amountTiyn, qrPaymentId, quantity },
      },
    ]);
  });

  test('never a second one, whatever happens while its screen is up', async () => {
    const bench = await end();
    printed(bench);
    failed(bench);
    expect(bench.screen).toMatchObject({ paper: 'printed' });
    bench.diskFull = false;
    bench.send({ kind: 'language', language: 'ru' });
    bench.emptyPrinter();
    bench.plugPrinter();
    await bench.clock.advance(DELAYS.claimMs + DELAYS.journalRetryMs);
    expect(slips(bench)).toHaveLength(1);
  });
});

test.each([
  [
    'cancelled before anything was paid',
    (bench: LoopBench) => {
      bench.send({ kind: 'cancel', revision: bench.loop.view().frame.revision });
    },
  ],
  [
    'the relay goes, and the payment is being looked at',
    (bench: LoopBench) => {
      bench.send({ kind: 'relay-lost', problem: problem('relay-lost') });
    },
  ],
  [
    'refused on the phone',
    (bench: LoopBench) => {
      bench.send({
        kind: 'status-answered',
        saleId: SALE,
        qrPaymentId: PURCHASE,
        result: ok({ kind: 'failed', name: 'Error' }),
      });
    },
  ],
])('%s: without a code there is no slip', (_name, end) => {
  const bench = withPrinter().ready().untilQr(1);
  end(bench);
  expect(prints(bench)).toEqual([]);
});

test('the whole price has gone back while the customer waited: nothing is left to claim', () => {
  const bench = withPrinter({ refundWay: 'direct' }).ready().buy(1).jam();
  bench.details(PRICE, PRICE);
  bench.refunded();
  expect(bench.screen).toMatchObject({ name: 'refund', step: 'done' });
  expect(prints(bench)).toEqual([]);
});

test('the code first comes with the late payment: that screen has its slip, the one before had none', () => {
  const bench = withPrinter().ready().untilQr(1);
  bench.unplugRelay();
  expect(prints(bench)).toEqual([]);
  bench.answerStatus('processed');
  expect(slips(bench)).toMatchObject([{ kind: 'claim', reason: 'paid-late', amountTiyn: PRICE }]);
});
