import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { transition } from '../../../app/session/transition.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const PRICE = 100_000;
const catalogue = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(PRICE) }];

test('the customer who has just left the success screen sees the code, however long ago the QR was cancelled', async () => {
  const kiosk = new CashHarness({ catalogue, refundWay: 'by-hand' }).ready();
  kiosk.plugAcceptor().chooseCash().insert(500);
  kiosk.method('qr');
  kiosk.answerQr('15');
  kiosk.touch('cancel');
  kiosk.insert(500);
  kiosk.pulseDone();
  await kiosk.clock.advance(DELAYS.settleMs);
  kiosk.touch('done');
  expect(kiosk.screen.name).toBe('idle');
  const state = kiosk.loop.state();
  const [watched] = state.watched;
  if (watched === undefined) throw new Error('the cancelled QR is not polled any more');
  const longAgo = { ...state, watched: [{ ...watched, lastDeadlineMonoMs: -DELAYS.lingerMs }] };
  const paid = {
    kind: 'status-answered',
    saleId: 'sale-1',
    qrPaymentId: '15',
    result: ok({ kind: 'processed' } as const),
  } as const;
  const now = { wallMs: kiosk.clock.wallMs(), monoMs: kiosk.clock.monoMs() };
  const { session } = transition(longAgo, paid, now).state;
  expect(session).toMatchObject({ kind: 'error', money: 'owed', claimCode: claimCode('sale-1'), amountTiyn: 50_000 });
});
