import { tengeDecimal } from '../../../app/money/money.ts';
import type {
  CreatedPurchase,
  PaymentFailure,
  PurchaseStatus,
  RefundFacts,
  RefundQr,
} from '../../../app/payment/provider.ts';
import { ok, type Result } from '../../../app/result.ts';
import { decodeCreatedQr } from '../../../main/payments/kaspi/answers.ts';
import { readAnswer, type Decoder } from '../../../main/payments/kaspi/call.ts';
import { decodePurchaseStatus } from '../../../main/payments/kaspi/purchase-status.ts';
import { decodeCreatedReturn, decodeDetails, decodeOperations } from '../../../main/payments/kaspi/return-answers.ts';
import type { Auditor } from './auditor.ts';
import type { BankAnswers } from './bank.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const HOST = 'bank.example';

/** The names of a purchase's states as the bank writes them. */
const STATUS_NAMES = { created: 'QrTokenCreated', scanned: 'Wait', processed: 'Processed' } as const;

/** Values without a meaning, as banks and gateways have sent them, in JSON. */
const ODD_METHODS = ['null', '{"Gold":true}', '"Gold"', '[{"Name":"Gold"},7,null,"Gold"]', `[${twelve()}]`];
const ODD_DATES = ['null', '"soon"', '4.5E+2', '{}', '[]'];
const ODD_OPTIONS = ['null', '"none"', '[]', '{"StatusPollingInterval":"often","QrCodeScanWaitTimeout":null}'];
const ODD_ENTRIES = [
  'null',
  '{}',
  '{"QrPaymentId":null,"Amount":null}',
  '{"QrPaymentId":"not a number","Amount":1.00}',
  '{"QrPaymentId":77,"Amount":null,"TransactionDate":{}}',
];

function twelve(): string {
  return Array.from({ length: 12 }, (_, index) => `"Method ${String(index)}"`).join(',');
}

/**
 * The bank's answers as text, read back by the code that reads the real ones. Odd facts are among them that decide
 * nothing, and sometimes one that does: a number that occurs twice with different values.
 */
export function bankOnTheWire(world: SimulationContext, bank: BankAnswers, auditor: Auditor): BankAnswers {
  return new Wire(world, bank, auditor);
}

class Wire implements BankAnswers {
  readonly #world: SimulationContext;
  readonly #bank: BankAnswers;
  readonly #auditor: Auditor;

  constructor(world: SimulationContext, bank: BankAnswers, auditor: Auditor) {
    this.#world = world;
    this.#bank = bank;
    this.#auditor = auditor;
  }

  connect(): ReturnType<BankAnswers['connect']> {
    return this.#bank.connect();
  }

  ping(): ReturnType<BankAnswers['ping']> {
    return this.#bank.ping();
  }

  refund(request: Parameters<BankAnswers['refund']>[0]): ReturnType<BankAnswers['refund']> {
    return this.#bank.refund(request);
  }

  create(...asked: Parameters<BankAnswers['create']>): Result<CreatedPurchase, PaymentFailure> {
    const answer = this.#bank.create(...asked);
    if (!answer.ok) return answer;
    const { qrPaymentId, qrToken, pollIntervalMs, scanTimeoutMs, confirmTimeoutMs } = answer.value;
    const options = { StatusPollingInterval: pollIntervalMs / 1_000, QrCodeScanWaitTimeout: scanTimeoutMs / 1_000 };
    const seconds = JSON.stringify({ ...options, PaymentConfirmationTimeout: confirmTimeoutMs / 1_000 });
    const body = this.#object({
      QrPaymentId: qrPaymentId,
      QrToken: JSON.stringify(qrToken),
      PaymentMethods: this.#odd(ODD_METHODS) ?? '["Gold"]',
      ExpireDate: this.#odd(ODD_DATES) ?? '"2026-01-01T00:00:00+05:00"',
      QrPaymentBehaviorOptions: this.#odd(ODD_OPTIONS) ?? seconds,
    });
    const read = this.#read(body, decodeCreatedQr);
    this.#checkSame(read, (value) => value.qrPaymentId === qrPaymentId && value.qrToken === qrToken);
    return read;
  }

  status(id: string): Result<PurchaseStatus, PaymentFailure> {
    const answer = this.#bank.status(id);
    if (!answer.ok) return answer;
    const { value } = answer;
    // Kaspi knows no payments in parts, and withdraws a purchase at once.
    if (value.kind === 'part-paid' || value.kind === 'cancelling') throw new Error(`not Kaspi's: ${value.kind}`);
    const name = 'name' in value ? value.name : STATUS_NAMES[value.kind];
    const amount = value.kind === 'processed' && value.amountTiyn !== undefined ? tengeDecimal(value.amountTiyn) : null;
    // Before money was received the amount is not needed.
    const odd = value.kind === 'processed' ? null : this.#odd(ODD_DATES);
    const said = amount ?? odd;
    const isContradiction = amount !== null && this.#isContradiction();
    const body = this.#object({
      Status: JSON.stringify(name),
      ...(said === null ? {} : { Amount: said }),
      ...(isContradiction ? { amount: '0.01' } : {}),
      LoanTerm: this.#odd(ODD_DATES) ?? 'null',
    });
    const read = this.#read(body, decodePurchaseStatus, isContradiction);
    this.#checkSame(read, (seen) => JSON.stringify(seen) === JSON.stringify(value));
    return read;
  }

  details(id: string): Result<RefundFacts, PaymentFailure> {
    const answer = this.#bank.details(id);
    if (!answer.ok) return answer;
    const { totalTiyn, refundableTiyn } = answer.value;
    const isContradiction = this.#isContradiction();
    const body = this.#object({
      QrPaymentId: id,
      TotalAmount: tengeDecimal(totalTiyn),
      AvailableReturnAmount: tengeDecimal(refundableTiyn),
      ...(isContradiction ? { availablereturnamount: '123456.78' } : {}),
      TransactionDate: this.#odd(ODD_DATES) ?? 'null',
      ClientName: this.#odd(ODD_DATES) ?? 'null',
    });
    const read = this.#read(body, decodeDetails, isContradiction);
    this.#checkSame(read, (seen) => seen.totalTiyn === totalTiyn && seen.refundableTiyn === refundableTiyn);
    return read.ok ? ok({ totalTiyn: read.value.totalTiyn, refundableTiyn: read.value.refundableTiyn }) : read;
  }

  createRefundQr(): Result<RefundQr, PaymentFailure> {
    const answer = this.#bank.createRefundQr();
    if (!answer.ok) return answer;
    const { refundQrId, qrToken, pollIntervalMs, scanTimeoutMs } = answer.value;
    const options = {
      QrCodeScanEventPollingInterval: pollIntervalMs / 1_000,
      QrCodeScanWaitTimeout: scanTimeoutMs / 1_000,
    };
    const body = this.#object({
      QrReturnId: refundQrId,
      QrToken: JSON.stringify(qrToken),
      ExpireDate: this.#odd(ODD_DATES) ?? 'null',
      QrReturnBehaviorOptions: this.#odd(ODD_OPTIONS) ?? JSON.stringify(options),
    });
    const read = this.#read(body, decodeCreatedReturn);
    this.#checkSame(read, (seen) => seen.qrReturnId === refundQrId && seen.qrToken === qrToken);
    if (!read.ok) return read;
    const { qrReturnId, ...shown } = read.value;
    return ok({ refundQrId: qrReturnId, ...shown });
  }

  refundQrStatus(id: string): ReturnType<BankAnswers['refundQrStatus']> {
    return this.#bank.refundQrStatus(id);
  }

  refundQrPurchases(id: string): Result<readonly string[], PaymentFailure> {
    const answer = this.#bank.refundQrPurchases(id);
    if (!answer.ok) return answer;
    const told = answer.value.filter((one) => /^\d+$/.test(one));
    const odd = this.#odd(ODD_ENTRIES);
    const entries = told.map((one) => `{"QrPaymentId":${one},"Amount":${this.#odd(['null']) ?? '1.00'}}`);
    const body = `[${[...(odd === null ? [] : [odd]), ...entries].join(',')}]`;
    const read = this.#read(body, decodeOperations);
    this.#checkSame(read, (seen) => told.every((one) => seen.some(({ qrPaymentId }) => qrPaymentId === one)));
    return read.ok ? ok(read.value.map(({ qrPaymentId }) => qrPaymentId)) : read;
  }

  /** One of the odd values, or none. */
  #odd(values: readonly string[]): string | null {
    const { decisions, rates } = this.#world;
    const odd = values[decisions.fault('bank: an odd fact', rates.bank / 2, values.length) - 1];
    if (odd === undefined) return null;
    count(this.#world, 'odd-fact');
    return odd;
  }

  #isContradiction(): boolean {
    const isSo = this.#world.decisions.chance('bank: says an amount twice', this.#world.rates.bank / 4);
    if (isSo) count(this.#world, 'amount-told-twice');
    return isSo;
  }

  #object(parts: Readonly<Record<string, string>>): string {
    return `{${Object.entries(parts)
      .map(([name, json]) => `"${name}":${json}`)
      .join(',')}}`;
  }

  #read<T>(data: string, decode: Decoder<T>, isContradiction = false): Result<T, PaymentFailure> {
    const answer = { status: 200, body: `{"StatusCode":0,"Message":"","Data":${data}}` };
    const read = readAnswer(HOST, answer, decode);
    this.#auditor.quietly(() =>
      this.#auditor.check(
        read.ok || isContradiction,
        'no answer is refused for a fact that decides nothing',
        `${data}: ${read.ok ? '' : JSON.stringify(read.error)}`,
      ),
    );
    return read;
  }

  /** The result is the bank's answer, or nothing. */
  #checkSame<T>(read: Result<T, PaymentFailure>, isSame: (value: T) => boolean): void {
    this.#auditor.quietly(() =>
      this.#auditor.check(
        !read.ok || isSame(read.value),
        'what decides about money is read as the bank says it',
        JSON.stringify(read),
      ),
    );
  }
}
