import { DAY_MS } from '../../../app/units.ts';
import { RemoteInvoice } from '../../../app/payment/kaspi/invoice.ts';
import type { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import type {
  CreatedPurchase,
  PaymentFailure,
  PurchaseRequest,
  PurchaseStatus,
} from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { KaspiClient } from './client.ts';
import { notSent } from './refusals.ts';

type Answer<T> = Promise<Result<T, PaymentFailure>>;

/** A purchase to be opened; Kaspi QR is what is meant without a method. */
export type KaspiOrder = Omit<PurchaseRequest, 'method'> & Partial<Pick<PurchaseRequest, 'method'>>;

/** How long an invoice can be paid (specification, 4.6). */
const INVOICE_LIFE_MS = DAY_MS;

/** Sends an invoice to the telephone (4.6.2). Its number is the purchase's, as for a QR. */
export async function sendInvoice(
  client: KaspiClient,
  deviceToken: string,
  { amountTiyn, externalId, phoneNumber }: KaspiOrder,
): Answer<CreatedPurchase> {
  if (phoneNumber === undefined) return err(notSent('remote/create', 'PHONE-NUMBER'));
  const sent = await client.createInvoice(deviceToken, amountTiyn, phoneNumber, externalId);
  if (!sent.ok) return sent;
  return ok({
    qrPaymentId: sent.value.reveal(),
    qrToken: null,
    methods: [],
    pollIntervalMs: 0,
    scanTimeoutMs: INVOICE_LIFE_MS,
    confirmTimeoutMs: 0,
  });
}

/** What became of an invoice, because a person asked (4.3.3, 4.6). */
export async function invoiceForPerson(
  client: KaspiClient,
  qrPaymentId: string,
  question: PersonsQuestion,
): Answer<PurchaseStatus> {
  return finalOf(await client.invoiceStatus(new RemoteInvoice(qrPaymentId), question));
}

/** Withdraws an invoice (4.6.3). */
export async function withdrawInvoice(
  client: KaspiClient,
  deviceToken: string,
  qrPaymentId: string,
): Answer<PurchaseStatus> {
  return finalOf(await client.cancelInvoice(deviceToken, new RemoteInvoice(qrPaymentId)));
}

/** An invoice that was withdrawn, rejected or has expired cannot be paid any more, other than a declined QR. */
function finalOf(answer: Result<PurchaseStatus, PaymentFailure>): Result<PurchaseStatus, PaymentFailure> {
  if (!answer.ok || answer.value.kind !== 'declined') return answer;
  return ok({ kind: 'failed', name: answer.value.name });
}
