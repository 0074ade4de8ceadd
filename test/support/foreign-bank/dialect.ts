import { Digits, writeJson, type Json } from './json.ts';

/** What live servers vary and the specification does not promise (facts, section 3). */
export interface Dialect {
  /** The letter case of every name in an answer. */
  readonly names: 'specification' | 'lower' | 'upper' | 'camel';
  /** Int64, codes, amounts and seconds in quotation marks. */
  readonly numbersAsText: boolean;
  /** `message` although everything else is capitalised, as the emulation methods do. */
  readonly lowerCaseMessage: boolean;
  readonly expireDate: string;
  /** When a purchase was made. */
  readonly transactionDate: string;
  /** Amounts as short as they can be written: 450 and 690.5. */
  readonly shortAmounts: boolean;
  /** Makes the content of the QR for the number of a purchase or a return. */
  readonly qrToken: (id: string) => string;
  /** Null leaves the list out. */
  readonly paymentMethods: readonly string[] | null;
  /** Neither message nor data where the specification calls them optional. */
  readonly terse: boolean;
}

const TOKEN_DIGITS = 41;

/** 41 digits as in the specification's example. */
function digitsToken(id: string): string {
  return `5123690377728016${id.padStart(TOKEN_DIGITS - 16, '0')}`;
}

export const SPECIFICATION: Dialect = {
  names: 'specification',
  numbersAsText: false,
  lowerCaseMessage: false,
  expireDate: '2026-01-16T10:30:00+06',
  transactionDate: '2021-12-08T11:35:48.1566667',
  shortAmounts: false,
  qrToken: digitsToken,
  paymentMethods: ['Gold', 'Red', 'Loan'],
  terse: false,
};

function cased(name: string, { names, lowerCaseMessage }: Dialect): string {
  if (lowerCaseMessage && name === 'Message') return 'message';
  switch (names) {
    case 'lower':
      return name.toLowerCase();
    case 'upper':
      return name.toUpperCase();
    case 'camel':
      return name.charAt(0).toLowerCase() + name.slice(1);
    case 'specification':
      return name;
  }
}

function spoken(value: Json, dialect: Dialect): Json {
  if (value instanceof Digits) return dialect.numbersAsText ? value.text : value;
  if (Array.isArray(value)) return value.map((item: Json) => spoken(item, dialect));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]: [string, Json]): [string, Json] => [
        cased(name, dialect),
        spoken(item, dialect),
      ]),
    );
  }
  return value;
}

/** The body of an answer. */
export function speak(dialect: Dialect, code: string, message: string, data?: Json): string {
  const envelope: Record<string, Json> = { StatusCode: new Digits(code) };
  if (!dialect.terse) envelope['Message'] = message;
  if (data !== undefined) envelope['Data'] = data;
  return writeJson(spoken(envelope, dialect));
}
