import { z } from 'zod';
import { err, ok } from '../../app/result.ts';
import { play, playSchema } from '../bank/play.ts';
import { faultSchema, faultTargetSchema } from '../http/fault.ts';
import { CONFLICT, route, type Route } from './route.ts';
import { SERVICE_ROUTES } from './service-routes.ts';

const MAX_CALLS = 100_000;
const MAX_LISTED = 5000;

const nothing = z.strictObject({});
const lastSchema = z.strictObject({ last: z.coerce.number().int().min(1).max(MAX_LISTED).default(MAX_LISTED) });
const setFaultsSchema = z.strictObject({
  method: faultTargetSchema,
  faults: z.array(faultSchema).min(1),
  /** Number of calls that the fault applies to; without it, the fault lasts until it is cleared. */
  times: z.number().int().min(1).max(MAX_CALLS).exactOptional(),
});
const clearFaultsSchema = z.strictObject({ method: faultTargetSchema.exactOptional() });
const cableSchema = z.strictObject({ plugged: z.boolean() });

/** The last moment that a certificate can name, at the end of the year 9999. */
const LAST_MOMENT_MS = 253_402_300_799_000;
const moment = z.number().int().min(0).max(LAST_MOMENT_MS);
const issueSchema = z.strictObject({
  /** `certrequest.csr`, PEM. */
  request: z.string(),
  validFromMs: moment.exactOptional(),
  validToMs: moment.exactOptional(),
  usage: z.enum(['client', 'server']).exactOptional(),
  bin: z.string().exactOptional(),
});
const revokeSchema = z.strictObject({ certificate: z.string() });

/** Every method of the control interface, one row each. */
export const ROUTES: readonly Route[] = [
  ...SERVICE_ROUTES,
  route('GET', '/', 'this list', nothing, () =>
    ok(ROUTES.map(({ http, path, does }) => `${http.padEnd(6)} ${path.padEnd(18)} ${does}`)),
  ),
  route('GET', '/purchases', 'purchases, oldest first', lastSchema, ({ bank }, { last }) =>
    ok(bank.purchases.snapshots().slice(-last)),
  ),
  route('GET', '/returns', 'refunds with a customer, oldest first', lastSchema, ({ bank }, { last }) =>
    ok(bank.returns.snapshots().slice(-last)),
  ),
  route('GET', '/requests', 'the request log, oldest first; ?last=N for the last N', lastSchema, ({ log }, { last }) =>
    ok(log.entries().slice(-last)),
  ),
  route(
    'GET',
    '/violations',
    'broken rules of the specification, oldest first',
    lastSchema,
    ({ violations }, { last }) => ok(violations.entries().slice(-last)),
  ),
  route('GET', '/customers', 'customers with phone numbers', nothing, ({ bank }) => ok(bank.behaviour.customers)),
  route('GET', '/faults', 'faults in force', nothing, ({ faults }) =>
    ok({ plugged: faults.plugged, faults: faults.list() }),
  ),
  route(
    'POST',
    '/faults',
    '{"method":M or "*","faults":[...],"times":N}; without times until cleared',
    setFaultsSchema,
    ({ faults }, wanted) => {
      if (wanted.times === undefined) faults.always(wanted.method, wanted.faults);
      else faults.next(wanted.method, wanted.faults, wanted.times);
      return ok(faults.list());
    },
  ),
  route(
    'DELETE',
    '/faults',
    'ends all faults and plugs the cable in; ?method=M for one method',
    clearFaultsSchema,
    ({ faults }, { method }) => {
      faults.clear(method);
      return ok(faults.list());
    },
  ),
  route(
    'POST',
    '/cable',
    '{"plugged":false} breaks every connection of kiosks',
    cableSchema,
    ({ faults }, { plugged }) => {
      if (plugged) faults.plug();
      else faults.unplug();
      return ok({ plugged });
    },
  ),
  route(
    'POST',
    '/certificates',
    '{"request":PEM,...}: the bank\'s certificate; archive is its zip file in Base64',
    issueSchema,
    ({ certificateOffice }, { request, ...wanted }) => {
      const issued = certificateOffice.issue(request, wanted);
      if (!issued.ok) return err({ httpStatus: CONFLICT, message: issued.error });
      const { archive, ...certificate } = issued.value;
      return ok({ ...certificate, archive: archive.toString('base64') });
    },
  ),
  route('GET', '/revoked', 'serial numbers of revoked certificates', nothing, ({ certificateOffice }) =>
    ok([...certificateOffice.revoked]),
  ),
  route(
    'POST',
    '/revoked',
    '{"certificate":PEM or serial number} refuses it from now on',
    revokeSchema,
    ({ certificateOffice }, { certificate }) => {
      const revoked = certificateOffice.revoke(certificate);
      return revoked.ok ? ok([...certificateOffice.revoked]) : err({ httpStatus: CONFLICT, message: revoked.error });
    },
  ),
  route(
    'POST',
    '/phone',
    '{"action":A,...}: scan, confirm, decline, scan-error, scan-return, pay, reject',
    playSchema,
    ({ bank }, wanted) => {
      const played = play(bank, wanted);
      if (!played.ok)
        return err({ httpStatus: CONFLICT, message: `${played.error.statusCode}: ${played.error.message}` });
      return ok(
        wanted.action === 'scan-return'
          ? find(bank.returns.snapshots(), wanted.qrReturnId)
          : find(bank.purchases.snapshots(), wanted.qrPaymentId),
      );
    },
  ),
];

function find<T extends { readonly id: string }>(all: readonly T[], id: string): T | undefined {
  return all.find((one) => one.id === id);
}
