import { isLosslessNumber, parse as parseJson } from 'lossless-json';
import { z } from 'zod';
import {
  PAYMENT_COLUMNS,
  readPaymentRow,
  type BadRow,
  type PaymentColumn,
  type PaymentRow,
} from '../../app/import/payment-row.ts';
import type { PaymentsFileFailure } from '../../app/import/payments-file.ts';
import type { TextParameters } from '../../app/messages/fill-template.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { readStickFile } from '../media/read-file.ts';
import { csvRecords } from './csv-table.ts';
import { decodeTable } from './decode-table.ts';

/** Ten times a year of a busy machine. */
const MOST_BYTES = 64 * 1_048_576;
const MOST_ROWS = 500_000;

/** The payments of a list, and the rows that are none. */
export interface PaymentsFile {
  readonly rows: readonly PaymentRow[];
  readonly bad: readonly BadRow[];
}

/** Why a list as a whole cannot be read, for a sentence. */
export interface PaymentsFailure {
  readonly reason: PaymentsFileFailure;
  readonly parameters: TextParameters;
}

/** Reads a list of payments, JSON or CSV. Bad rows are named one by one; `name` is the file's in sentences. */
export function readPayments(file: string, name = file): Result<PaymentsFile, PaymentsFailure> {
  const read = readStickFile(file, MOST_BYTES);
  if (read.ok) return paymentsOf(decodeTable(read.value), name);
  const { reason, detail } = read.error;
  return reason === 'too-large' ? failed('too-long', { file: name }) : failed('unreadable', { file: name, detail });
}

/** Reads the text of a list. */
export function paymentsOf(text: string, file: string): Result<PaymentsFile, PaymentsFailure> {
  const first = text.trimStart().slice(0, 1);
  if (first === '') return failed('empty', { file });
  return first === '[' || first === '{' ? ofJson(text, file) : ofCsv(text, file);
}

function failed(reason: PaymentsFileFailure, parameters: TextParameters): Result<never, PaymentsFailure> {
  return err({ reason, parameters });
}

const itemSchema = z.record(z.string(), z.unknown());

function ofJson(text: string, file: string): Result<PaymentsFile, PaymentsFailure> {
  let parsed: unknown;
  try {
    parsed = parseJson(text);
  } catch (error) {
    return failed('no-json', { file, detail: error instanceof Error ? error.message : String(error) });
  }
  const list = z.array(z.unknown()).safeParse(parsed);
  if (!list.success) return failed('no-list', { file });
  if (list.data.length > MOST_ROWS) return failed('too-long', { file });
  return ok(
    sorted(
      list.data.map((item, index) => {
        const line = index + 1;
        const read = itemSchema.safeParse(item);
        if (!read.success) return err({ line, reason: 'not-a-payment', found: '' });
        const texts = PAYMENT_COLUMNS.map((column) => [column, textOf(read.data[column])] as const);
        return readPaymentRow(line, textsOf(new Map(texts)));
      }),
    ),
  );
}

/** Numbers keep their digits; anything that is neither text nor number counts as missing. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isLosslessNumber(value) ? value.toString() : '';
}

function ofCsv(text: string, file: string): Result<PaymentsFile, PaymentsFailure> {
  const { records, broken } = csvRecords(text, MOST_ROWS + 1);
  const [names, ...rows] = records;
  const columns = (names?.cells ?? []).map((name) => name.trim().toLowerCase());
  const missing = PAYMENT_COLUMNS.slice(0, -1).find((column) => !columns.includes(column.toLowerCase()));
  if (missing !== undefined) return failed('column-missing', { file, column: missing });
  const twice = PAYMENT_COLUMNS.find(
    (column) => columns.indexOf(column.toLowerCase()) !== columns.lastIndexOf(column.toLowerCase()),
  );
  if (twice !== undefined) return failed('column-twice', { file, column: twice });
  if (rows.length >= MOST_ROWS) return failed('too-long', { file });
  const place = new Map(PAYMENT_COLUMNS.map((column) => [column, columns.indexOf(column.toLowerCase())]));
  const read = rows.map(({ cells, line }) => {
    const texts = PAYMENT_COLUMNS.map((column) => [column, cells[place.get(column) ?? -1] ?? ''] as const);
    return readPaymentRow(line, textsOf(new Map(texts)));
  });
  return ok(sorted([...read, ...broken.map((line) => err({ line, reason: 'quotes', found: '' } as const))]));
}

function textsOf(texts: ReadonlyMap<PaymentColumn, string>): Readonly<Record<PaymentColumn, string>> {
  const of = (column: PaymentColumn): string => texts.get(column) ?? '';
  return { orderId: of('orderId'), amount: of('amount'), status: of('status'), transactionId: of('transactionId') };
}

function sorted(read: readonly Result<PaymentRow, BadRow>[]): PaymentsFile {
  const rows: PaymentRow[] = [];
  const bad: BadRow[] = [];
  for (const one of read) {
    if (one.ok) rows.push(one.value);
    else bad.push(one.error);
  }
  return { rows, bad: bad.sort((a, b) => a.line - b.line) };
}
