import { DONE, EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import { failureFacts, refused } from '../../../app/command-line/run-command.ts';
import type { ComparedPayment, PaymentCounts } from '../../../app/import/compare-payments.ts';
import { KAZAKHSTAN_ZONE, type DayPeriod } from '../../../app/journal/days.ts';
import type { Language } from '../../../app/language/language.ts';
import { badRowText, paymentText } from '../../../app/messages/payment-line.ts';
import { paymentsText } from '../../../app/messages/payments-file-words.ts';
import { readPayments } from '../../import/read-payments.ts';
import { reconcilePayments } from '../../import/reconcile-payments.ts';
import type { ApplicationContext } from '../terminal/context.ts';
import { systemLanguage } from '../terminal/words.ts';

/** A list of payments to compare with the journal. Paths are absolute. */
export interface PaymentsRequest {
  readonly paymentsFile: string;
  /** Null: the operating system's default folder for this application. */
  readonly dataDirectory: string | null;
  readonly period: DayPeriod;
  readonly language: Language | null;
  readonly json: boolean;
}

type Ports = Pick<ApplicationContext, 'out' | 'complain' | 'env' | 'defaultDataDirectory'>;

/** What a person reads at most; a program gets all of it. */
const MOST_LINES = 1_000;

/** Compares the list with the journal and says what it found of each payment. */
export function runPayments(request: PaymentsRequest, ports: Ports): Ended {
  const { json, paymentsFile, period } = request;
  const language = request.language ?? systemLanguage(ports.env);
  const read = readPayments(paymentsFile);
  if (!read.ok) {
    const { reason, parameters } = read.error;
    return refused(ports, json, reason, paymentsText(language, `payments.file.${reason}`, parameters));
  }
  const { rows, bad } = read.value;
  const sentences: string[] = [];
  let told = 0;
  const tellPerson = (sentence: string): void => {
    told += 1;
    if (told <= MOST_LINES) sentences.push(`${sentence}\n`);
  };
  for (const row of bad) {
    if (json) ports.out(`${JSON.stringify({ badRow: row.reason, line: row.line, text: badRowText(row, language) })}\n`);
    tellPerson(badRowText(row, language));
  }
  const dataDirectory = request.dataDirectory ?? ports.defaultDataDirectory;
  const compared = reconcilePayments({ dataDirectory, rows, period }, (payment) => {
    if (json) ports.out(`${JSON.stringify(programLine(payment))}\n`);
    if (payment.match !== 'matched') tellPerson(paymentText(payment, language));
  });
  if (!compared.ok) return refused(ports, json, 'unreadable', compared.error);
  if (told > MOST_LINES) sentences.push(`${paymentsText(language, 'payments.more', { count: told - MOST_LINES })}\n`);
  const summary = summaryText(compared.value, rows.length + bad.length, bad.length, language);
  const ended: Ended = told === 0 ? DONE : { code: EXIT.refused, reason: 'differs' };
  if (json) {
    const facts = { rows: rows.length + bad.length, badRows: bad.length, ...compared.value, ...period };
    const wrong = ended === DONE ? {} : failureFacts({ sentence: summary, code: ended.code, reason: 'differs' });
    ports.out(`${JSON.stringify({ summary: { ...facts, zone: KAZAKHSTAN_ZONE }, ...wrong })}\n`);
    if (ended !== DONE) ports.complain(`${summary}\n`);
  } else {
    ports.out(`${sentences.join('')}${summary}\n`);
  }
  return ended;
}

function programLine({ match, orderId, row, saleId, journalTiyn, refundedTiyn }: ComparedPayment): object {
  const { line = null, amountTiyn = null, status = null, transactionId = null } = row ?? {};
  return { payment: match, orderId, line, amountTiyn, journalTiyn, refundedTiyn, status, transactionId, saleId };
}

function summaryText(counts: PaymentCounts, rows: number, bad: number, language: Language): string {
  return paymentsText(language, 'payments.summary', {
    rows,
    bad,
    matched: counts.matched,
    amountDiffers: counts['amount-differs'],
    refundDiffers: counts['refund-differs'],
    unknownHere: counts['unknown-here'],
    missingThere: counts['missing-there'],
    twice: counts.twice,
    unknownStatus: counts['unknown-status'],
  });
}
