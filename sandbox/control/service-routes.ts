import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';
import { APIPAY_OPERATIONS } from '../apipay/api.ts';
import { BYFLY_OPERATIONS } from '../byfly/api.ts';
import { serviceFaultSchema } from '../http/fault.ts';
import type { FaultControl } from '../http/faults.ts';
import { CONFLICT, route, type Controlled, type ControlProblem, type Route } from './route.ts';

const MAX_CALLS = 100_000;
const MAX_TIYN = 100_000_000_000;
const NOT_FOUND = 404;

const nothing = z.strictObject({});
const apiPayTarget = z.enum([...APIPAY_OPERATIONS.map(({ name }) => name), '*']);
const byFlyTarget = z.enum([...BYFLY_OPERATIONS.map(({ name }) => name), '*']);
const times = z.number().int().min(1).max(MAX_CALLS).exactOptional();
const faults = z.array(serviceFaultSchema).min(1);

const apiPayPlay = z.strictObject({
  id: z.string(),
  action: z.enum(['pay', 'reject', 'expire', 'error', 'complete-refunds', 'fail-refunds']),
});
const byFlyPlay = z.strictObject({
  id: z.string(),
  action: z.enum(['pay', 'fail']),
  /** For `pay`: a part or too much; without it what is missing. */
  amountTiyn: z.number().int().min(1).max(MAX_TIYN).exactOptional(),
});

/** The methods for the stand-ins of ApiPay and ByFly. */
export const SERVICE_ROUTES: readonly Route[] = [
  route('GET', '/apipay/invoices', 'invoices, oldest first', nothing, (controlled) =>
    withService(controlled, 'apiPay', (service) => ok(service.invoices())),
  ),
  route(
    'POST',
    '/apipay/play',
    '{"id":ID,"action":A}: pay, reject, expire, error, complete-refunds, fail-refunds',
    apiPayPlay,
    (controlled, { id, action }) =>
      withService(controlled, 'apiPay', (service) =>
        played(
          service.play(id, action),
          service.invoices().find((one) => one.id === id),
        ),
      ),
  ),
  route(
    'POST',
    '/apipay/verify',
    '{"answer":"verified" or "failed"} to the last verification',
    z.strictObject({ answer: z.enum(['verified', 'failed']) }),
    (controlled, { answer }) =>
      withService(controlled, 'apiPay', (service) =>
        played(service.verify(answer) ? null : 'no verification waits', { answer }),
      ),
  ),
  route('GET', '/apipay/requests', 'the request log, oldest first', nothing, (controlled) =>
    withService(controlled, 'apiPay', (service) => ok(service.requests())),
  ),
  route('GET', '/apipay/violations', 'broken rules, oldest first', nothing, (controlled) =>
    withService(controlled, 'apiPay', (service) => ok(service.violations())),
  ),
  route(
    'POST',
    '/apipay/faults',
    '{"method":operation or "*","faults":[...],"times":N}; an empty list of faults ends all',
    z.strictObject({ method: apiPayTarget, faults: z.union([faults, z.tuple([])]), times }),
    (controlled, wanted) => withService(controlled, 'apiPay', (service) => ok(setFaults(service.faults, wanted))),
  ),
  route('GET', '/byfly/payments', 'payments, oldest first', nothing, (controlled) =>
    withService(controlled, 'byFly', (service) => ok(service.payments())),
  ),
  route(
    'POST',
    '/byfly/play',
    '{"id":ID,"action":A,"amountTiyn":N}: pay (what is missing without an amount), fail',
    byFlyPlay,
    (controlled, { id, action, amountTiyn }) =>
      withService(controlled, 'byFly', (service) =>
        played(
          action === 'fail' ? service.fail(id) : service.pay(id, amountTiyn),
          service.payments().find((one) => one.id === id),
        ),
      ),
  ),
  route('GET', '/byfly/requests', 'the request log, oldest first', nothing, (controlled) =>
    withService(controlled, 'byFly', (service) => ok(service.requests())),
  ),
  route('GET', '/byfly/violations', 'broken rules, oldest first', nothing, (controlled) =>
    withService(controlled, 'byFly', (service) => ok(service.violations())),
  ),
  route(
    'POST',
    '/byfly/faults',
    '{"method":operation or "*","faults":[...],"times":N}; an empty list of faults ends all',
    z.strictObject({ method: byFlyTarget, faults: z.union([faults, z.tuple([])]), times }),
    (controlled, wanted) => withService(controlled, 'byFly', (service) => ok(setFaults(service.faults, wanted))),
  ),
];

function withService<Name extends 'apiPay' | 'byFly'>(
  controlled: Controlled,
  name: Name,
  use: (service: NonNullable<Controlled[Name]>) => Result<unknown, ControlProblem>,
): Result<unknown, ControlProblem> {
  const service = controlled[name];
  if (service !== null) return use(service);
  const option = name === 'apiPay' ? '--apipay-port' : '--byfly-port';
  return err({ httpStatus: NOT_FOUND, message: `the service is not open: start the sandbox with ${option}` });
}

function played(problem: string | null, now: unknown): Result<unknown, ControlProblem> {
  return problem === null ? ok(now) : err({ httpStatus: CONFLICT, message: problem });
}

function setFaults<Name extends string>(
  control: FaultControl<Name>,
  {
    method,
    faults: wanted,
    times: limit,
  }: {
    readonly method: Name | '*';
    readonly faults: readonly z.output<typeof serviceFaultSchema>[];
    readonly times?: number;
  },
): unknown {
  if (wanted.length === 0) control.clear(method === '*' ? undefined : method);
  else if (limit === undefined) control.always(method, wanted);
  else control.next(method, wanted, limit);
  return control.list();
}
