import type { IncomingHttpHeaders } from 'node:http';
import { readParameters, type Parameter } from './json.ts';

const GUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
const JSON_TYPE = /^application\/json(?:\s*;\s*charset=utf-8)?$/i;

/** Exactly what a body may hold: every name, whether it must be there, and how its value is written. */
export type Shape = Readonly<
  Record<string, { readonly type: 'string' | 'number'; readonly source: RegExp; readonly optional?: true }>
>;

const DEVICE_TOKEN = { type: 'string', source: /^"[0-9a-f-]{36}"$/ } as const;
const INT64 = /^\d{1,19}$/;
const AMOUNT = { type: 'number', source: /^(?:0|[1-9]\d*)\.\d\d$/ } as const;
const ID = { type: 'number', source: INT64 } as const;

export const BODIES = {
  'device/register': {
    DeviceId: { type: 'string', source: /^"[A-Za-z0-9_-]+"$/ },
    TradePointId: ID,
  },
  'device/delete': { DeviceToken: DEVICE_TOKEN },
  'qr/create': {
    DeviceToken: DEVICE_TOKEN,
    Amount: AMOUNT,
    ExternalId: { type: 'string', source: /^".+"$/, optional: true },
  },
  'return/create': {
    DeviceToken: DEVICE_TOKEN,
    ExternalId: { type: 'string', source: /^".+"$/, optional: true },
  },
  'return/operations': {
    DeviceToken: DEVICE_TOKEN,
    QrReturnId: ID,
    MaxResult: { type: 'number', source: /^(?:[1-9]|10)$/, optional: true },
  },
  'payment/return': { DeviceToken: DEVICE_TOKEN, QrPaymentId: ID, QrReturnId: ID, Amount: AMOUNT },
} as const satisfies Readonly<Record<string, Shape>>;

/** What the address of a GET holds, as its parameters would stand in a body. */
export const QUERIES = {
  'payment/details': { QrPaymentId: ID, DeviceToken: DEVICE_TOKEN },
} as const satisfies Readonly<Record<string, Shape>>;

/** What is wrong with the headers of any request (section 3.1). */
export function checkHeaders(headers: IncomingHttpHeaders, hasBody: boolean, seenIds: Set<string>): string[] {
  const wrong: string[] = [];
  const id = headers['x-request-id'];
  if (typeof id !== 'string' || !GUID.test(id)) wrong.push(`X-Request-ID is ${String(id)}`);
  else if (seenIds.has(id.toLowerCase())) wrong.push(`X-Request-ID ${id} is repeated`);
  else seenIds.add(id.toLowerCase());
  if (hasBody && !JSON_TYPE.test(headers['content-type'] ?? '')) {
    wrong.push(`Content-Type is ${String(headers['content-type'])}`);
  }
  return wrong;
}

export type Checked =
  | { readonly ok: true; readonly parameters: ReadonlyMap<string, Parameter> }
  | { readonly ok: false; readonly wrong: readonly string[] };

/** Compares a body with its shape, letter by letter: names, types and the raw text of the numbers. */
export function checkBody(body: string, shape: Shape): Checked {
  const parameters = readParameters(body);
  return parameters === undefined
    ? { ok: false, wrong: [`the body is no JSON object: ${body}`] }
    : checkShape(parameters, shape);
}

/** Compares what follows the question mark with its shape. */
export function checkQuery(query: string, shape: Shape): Checked {
  const pairs = [...new URLSearchParams(query)];
  const parameters = new Map(
    pairs.map(([name, value]): [string, Parameter] => {
      const type = shape[name]?.type ?? 'string';
      return [name, { type, source: type === 'string' ? JSON.stringify(value) : value }];
    }),
  );
  return parameters.size < pairs.length
    ? { ok: false, wrong: [`a name is repeated in ${query}`] }
    : checkShape(parameters, shape);
}

function checkShape(parameters: ReadonlyMap<string, Parameter>, shape: Shape): Checked {
  const wrong = [...parameters.keys()].filter((name) => !(name in shape)).map((name) => `unknown parameter ${name}`);
  for (const [name, { type, source, optional }] of Object.entries(shape)) {
    const parameter = parameters.get(name);
    if (parameter === undefined) {
      if (optional !== true) wrong.push(`${name} is missing`);
    } else if (parameter.type !== type || !source.test(parameter.source)) {
      wrong.push(`${name} is ${parameter.source}`);
    }
  }
  return wrong.length === 0 ? { ok: true, parameters } : { ok: false, wrong };
}
