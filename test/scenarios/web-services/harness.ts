import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { apiPaySchema } from '../../../app/config/api-pay.ts';
import { byFlySchema } from '../../../app/config/by-fly.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { PhoneNumber } from '../../../app/payment/phone-number.ts';
import { phoneNumberOf } from '../../../app/payment/phone-number.ts';
import type { PaymentFailure, PurchaseRequest } from '../../../app/payment/provider.ts';
import type { Result } from '../../../app/result.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { ApiPayProvider } from '../../../main/payments/apipay/provider.ts';
import { APIPAY_PHONE } from '../../../main/payments/apipay/capabilities.ts';
import { ByFlyProvider } from '../../../main/payments/byfly/provider.ts';
import type { ApiPayStandIn } from '../../../sandbox/apipay/stand-in.ts';
import type { ByFlyStandIn } from '../../../sandbox/byfly/stand-in.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
import { FakeClock, present, temporaryFolder } from '../sandbox/support.ts';
import { withCertificates } from '../../support/sandbox/kept-certificates.ts';

/** A provider, the stand-in that it talks to over TLS, and the clock of both. */
export interface WebHarness<Provider, StandIn> {
  readonly provider: Provider;
  readonly service: StandIn;
  readonly clock: FakeClock;
  readonly secretFile: string;
}

/** A telephone number for an invoice. */
export function phone(text = '87001234567'): PhoneNumber {
  const number = phoneNumberOf(text);
  if (!number.ok) throw new Error(number.error);
  return number.value;
}

/** A request for an invoice of ApiPay. */
export function invoiceRequest(more: Partial<PurchaseRequest> = {}): PurchaseRequest {
  return { externalId: 'SALE-1', amountTiyn: tiyn(45_000), method: APIPAY_PHONE, phoneNumber: phone(), ...more };
}

/** A request for a code of ByFly. */
export function codeRequest(more: Partial<PurchaseRequest> = {}): PurchaseRequest {
  return { externalId: 'SALE-1', amountTiyn: tiyn(1_000_000), method: 'byfly-kaspi_gold', ...more };
}

function withSandbox<T extends { readonly provider: { close(): void } }>(
  options: Partial<SandboxOptions>,
  make: (sandbox: Sandbox, clock: FakeClock) => T,
): () => T {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let sandbox: Sandbox | null = null;
  let made: T | null = null;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await withCertificates(folder.dir);
  });
  afterAll(() => folder.remove());
  beforeEach(async () => {
    const clock = new FakeClock();
    sandbox = await startSandbox({ dir: folder.dir, clock, ports: {}, ...options });
    made = make(sandbox, clock);
  });
  afterEach(async () => {
    made?.provider.close();
    await sandbox?.close();
  });
  return () => present(made);
}

/** The value of a result that the test needs. */
export function done<T>(result: Result<T, PaymentFailure>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** ApiPay's provider against its stand-in. */
export function withApiPay(
  options: SandboxOptions['apiPay'] = { port: 0 },
): () => WebHarness<ApiPayProvider, ApiPayStandIn> {
  return withSandbox({ apiPay: options }, (sandbox, clock) => {
    const { secretFile, service, url } = present(sandbox.apiPay);
    const settings = apiPaySchema.parse({ baseUrl: url, apiKeyFile: secretFile, caFiles: [sandbox.files.rootCa] });
    return { provider: new ApiPayProvider(settings, linkParts(clock)), service, clock, secretFile };
  });
}

/** ByFly's provider against its stand-in. */
export function withByFly(
  options: SandboxOptions['byFly'] = { port: 0 },
): () => WebHarness<ByFlyProvider, ByFlyStandIn> {
  return withSandbox({ byFly: options }, (sandbox, clock) => {
    const { secretFile, service, url } = present(sandbox.byFly);
    const settings = byFlySchema.parse({ baseUrl: url, apiTokenFile: secretFile, caFiles: [sandbox.files.rootCa] });
    return { provider: new ByFlyProvider(settings, linkParts(clock)), service, clock, secretFile };
  });
}

function linkParts(clock: FakeClock): ConstructorParameters<typeof ByFlyProvider>[1] {
  return { log: silentLog, redactor: createRedactor(), clock };
}
