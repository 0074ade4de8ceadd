import { expect, test } from 'vitest';
import { ALL_DAYS } from '../../support/all-days.ts';
import { compareAll, type CompareParts } from '../../../main/reconcile/compare.ts';
import { readLedger, type AuditedLedger } from '../../../main/ledger/read-ledger.ts';
import { servicesOf } from '../../../main/payments/registry.ts';
import { loadConfig } from '../../../main/config/load-config.ts';
import { tiyn } from '../../../app/money/money.ts';
import { problem } from '../../../app/problem.ts';
import { err, ok } from '../../../app/result.ts';
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
    services: servicesOf(config.value.payment ?? {}).map(({ capabilities }) => ({
      ...capabilities,
      binding: capabilities.binding ?? '',
    })),
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
    explain: (_service, { code }) => code,
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

test('what a service said of a sale before it was given up counts no longer once that sale has changed', async () => {
  await point.newKiosk();
  const [sale, next] = [await point.owe(), await point.owe()];
  const elsewhere = { saleId: 'invoice-1', qrPaymentId: 'INV-1', provider: 'apipay', binding: 'apipay test' };
  const { saleId, qrPaymentId, provider, binding } = elsewhere;
  const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: PRICE };
  const purchase = { pollIntervalMs: 3_000, scanTimeoutMs: 300_000, confirmTimeoutMs: 65_000, amountTiyn: PRICE };
  point.write(
    { kind: 'sale-opened', saleId, externalId: saleId, provider, item, binding },
    { kind: 'purchase-known', ...elsewhere, ...purchase },
    { kind: 'paid', saleId, qrPaymentId, amountTiyn: PRICE },
    { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: PRICE },
  );
  const both = parts(async (id) => {
    if (id !== sale.qrPaymentId) return;
    await point.refundOutside(id);
    point.write(
      { kind: 'refund-intended', ...sale, amountTiyn: PRICE },
      { kind: 'refund-asked', ...sale, amountTiyn: PRICE, attempt: 1, availableTiyn: PRICE },
      { kind: 'refund-done', ...sale, amountTiyn: PRICE, operationId: null },
    );
  });
  const revoked = err({ action: 'payments-off', problem: problem('access-refused'), code: 'REVOKED' } as const);
  const outcome = await compareAll(ledger(), {
    ...both,
    services: [...both.services, { provider, application: 'ApiPay', hasDetails: true, binding }],
    connect: async (service) => {
      const line = await both.connect(service);
      if (line.bank === null) return line;
      const { bank } = line;
      const purchaseDetails: typeof bank.purchaseDetails = (id) =>
        id === qrPaymentId
          ? Promise.resolve(ok({ totalTiyn: tiyn(PRICE), refundableTiyn: tiyn(PRICE) }))
          : id === next.qrPaymentId
            ? Promise.resolve(revoked)
            : bank.purchaseDetails(id);
      return { ...line, bank: { ...bank, purchaseDetails } };
    },
  });
  expect(outcome.findings).toMatchObject([{ reason: 'not-asked', qrPaymentIds: [sale.qrPaymentId, next.qrPaymentId] }]);
  expect(outcome).toMatchObject({ counts: { compared: 1 }, notAsked: 'REVOKED' });
});
