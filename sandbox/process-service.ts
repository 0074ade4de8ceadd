import { unreachable } from '../app/result.ts';
import { methodNameSchema, toSandboxSchema } from '../app/ipc/sandbox-process.ts';
import type {
  FromSandbox,
  InvoiceMessage,
  PhoneMessage,
  ScanReturnMessage,
  StartMessage,
} from '../app/ipc/sandbox-process.ts';
import type { Sandbox } from './options.ts';
import type { PhoneResult } from './phone.ts';
import { startSandbox } from './server.ts';

/** The part of Electron's `process.parentPort` that this process uses. */
export interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(message: FromSandbox): void;
}

/** Serves one parent: the first `start` opens the sandbox, the other messages act on it. */
export function serveParent(port: ParentPort): void {
  let running: Promise<Sandbox | null> | null = null;
  port.on('message', ({ data }) => {
    const message = toSandboxSchema.safeParse(data);
    if (!message.success) {
      port.postMessage({ kind: 'failed', message: `not understood: ${message.error.message}` });
      return;
    }
    switch (message.data.kind) {
      case 'start':
        running ??= start(port, message.data);
        return;
      case 'phone':
        void play(port, running, message.data);
        return;
      case 'scan-return':
        void scanReturn(port, running, message.data);
        return;
      case 'invoice':
        void playInvoice(port, running, message.data);
        return;
      case 'cable':
        void setCable(running, message.data.plugged);
        return;
      default:
        unreachable(message.data);
    }
  });
}

async function start(
  parent: ParentPort,
  { dir, port, apiPayPort, behaviour, delays }: StartMessage,
): Promise<Sandbox | null> {
  let opened: Sandbox | null = null;
  try {
    const sandbox = await startSandbox({
      dir,
      ports: { standard: port },
      ...(apiPayPort === undefined ? {} : { apiPay: { port: apiPayPort } }),
      serviceLog: ({ atMs, http, path, httpStatus, durationMs }) => {
        parent.postMessage({ kind: 'service-request', entry: { atMs, http, path, httpStatus, durationMs } });
        tellInvoices(parent, opened);
      },
      behaviour,
      log: (entry) => {
        parent.postMessage({ kind: 'request', entry });
      },
      purchasesChanged: (purchases) => {
        parent.postMessage({ kind: 'purchases', purchases: [...purchases] });
      },
      returnsChanged: (returns) => {
        parent.postMessage({ kind: 'returns', returns: [...returns] });
      },
    });
    opened = sandbox;
    for (const method of methodNameSchema.options) {
      const delayMs = delays[method];
      if (delayMs !== undefined) sandbox.faults.delay(method, delayMs);
    }
    const { standard } = sandbox.urls;
    const { configs, rootCa, intermediateCa, clientCertificate, clientKey, pfx, passphrase } = sandbox.files;
    if (standard === undefined || configs.standard === undefined) throw new Error('the standard scheme is not open');
    parent.postMessage({
      kind: 'ready',
      baseUrl: standard,
      files: { rootCa, intermediateCa, clientCertificate, clientKey, pfx, passphrase, config: configs.standard },
    });
    return sandbox;
  } catch (error) {
    parent.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

async function play(port: ParentPort, running: Promise<Sandbox | null> | null, message: PhoneMessage): Promise<void> {
  const { action, qrPaymentId } = message;
  const sandbox = await running;
  const result = await sandbox?.phone.act(action, qrPaymentId);
  port.postMessage({ kind: 'phone-answer', action, qrPaymentId, problem: problemOf(result) });
}

async function playInvoice(
  port: ParentPort,
  running: Promise<Sandbox | null> | null,
  { action, invoiceId }: InvoiceMessage,
): Promise<void> {
  const sandbox = (await running) ?? null;
  const apiPay = sandbox?.apiPay ?? null;
  const problem = apiPay === null ? 'the sandbox is not running' : apiPay.service.play(invoiceId, action);
  tellInvoices(port, sandbox);
  port.postMessage({ kind: 'invoice-answer', invoiceId, problem });
}

function tellInvoices(port: ParentPort, sandbox: Sandbox | null): void {
  const invoices = sandbox?.apiPay?.service.invoices() ?? [];
  port.postMessage({
    kind: 'invoices',
    invoices: invoices.map(({ id, status, amountTiyn }) => ({ id, status, amountTiyn })),
  });
}

async function scanReturn(
  port: ParentPort,
  running: Promise<Sandbox | null> | null,
  { qrReturnId }: ScanReturnMessage,
): Promise<void> {
  const sandbox = await running;
  const result = await sandbox?.phone.scanReturn(qrReturnId);
  port.postMessage({ kind: 'return-answer', qrReturnId, problem: problemOf(result) });
}

function problemOf(result: PhoneResult | undefined): string | null {
  if (result === undefined) return 'the sandbox is not running';
  return result.ok ? null : result.error.message;
}

async function setCable(running: Promise<Sandbox | null> | null, plugged: boolean): Promise<void> {
  const sandbox = await running;
  for (const faults of [sandbox?.faults, sandbox?.apiPay?.service.faults]) {
    if (plugged) faults?.plug();
    else faults?.unplug();
  }
}
