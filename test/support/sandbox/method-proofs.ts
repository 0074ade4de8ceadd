import { expect } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { KASPI_METHODS, type KaspiMethodName, type KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import type { Result } from '../../../app/result.ts';
import type { KaspiClient } from '../../../main/payments/kaspi/client.ts';
import type { Phone } from '../../../sandbox/phone.ts';

/** A number that the sandbox has. */
export const PHONE = '+7 707 777 77 77';

/** The value of an answer, or a failed test that shows the refusal. */
export function value<T>(result: Result<T, PaymentFailure>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.problem)}`);
  return result.value;
}

/** A registered device of a contract, and its customer. */
export interface Kiosk {
  readonly phone: Phone;
  readonly scheme: KaspiScheme;
  readonly client: KaspiClient;
  readonly token: string;
}

/** A purchase that the customer has paid. */
export async function paid({ client, token, phone }: Kiosk, amountTiyn = tiyn(45_050)): Promise<string> {
  const { qrPaymentId } = value(await client.createQr(token, amountTiyn, 'order'));
  expect(await phone.scan(qrPaymentId)).toMatchObject({ ok: true });
  expect(await phone.confirm(qrPaymentId)).toMatchObject({ ok: true });
  return qrPaymentId;
}

/** A refund whose QR the customer has scanned. */
async function scannedReturn({ client, token, phone }: Kiosk): Promise<string> {
  const { qrReturnId } = value(await client.createReturn(token, 'refund'));
  expect(await phone.scanReturn(qrReturnId)).toMatchObject({ ok: true });
  return qrReturnId;
}

/** What shows that a method works; one row for each, the same for every scheme that has it. */
export const PROOFS: Readonly<Record<KaspiMethodName, (kiosk: Kiosk) => Promise<void>>> = {
  'partner/tradepoints': async ({ client }) => {
    expect(value(await client.tradePoints())).toEqual([expect.objectContaining({ id: '12' })]);
  },
  'device/register': async ({ client, token }) => {
    expect(value(await client.registerDevice('KIOSK-PROOF', '12'))).toMatch(/^[0-9a-f-]{36}$/);
    expect(value(await client.registerDevice('KIOSK-PROOF', '12'))).not.toBe(token);
  },
  'device/delete': async ({ client }) => {
    const token = value(await client.registerDevice('KIOSK-DELETED', '12'));
    value(await client.deleteDevice(token));
    expect(await client.createQr(token, tiyn(100))).toMatchObject({ ok: false, error: { action: 'register-again' } });
  },
  'qr/create': async ({ client, token }) => {
    const created = value(await client.createQr(token, tiyn(45_050), 'order-1'));
    expect(created).toMatchObject({ pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 });
    expect(BigInt(created.qrPaymentId)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    expect(created.expiresAtMs).not.toBeNull();
  },
  'qr/create-link': async ({ client, token }) => {
    const created = value(await client.createLink(token, tiyn(45_050), 'order-2'));
    expect(created).toMatchObject({ link: expect.stringMatching(/^https:/), scanTimeoutMs: 180_000 });
    expect(value(await client.paymentStatus(created.qrPaymentId))).toEqual({ kind: 'created' });
  },
  'payment/status': async (kiosk) => {
    expect(value(await kiosk.client.paymentStatus(await paid(kiosk)))).toEqual({ kind: 'processed' });
  },
  'return/create': async ({ client, token }) => {
    expect(value(await client.createReturn(token, 'refund-1'))).toMatchObject({
      pollIntervalMs: 5_000,
      scanTimeoutMs: 180_000,
    });
  },
  'return/status': async (kiosk) => {
    const { qrReturnId } = value(await kiosk.client.createReturn(kiosk.token));
    expect(value(await kiosk.client.returnStatus(qrReturnId))).toEqual({ kind: 'created' });
    expect(value(await kiosk.client.returnStatus(await scannedReturn(kiosk)))).toEqual({ kind: 'identified' });
  },
  'return/operations': async (kiosk) => {
    const qrPaymentId = await paid(kiosk);
    const listed = value(await kiosk.client.returnOperations(kiosk.token, await scannedReturn(kiosk), 5));
    expect(listed[0]).toMatchObject({ qrPaymentId, amountTiyn: 45_050, atMs: expect.any(Number) });
    expect(listed.length).toBeLessThanOrEqual(5);
  },
  'payment/details': async (kiosk) => {
    const qrPaymentId = await paid(kiosk);
    expect(value(await kiosk.client.paymentDetails(kiosk.token, qrPaymentId))).toMatchObject({
      totalTiyn: 45_050,
      refundableTiyn: 45_050,
    });
  },
  'payment/return': async (kiosk) => {
    const { scheme, client, token } = kiosk;
    const qrPaymentId = await paid(kiosk);
    const qrReturnId = scheme === 'standard' ? await scannedReturn(kiosk) : '';
    const give = (amount: number): Promise<Result<string, PaymentFailure>> =>
      scheme === 'standard'
        ? client.returnToCustomer(token, qrPaymentId, qrReturnId, tiyn(amount))
        : client.returnPayment(token, qrPaymentId, tiyn(amount));
    expect(value(await give(15_000))).toMatch(/^\d+$/);
    expect(value(await client.paymentDetails(token, qrPaymentId))).toMatchObject({
      totalTiyn: 45_050,
      refundableTiyn: 30_050,
    });
    expect(await give(30_051)).toMatchObject({ ok: false, error: { code: '-99000005', action: 'final' } });
  },
  'remote/client-info': async ({ client, token }) => {
    expect(value(await client.clientName(token, PHONE))).not.toBe('');
  },
  'remote/create': async ({ client, token, phone }) => {
    const invoice = value(await client.createInvoice(token, tiyn(100), PHONE, 'water'));
    expect(await phone.pay(invoice.reveal())).toMatchObject({ ok: true });
    expect(value(await client.invoiceStatus(invoice, new PersonsQuestion()))).toEqual({ kind: 'processed' });
  },
  'remote/cancel': async ({ client, token }) => {
    const invoice = value(await client.createInvoice(token, tiyn(100), PHONE));
    expect(value(await client.cancelInvoice(token, invoice))).toEqual({
      kind: 'declined',
      name: 'RemotePaymentCanceled',
    });
  },
  'health/ping': async ({ client }) => {
    value(await client.ping());
  },
};

/** The methods, in the order of the table. */
export const METHOD_NAMES = Object.keys(PROOFS).filter((name): name is KaspiMethodName => name in KASPI_METHODS);
