import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiPaySchema } from '../../../app/config/api-pay.ts';
import { byFlySchema } from '../../../app/config/by-fly.ts';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import { apiPayService } from '../../../main/payments/apipay/service.ts';
import { byFlyService } from '../../../main/payments/byfly/service.ts';
import { kaspiService } from '../../../main/payments/kaspi/service.ts';
import type { PaymentService } from '../../../main/payments/port/service.ts';
import { DEFAULT_ORGANISATIONS } from '../../../sandbox/bank/organisation.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import type { FaultControl } from '../../../sandbox/http/faults.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server.ts';
import type { FakeClock } from '../fakes/fake-clock.ts';
import type { Asked, OpenWorld, ServiceWorld, Tells } from './world.ts';
import { withCertificates } from '../sandbox/kept-certificates.ts';

/** A change of one field of an answer: what was there before stays under another name. */
export function rewriting(name: string, value: string): Fault {
  return { kind: 'reworded', find: `"${name}":`, put: `"${name}":${value},"was_${name.toLowerCase()}":` };
}

/** What every service by HTTPS with a key answers to a key that is none, and to what it does not do. */
export const WEB_TELLS = {
  tooMany: 429,
  revoked: { kind: 'http', httpStatus: 401, body: '{"message":"Unauthenticated."}' },
  refused: { kind: 'http', httpStatus: 422, body: '{"message":"refused"}' },
} as const satisfies Pick<Tells, 'tooMany' | 'revoked' | 'refused'>;

type Base = Pick<
  ServiceWorld,
  'service' | 'capabilities' | 'method' | 'open' | 'faultNext' | 'faultAlways' | 'clearFaults' | 'count'
>;

/** What every world has from its service, its faults and the names of its operations. */
export function baseOf<Name extends string>(
  service: PaymentService,
  methodId: string,
  faults: FaultControl<Name>,
  names: Readonly<Record<Asked, Name | null>>,
  asked: () => readonly (string | null)[],
): Base {
  const { capabilities } = service;
  const method = capabilities.methods.find(({ id }) => id === methodId);
  if (method === undefined) throw new Error(`no method ${methodId}`);
  const nameOf = (one: Asked): Name => {
    const name = names[one];
    if (name === null) throw new Error(`the service has no ${one}`);
    return name;
  };
  return {
    service,
    capabilities,
    method,
    open: (parts) => service.open(parts),
    faultNext: (one, fault, times) => {
      faults.next(nameOf(one), fault, times);
    },
    faultAlways: (one, fault) => {
      faults.always(nameOf(one), fault);
    },
    clearFaults: () => {
      faults.clear();
    },
    count: (one) => asked().filter((name) => name === names[one]).length,
  };
}

/** A sandbox in a folder of its own. */
async function sandboxAt(
  clock: FakeClock,
  options: Partial<SandboxOptions>,
): Promise<{ readonly sandbox: Sandbox; readonly close: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'sauda-contract-'));
  await withCertificates(dir);
  const sandbox = await startSandbox({ dir, clock, ports: {}, strict: true, ...options });
  const close = async (): Promise<void> => {
    await sandbox.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { sandbox, close };
}

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not open');
  return value;
}

function kaspiSettings({ files, urls }: Sandbox, scheme: KaspiScheme): KaspiSettings {
  const common = {
    baseUrl: present(urls[scheme]),
    deviceId: 'KIOSK-CONTRACT',
    tradePointId: '12',
    caFiles: [files.rootCa, files.intermediateCa],
  };
  if (scheme === 'lite') return { ...common, scheme, apiKeyFile: files.apiKey };
  const certificate = { pfxFile: files.pfx, passphraseFile: files.passphrase };
  return scheme === 'standard'
    ? { ...common, scheme, certificate }
    : { ...common, scheme, certificate, organizationBin: present(DEFAULT_ORGANISATIONS[0]).bin };
}

/** Kaspi QR under one of its contracts, or with `phone` its remote payment. */
export function kaspiWorld(scheme: KaspiScheme, methodId: 'qr' | 'phone' = 'qr'): OpenWorld {
  return async (clock) => {
    const { sandbox, close } = await sandboxAt(clock, {
      ports: { [scheme]: 0 },
      // A test asks faster than a person, and sells more than a person's telephone takes invoices.
      behaviour: { maxOpenInvoices: 10_000, lookUpsPerMinute: 10_000 },
    });
    const { faults, phone } = sandbox;
    const names = {
      connect: 'health/ping',
      create: methodId === 'qr' ? 'qr/create' : 'remote/create',
      find: null,
      status: 'payment/status',
      cancel: methodId === 'qr' ? null : 'remote/cancel',
      details: scheme === 'lite' ? null : 'payment/details',
      refund: scheme === 'lite' ? null : 'payment/return',
    } as const;
    const asked = (): readonly (string | null)[] =>
      sandbox.requests().flatMap(({ line, method }) => (line === 'kiosk' ? [method] : []));
    return {
      name: `Kaspi ${scheme} ${methodId}`,
      ...baseOf(kaspiService(kaspiSettings(sandbox, scheme)), methodId, faults, names, asked),
      tells: {
        otherAmount: null,
        otherCurrency: null,
        tooMany: null,
        revoked: { kind: 'status', statusCode: -10_000 },
        refused: { kind: 'status', statusCode: -99_000_011 },
        endsAt: (text) => rewriting('ExpireDate', `"${text}"`),
      },
      async pay(id) {
        if (methodId === 'phone') {
          const paid = await phone.pay(id);
          return paid.ok ? null : paid.error.message;
        }
        const scanned = await phone.scan(id);
        const confirmed = scanned.ok ? await phone.confirm(id) : scanned;
        return confirmed.ok ? null : confirmed.error.message;
      },
      async scanRefund() {
        const last = sandbox.returns().at(-1);
        const scanned = last === undefined ? null : await phone.scanReturn(last.id);
        if (scanned?.ok === false) throw new Error(scanned.error.message);
      },
      failRefunds: () => undefined,
      books: () =>
        sandbox.purchases().map(({ amountTiyn, id, returnedTiyn, status }) => ({
          id,
          dueTiyn: amountTiyn,
          paidTiyn: status === 'Processed' ? amountTiyn : 0,
          backTiyn: returnedTiyn,
        })),
      violations: () => sandbox.violations(),
      close,
    };
  };
}

/** ApiPay in the current form of its API. */
export const apiPayWorld: OpenWorld = async (clock) => {
  const { sandbox, close } = await sandboxAt(clock, { apiPay: { port: 0 } });
  const { secretFile, service, url } = present(sandbox.apiPay);
  const settings = apiPaySchema.parse({ baseUrl: url, apiKeyFile: secretFile, caFiles: [sandbox.files.rootCa] });
  const names = {
    connect: 'status',
    create: 'invoices/create',
    find: 'invoices/list',
    status: 'invoices/get',
    cancel: 'invoices/cancel',
    details: 'invoices/refunds',
    refund: 'invoices/refund',
  } as const;
  const asked = (): readonly (string | null)[] => service.requests().map(({ operation }) => operation);
  return {
    name: 'ApiPay',
    ...baseOf(apiPayService(settings), 'apipay-phone', service.faults, names, asked),
    tells: {
      otherAmount: { kind: 'reworded', find: '"450.00"', put: '"45.00"' },
      otherCurrency: { kind: 'reworded', find: '"status":', put: '"currency":"USD","status":' },
      ...WEB_TELLS,
      endsAt: (text) => rewriting('expires_at', `"${text}"`),
    },
    pay: (id) => Promise.resolve(service.play(id, 'pay')),
    scanRefund: () => Promise.resolve(),
    failRefunds: () => {
      for (const { id } of service.invoices()) service.play(id, 'fail-refunds');
    },
    books: () =>
      service.invoices().map(({ amountTiyn, id, refundedTiyn, status }) => ({
        id,
        dueTiyn: amountTiyn,
        paidTiyn: ['paid', 'partially_refunded', 'refunded'].includes(status) ? amountTiyn : 0,
        backTiyn: refundedTiyn,
      })),
    violations: () => service.violations(),
    close,
  };
};

/** ByFly with Kaspi Gold and its commission. */
export const byFlyWorld: OpenWorld = async (clock) => {
  const { sandbox, close } = await sandboxAt(clock, { byFly: { port: 0, behaviour: { strict: true } } });
  const { secretFile, service, url } = present(sandbox.byFly);
  const settings = byFlySchema.parse({
    baseUrl: url,
    apiTokenFile: secretFile,
    caFiles: [sandbox.files.rootCa],
    methods: ['kaspi_gold'],
  });
  const names = {
    connect: 'payment/details',
    create: 'payment/init',
    find: null,
    status: 'payment/status',
    cancel: 'payment/cancel',
    details: 'payment/details',
    refund: null,
  } as const;
  const asked = (): readonly (string | null)[] => service.requests().map(({ operation }) => operation);
  return {
    name: 'ByFly',
    ...baseOf(byFlyService(settings), 'byfly-kaspi_gold', service.faults, names, asked),
    tells: {
      otherAmount: rewriting('amount', '45'),
      otherCurrency: rewriting('currency', '"USD"'),
      ...WEB_TELLS,
      endsAt: (text) => rewriting('expires_at', `"${text}"`),
    },
    pay: (id, amountTiyn) => Promise.resolve(service.pay(id, amountTiyn)),
    scanRefund: () => Promise.resolve(),
    failRefunds: () => undefined,
    books: () =>
      service.payments().map(({ amountTiyn, id, paidTiyn }) => ({ id, dueTiyn: amountTiyn, paidTiyn, backTiyn: 0 })),
    violations: () => service.violations(),
    close,
  };
};
