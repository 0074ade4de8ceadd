import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { problem } from '../../../app/problem.ts';
import type { LoopHarness } from '../../support/harness/loop-harness.ts';
import { PRICE, PURCHASE, refusal, SALE } from '../money/harness.ts';
import { failed, printed, prints, slips, withNotes, withPrinter } from './harness.ts';

type Ending = readonly [name: string, end: () => LoopHarness | Promise<LoopHarness>];

const ENDINGS: readonly Ending[] = [
  ['nothing comes out, and the money cannot go back by itself', () => withPrinter().ready().buy(1).jam()],
  [
    'nobody knows whether it came out',
    () => {
      const harness = withPrinter().ready().buy(1);
      harness.failPulse({ certain: false });
      return harness;
    },
  ],
  [
    'nothing was seen falling',
    () => {
      const harness = withPrinter({ drop: { limitMs: 3_000, extraPulses: 0 } })
        .ready()
        .buy(1);
      harness.pulseDone('not-seen');
      return harness;
    },
  ],
  ['the third of three does not come out', async () => (await withPrinter().ready().buy(3).drop(2)).jam()],
  [
    'the bank refuses the refund',
    () => {
      const harness = withPrinter({ refundWay: 'direct' }).ready().buy(1).jam();
      harness.details(PRICE, PRICE);
      harness.refundRefused(refusal('-1'));
      return harness;
    },
  ],
  [
    'the bank takes its time',
    async () => {
      const harness = withPrinter({ refundWay: 'direct' }).ready().buy(1).jam();
      await harness.clock.advance(DELAYS.refundMs);
      return harness;
    },
  ],
  [
    'the customer does not wait for the QR of the refund',
    () => {
      const harness = withPrinter({ refundWay: 'with-customer' }).ready().buy(1).jam();
      harness.send({
        kind: 'refund-qr-answered',
        saleId: SALE,
        attempt: 1,
        result: ok({ refundQrId: '7', qrToken: 'back', pollIntervalMs: 5_000, scanTimeoutMs: 180_000 }),
      });
      expect(prints(harness)).toEqual([]);
      harness.send({ kind: 'cancel', revision: harness.loop.view().frame.revision });
      return harness;
    },
  ],
  [
    'paid after the customer has gone back',
    () => {
      const harness = withPrinter().ready().untilQr(1);
      harness.send({ kind: 'cancel', revision: harness.loop.view().frame.revision });
      harness.answerStatus('processed');
      return harness;
    },
  ],
  [
    'notes are in and the customer cancels',
    () => {
      const harness = withNotes({ priceTiyn: 150_000 });
      harness.insert(500);
      harness.touch('cancel');
      return harness;
    },
  ],
  [
    'notes are in, and bank and acceptor go',
    () => {
      const harness = withNotes({ priceTiyn: 150_000 });
      harness.insert(500);
      harness.loseBank();
      harness.unplugAcceptor();
      return harness;
    },
  ],
  [
    'notes are in and the shelf cannot be watched any more',
    () => {
      const harness = withNotes({ priceTiyn: 150_000, drop: { limitMs: 3_000, extraPulses: 0 } });
      harness.insert(500);
      harness.blockBeam();
      return harness;
    },
  ],
  [
    'nobody knows where the note is',
    async () => {
      const harness = withNotes();
      harness.escrow(500);
      harness.unplugAcceptor();
      await harness.clock.advance(DELAYS.billMs);
      return harness;
    },
  ],
  [
    'notes are in and the disk is full',
    () => {
      const harness = withNotes({ priceTiyn: 150_000 });
      harness.insert(500);
      harness.diskFull = true;
      harness.touch('cancel');
      return harness;
    },
  ],
  [
    'notes are in and the program has a fault',
    () => {
      const harness = withNotes({ priceTiyn: 150_000 });
      harness.insert(500);
      harness.send({ kind: 'broken', problem: problem('internal-error') });
      return harness;
    },
  ],
  [
    'notes and QR, and the bank has given back its part',
    async () => {
      const harness = withNotes({ priceTiyn: 150_000, refundWay: 'direct', drop: { limitMs: 3_000, extraPulses: 0 } });
      harness.insert(500);
      harness.method('qr');
      harness.answerQr(PURCHASE);
      harness.answerStatus('processed', PURCHASE);
      harness.pulseDone('not-seen');
      expect(prints(harness)).toEqual([]);
      harness.send({
        kind: 'details-answered',
        saleId: SALE,
        qrPaymentId: PURCHASE,
        result: ok({ totalTiyn: tiyn(100_000), refundableTiyn: tiyn(100_000) }),
      });
      harness.send({ kind: 'refund-answered', saleId: SALE, qrPaymentId: PURCHASE, result: ok('77') });
      await harness.clock.advance(DELAYS.refundDoneMs);
      return harness;
    },
  ],
];

describe.each(ENDINGS)('%s', (_name, end) => {
  test('one slip, with the code and the amount of the screen', async () => {
    const harness = await end();
    const { screen } = harness;
    if (screen.name !== 'error') throw new Error(screen.name);
    const { reason, money, amountTiyn, qrPaymentId, quantity } = screen;
    expect(screen).toMatchObject({ claimCode: claimCode(SALE), paper: 'printing' });
    expect(prints(harness)).toMatchObject([
      {
        number: 1,
        slip: { kind: 'claim', claimCode: claimCode(SALE), reason, money, amountTiyn, qrPaymentId, quantity },
      },
    ]);
  });

  test('never a second one while its screen is shown', async () => {
    const harness = await end();
    printed(harness);
    failed(harness);
    expect(harness.screen).toMatchObject({ paper: 'printed' });
    harness.diskFull = false;
    harness.send({ kind: 'language', language: 'ru' });
    harness.emptyPrinter();
    harness.plugPrinter();
    await harness.clock.advance(DELAYS.claimMs + DELAYS.journalRetryMs);
    expect(slips(harness)).toHaveLength(1);
  });
});

test.each([
  [
    'cancelled before anything was paid',
    (harness: LoopHarness) => {
      harness.send({ kind: 'cancel', revision: harness.loop.view().frame.revision });
    },
  ],
  [
    'the relay goes, and the payment is being looked at',
    (harness: LoopHarness) => {
      harness.send({ kind: 'relay-lost', problem: problem('relay-lost') });
    },
  ],
  [
    'refused on the phone',
    (harness: LoopHarness) => {
      harness.send({
        kind: 'status-answered',
        saleId: SALE,
        qrPaymentId: PURCHASE,
        result: ok({ kind: 'failed', name: 'Error' }),
      });
    },
  ],
])('%s: without a code there is no slip', (_name, end) => {
  const harness = withPrinter().ready().untilQr(1);
  end(harness);
  expect(prints(harness)).toEqual([]);
});

test('the whole price was refunded while the customer waited: no claim is left', () => {
  const harness = withPrinter({ refundWay: 'direct' }).ready().buy(1).jam();
  harness.details(PRICE, PRICE);
  harness.refunded();
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'done' });
  expect(prints(harness)).toEqual([]);
});

test('the code appears with the late payment: that screen has a slip, the previous one had none', () => {
  const harness = withPrinter().ready().untilQr(1);
  harness.unplugRelay();
  expect(prints(harness)).toEqual([]);
  harness.answerStatus('processed');
  expect(slips(harness)).toMatchObject([{ kind: 'claim', reason: 'paid-late', amountTiyn: PRICE }]);
});
