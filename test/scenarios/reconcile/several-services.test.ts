import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { PurchaseRequest } from '../../../app/payment/provider.ts';
import { loadConfig } from '../../../main/config/load-config.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import type { OpenProvider, PaymentService } from '../../../main/payments/port/service.ts';
import { servicesOf } from '../../../main/payments/registry.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
import { value } from '../../support/sandbox/method-proofs.ts';
import { present } from '../sandbox/support.ts';
import { invoiceRequest } from '../web-services/harness.ts';
import { PRICE, withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced', { apiPay: { port: 0 }, byFly: { port: 0 } });

const paymentSchema = z.object({ payment: z.record(z.string(), z.unknown()) });
let services: readonly PaymentService[] = [];
let configFile = '';

/** A configuration with all of the sandbox's services, or without one of them. */
function configOf(name: string, without: string | null = null): string {
  const { apiPay, byFly, files } = point.harness.sandbox;
  const texts = [point.configFile, present(apiPay).config, present(byFly).config].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const payment = Object.fromEntries(
    texts
      .flatMap((text) => Object.entries(paymentSchema.parse(parse(text)).payment))
      .filter(([key]) => key !== without),
  );
  const file = join(files.rootCa, '..', name);
  writeFileSync(file, stringify({ ...z.record(z.string(), z.unknown()).parse(parse(texts[0] ?? '')), payment }));
  return file;
}

beforeAll(() => {
  configFile = configOf('several.yaml');
  const config = loadConfig(configFile);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  services = servicesOf(config.value.payment ?? {});
});

function serviceOf(provider: string): PaymentService {
  return present(services.find(({ capabilities }) => capabilities.provider === provider) ?? null);
}

/** A purchase at the service and in the journal, without its outcome. */
async function open(provider: string, request: PurchaseRequest): Promise<{ saleId: string; qrPaymentId: string }> {
  const { capabilities, open: openService } = serviceOf(provider);
  const parts = { clock: systemClock, log: silentLog, redactor: createRedactor(), dataDirectory: point.dataDirectory };
  const opened: OpenProvider = await openService({ ...parts, vault: () => Promise.reject(new Error('no vault')) });
  const { commission, qrPaymentId } = value(await opened.createPurchase(request));
  opened.close();
  const saleId = `${provider}-${qrPaymentId}`;
  const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: PRICE };
  const { binding } = capabilities;
  const commissionTiyn = commission?.amountTiyn ?? 0;
  point.write(
    { kind: 'sale-opened', saleId, externalId: saleId, provider, item, binding },
    {
      kind: 'purchase-known',
      saleId,
      qrPaymentId,
      provider,
      binding,
      method: request.method,
      amountTiyn: PRICE + commissionTiyn,
      ...(commissionTiyn > 0 ? { commissionTiyn } : {}),
      pollIntervalMs: 3_000,
      scanTimeoutMs: 300_000,
      confirmTimeoutMs: 65_000,
    },
  );
  return { saleId, qrPaymentId };
}

const invoice = (): ReturnType<typeof open> => open('apipay', invoiceRequest());
const code = (): ReturnType<typeof open> =>
  open('byfly', { externalId: 'SALE-1', amountTiyn: tiyn(PRICE), method: 'byfly-kaspi_gold' });

test('each sale is asked about at its own service, and what was paid unseen is found at each', async () => {
  const { apiPay, byFly } = point.harness.sandbox;
  await point.sell();
  const [paidInvoice, lostInvoice] = [await invoice(), await invoice()];
  const [paidCode, partCode, unpaidCode] = [await code(), await code(), await code()];
  expect(present(apiPay).service.play(paidInvoice.qrPaymentId, 'pay')).toBeNull();
  expect(present(apiPay).service.play(lostInvoice.qrPaymentId, 'pay')).toBeNull();
  expect(present(byFly).service.pay(paidCode.qrPaymentId)).toBeNull();
  expect(present(byFly).service.pay(partCode.qrPaymentId, 10_000)).toBeNull();
  point.write(
    { kind: 'paid', ...paidInvoice, amountTiyn: PRICE },
    { kind: 'purchase-expired', ...lostInvoice },
    { kind: 'paid', ...paidCode, amountTiyn: 45_450 },
    // In two parts at the service, of which the journal knows the first.
    { kind: 'part-paid', ...partCode, amountTiyn: 4_000 },
    { kind: 'purchase-failed', ...partCode, status: 'cancelled' },
    { kind: 'purchase-failed', ...unpaidCode, status: 'cancelled' },
  );
  const { code: ended, findings, summary } = await point.reconcile('--language', 'en', '--config', configFile);
  expect(findings.map(({ finding, qrPaymentIds, facts }) => [finding, ...qrPaymentIds, facts['amountTiyn']])).toEqual([
    ['paid-not-in-journal', lostInvoice.qrPaymentId, PRICE],
    ['paid-not-in-journal', partCode.qrPaymentId, 6_000],
  ]);
  expect(findings.map(({ text }) => text)).toEqual([
    expect.stringContaining('in the ApiPay app'),
    expect.stringContaining('in the ByFly app'),
  ]);
  expect([ended, summary.compared, summary.notAsked]).toEqual([1, 6, null]);
});

test('a service that does not answer keeps nobody from asking the others', async () => {
  await point.newKiosk();
  await point.sell();
  const paid = await invoice();
  present(point.harness.sandbox.apiPay).service.play(paid.qrPaymentId, 'pay');
  point.write({ kind: 'paid', ...paid, amountTiyn: PRICE });
  const { secretFile } = present(point.harness.sandbox.apiPay);
  const key = readFileSync(secretFile, 'utf8');
  writeFileSync(secretFile, 'revoked');
  const { findings, summary } = await point.reconcile('--language', 'en', '--config', configFile);
  writeFileSync(secretFile, key);
  expect(findings.map(({ finding, qrPaymentIds }) => [finding, ...qrPaymentIds])).toEqual([
    ['not-asked', paid.qrPaymentId],
  ]);
  expect([summary.compared, summary.notAsked]).toEqual([1, expect.stringContaining('(ApiPay)')]);
});

test('a service that is configured no longer is named, and its sales count as not compared', async () => {
  await point.newKiosk();
  await point.sell();
  const { qrPaymentId } = await code();
  const withoutByFly = configOf('without-byfly.yaml', 'byFly');
  const {
    code: ended,
    reason,
    findings,
    summary,
  } = await point.reconcile('--language', 'ru', '--config', withoutByFly);
  expect([ended, reason, summary.compared]).toEqual([1, 'not-compared', 1]);
  expect(findings).toMatchObject([
    { finding: 'service-gone', qrPaymentIds: [qrPaymentId], facts: { provider: 'byfly' } },
  ]);
  expect(findings[0]?.text).toContain('через byfly');
});
