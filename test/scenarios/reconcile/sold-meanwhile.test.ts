import { expect, test } from 'vitest';
import { ALL_DAYS } from '../../support/all-days.ts';
import { compareAll, type CompareParts } from '../../../main/reconcile/compare.ts';
import { readLedger, type AuditedLedger } from '../../../main/ledger/read-ledger.ts';
import { serviceOf } from '../../../main/payments/registry.ts';
import { loadConfig } from '../../../main/config/load-config.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { PRICE, withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');

function ledger(): AuditedLedger {
  const read = readLedger(point.dataDirectory);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

/** The command's parts over the real bank; `meanwhile` happens right after each answer about a purchase. */
function parts(meanwhile: (qrPaymentId: string) => Promise<void>): CompareParts {
  const config = loadConfig(point.configFile);
  if (!config.ok) throw new Error(config.error.reason);
  const { provider } = point;
  return {
    journal: () => readLedger(point.dataDirectory),
    period: ALL_DAYS,
    products: null,
    cash: null,
    channelOf: () => undefined,
    binding: serviceOf(config.value.payment ?? {})?.capabilities.binding ?? '',
    hasDetails: true,
    clock: systemClock,
    limits: { gapMs: 0, tries: 1, againMs: 0, lostMs: 0, patienceMs: 0 },
    connect: () =>
      Promise.resolve({
        bank: {
          ping: () => provider.ping(),
          purchaseStatus: (id) => provider.purchaseStatus(id),
          purchaseDetails: async (id) => {
            const answer = await provider.purchaseDetails(id);
            await meanwhile(id);
            return answer;
          },
          close: () => undefined,
        },
        why: null,
      }),
    waiting: () => undefined,
    explain: ({ code }) => code,
    notes: [],
  };
}

test('a refund made during the reconciliation is not a difference', async () => {
  const sale = await point.owe();
  let isRefunded = false;
  const outcome = await compareAll(
    ledger(),
    parts(async () => {
      if (isRefunded) return;
      isRefunded = true;
      await point.refundOutside(sale.qrPaymentId);
      point.write(
        { kind: 'refund-intended', ...sale, amountTiyn: PRICE },
        { kind: 'refund-asked', ...sale, amountTiyn: PRICE, attempt: 1, availableTiyn: PRICE },
        { kind: 'refund-done', ...sale, amountTiyn: PRICE, operationId: null },
      );
    }),
  );
  expect(outcome).toMatchObject({ findings: [], counts: { compared: 1, inProgress: 0 }, notAsked: null });
});

test('a sale that keeps changing is left for the next run', async () => {
  await point.newKiosk();
  const sale = await point.open();
  const outcome = await compareAll(
    ledger(),
    parts(async () => {
      point.write(
        { kind: 'purchase-doubtful', ...sale, code: 'TIMEOUT' },
        { kind: 'attempt-abandoned', saleId: sale.saleId, reason: 'unanswered' },
      );
      // The journal's clock has thousandths of a second.
      await new Promise((resolve) => {
        systemClock.setTimer(2, () => {
          resolve(undefined);
        });
      });
    }),
  );
  expect(outcome).toMatchObject({ findings: [], counts: { compared: 0, inProgress: 1 } });
});
