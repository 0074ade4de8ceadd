import { z } from 'zod';
import { SECOND_MS } from '../../../app/units.ts';
import { tengeOf, tengeText } from '../../../sandbox/stand-in/amounts.ts';
import { openStandIn, type StandIn, type StandInDoor } from '../../../sandbox/stand-in/open-stand-in.ts';
import type { Operation, ServiceAnswer, ServiceRequest } from '../../../sandbox/stand-in/operation.ts';

const OPERATIONS = [
  { name: 'create', http: 'POST', path: '/codes' },
  { name: 'find', http: 'GET', path: '/codes' },
  { name: 'status', http: 'GET', path: '/codes/:number' },
  { name: 'cancel', http: 'POST', path: '/codes/:number/withdrawal' },
  { name: 'refund', http: 'POST', path: '/codes/:number/returns' },
] as const satisfies readonly Operation<string>[];

export type InterbankOperation = (typeof OPERATIONS)[number]['name'];

/** A code that was issued. */
export interface IssuedCode {
  readonly number: string;
  readonly order: string;
  readonly amountTiyn: number;
  readonly endsMs: number;
  isPaid: boolean;
  isWithdrawn: boolean;
  returnedTiyn: number;
}

/** A running stand-in of the interbank QR. */
export interface InterbankStandIn extends StandIn<InterbankOperation> {
  codes(): readonly Readonly<IssuedCode>[];
  /** The customer pays with any bank's application; null, or why that cannot be. */
  pay(number: string): string | null;
}

const LIFE_MS = 120 * SECOND_MS;
const createSchema = z.object({ amount: z.unknown(), order: z.string() });
const refundSchema = z.object({ amount: z.unknown() });

/** Opens a service whose code is not Kaspi's, at `/qr`. Rejects when the port is in use. */
export async function openInterbank(door: StandInDoor, key: string): Promise<InterbankStandIn> {
  const codes = new Map<string, IssuedCode>();
  const opened = await openStandIn<InterbankOperation>(door, {
    service: 'interbank',
    bases: ['/qr'],
    operations: OPERATIONS,
    notFound: { httpStatus: 404, body: { error: 'no_such_address' } },
    notJson: { httpStatus: 400, body: { error: 'no_json' } },
    admit: (_name, request) =>
      request.header('x-merchant-key') === key ? null : { httpStatus: 401, body: { error: 'wrong_key' } },
    run: (name, request) => RUN[name](codes, request),
  });
  return {
    ...opened,
    codes: () => [...codes.values()],
    pay: (number) => {
      const code = codes.get(number);
      if (code === undefined) return 'there is no such code';
      if (code.isPaid || code.isWithdrawn || door.clock.monoMs() >= code.endsMs) return 'the code is over';
      code.isPaid = true;
      return null;
    },
  };
}

type Codes = Map<string, IssuedCode>;

const RUN: Readonly<Record<InterbankOperation, (codes: Codes, request: ServiceRequest) => ServiceAnswer>> = {
  create: (codes, { arrivedMs, body }) => {
    const wanted = createSchema.safeParse(body);
    const amountTiyn = wanted.success ? tengeOf(wanted.data.amount) : null;
    if (!wanted.success || amountTiyn === null) return { httpStatus: 422, body: { error: 'bad_amount' } };
    const number = `IB-${String(codes.size + 1).padStart(8, '0')}`;
    const endsMs = arrivedMs + LIFE_MS;
    const code = {
      number,
      order: wanted.data.order,
      amountTiyn,
      endsMs,
      isPaid: false,
      isWithdrawn: false,
      returnedTiyn: 0,
    };
    codes.set(number, code);
    return { httpStatus: 201, body: { code: codeJson(code, arrivedMs) } };
  },
  find: (codes, { arrivedMs, query }) => ({
    httpStatus: 200,
    body: {
      codes: [...codes.values()]
        .filter(({ order }) => order === query.get('order'))
        .map((code) => codeJson(code, arrivedMs)),
    },
  }),
  status: (codes, request) => withCode(codes, request, (code) => ({ code: codeJson(code, request.arrivedMs) })),
  cancel: (codes, request) =>
    withCode(codes, request, (code) => {
      code.isWithdrawn ||= !code.isPaid;
      return { code: codeJson(code, request.arrivedMs) };
    }),
  refund: (codes, request) =>
    withCode(codes, request, (code) => {
      const wanted = refundSchema.safeParse(request.body);
      const amountTiyn = wanted.success ? tengeOf(wanted.data.amount) : null;
      const isPossible = code.isPaid && amountTiyn !== null && amountTiyn <= code.amountTiyn - code.returnedTiyn;
      if (!isPossible) return null;
      code.returnedTiyn += amountTiyn;
      return { return: { number: `${code.number}-${String(code.returnedTiyn)}` } };
    }),
};

function withCode(codes: Codes, { at }: ServiceRequest, use: (code: IssuedCode) => object | null): ServiceAnswer {
  const code = codes.get(at['number'] ?? '');
  if (code === undefined) return { httpStatus: 404, body: { error: 'no_such_code' } };
  const body = use(code);
  return body === null ? { httpStatus: 422, body: { error: 'too_much' } } : { httpStatus: 200, body };
}

function codeJson(
  { amountTiyn, endsMs, isPaid, isWithdrawn, number, order, returnedTiyn }: IssuedCode,
  nowMs: number,
): object {
  return {
    number,
    order,
    content: `https://qr.example.kz/${number}`,
    amount: tengeText(amountTiyn),
    currency: 'KZT',
    returned: tengeText(returnedTiyn),
    status: isPaid ? 'paid' : isWithdrawn || nowMs >= endsMs ? 'over' : 'open',
  };
}
