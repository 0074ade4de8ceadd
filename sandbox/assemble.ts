import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../app/ports/clock.ts';
import type { Bank } from './bank/bank.ts';
import { openBank } from './bank/bank.ts';
import type { Organisation } from './bank/organisation.ts';
import { defaultBehaviour } from './bank/behaviour.ts';
import { FaultControl } from './http/faults.ts';
import type { Gateway } from './http/gateway.ts';
import type { Listener, TlsMaterial } from './http/listener.ts';
import { openListener } from './http/listener.ts';
import { RequestIds } from './http/request-ids.ts';
import type { Line } from './http/request-log.ts';
import { RequestLog } from './http/request-log.ts';
import { serveRequest } from './http/serve-request.ts';
import { type Violation, ViolationLog } from './api/violations.ts';
import { Waits } from './http/waits.ts';
import type { SandboxOptions } from './options.ts';
import { PortInUseError } from './options.ts';
import { CertificateOffice } from './pki/certificate-office.ts';
import type { PkiMaterial } from './pki/material.ts';
import type { Scheme } from './bank/schemes.ts';
import { SCHEME_FACTS } from './bank/schemes.ts';

/** Everything behind the ports, and the function that opens one. */
export interface Parts {
  readonly bank: Bank;
  readonly faults: FaultControl;
  readonly certificateOffice: CertificateOffice;
  readonly log: RequestLog;
  readonly violations: ViolationLog;
  openDoor(scheme: Scheme, line: Line, port: number): Promise<Listener>;
  close(): Promise<void>;
}

/** The inputs of `assemble`. */
export interface Materials {
  readonly options: SandboxOptions;
  readonly clock: Clock;
  readonly host: string;
  readonly organisations: readonly Organisation[];
  readonly pki: PkiMaterial;
}

/** Puts a sandbox together; no port is open yet. */
export function assemble({ options, clock, host, organisations, pki }: Materials): Parts {
  const behaviour = { ...defaultBehaviour(clock.wallMs()), ...options.behaviour };
  const violations = new ViolationLog((violation) => options.violated?.(violation));
  const bank = openBank(clock, behaviour, organisations, () => {
    options.purchasesChanged?.(bank.purchases.snapshots());
  });
  const reportReturns = returnsReporter(bank, options);
  const log = new RequestLog((entry) => {
    options.log?.(entry);
    reportReturns();
  });
  const opened: Listener[] = [];
  const kioskListeners: Listener[] = [];
  const certificateOffice = new CertificateOffice(
    pki,
    organisations.map(({ bin }) => bin),
    () => {
      for (const listener of kioskListeners) listener.dropRevoked();
    },
  );
  const access = { firstApiKey: pki.apiKey, ownCertificates: certificateOffice.owners };
  const gateway: Gateway = { bank, access, requestIds: new RequestIds(), violations, strict: options.strict ?? false };
  const waits = new Waits(clock);
  const faults = new FaultControl(() => {
    for (const listener of kioskListeners) listener.cut();
  });

  let connections = 0;
  const openDoor = async (scheme: Scheme, line: Line, port: number): Promise<Listener> => {
    const listener = await openListener({
      host,
      port,
      tls: tlsMaterial(pki),
      mutual: SCHEME_FACTS[scheme].access === 'certificate',
      // The phone always uses the certificate of the folder and is never refused.
      isRevoked: (serial) => line === 'kiosk' && certificateOffice.revoked.has(serial),
      accepts: () => line === 'phone' || faults.plugged,
      nextConnectionNumber: () => (connections += 1),
      onWrongTlsVersion: () => {
        violations.add(wrongTlsVersion(clock.wallMs(), scheme));
      },
      onRequest: (request, response, connection) => {
        void serveRequest({ scheme, line, clock, gateway, faults, log, waits }, request, response, connection);
      },
    }).catch((error: unknown) => {
      throw explained(error, port);
    });
    opened.push(listener);
    if (line === 'kiosk') kioskListeners.push(listener);
    return listener;
  };
  return {
    bank,
    faults,
    certificateOffice,
    log,
    violations,
    openDoor,
    close: async () => {
      waits.close();
      bank.purchases.close();
      await Promise.all(opened.map((listener) => listener.close()));
    },
  };
}

function wrongTlsVersion(atMs: number, scheme: Scheme): Violation {
  const message = 'a client offered no TLS 1.2';
  return { atMs, rule: 'tls-version', message, scheme, method: null, requestId: null, refused: true };
}

/** Reports the refunds after a request that changed one of them. */
function returnsReporter({ returns }: Bank, { returnsChanged }: SandboxOptions): () => void {
  if (returnsChanged === undefined) return () => undefined;
  let reported = returns.snapshots();
  return (): void => {
    const now = returns.snapshots();
    if (isDeepStrictEqual(now, reported)) return;
    reported = now;
    returnsChanged(now);
  };
}

/** Turns EADDRINUSE into a `PortInUseError` that names the port; other errors are returned unchanged. */
export function explained(error: unknown, port: number): unknown {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? new PortInUseError(port, error)
    : error;
}

/** The certificate that every door of the sandbox answers with. */
export function tlsMaterial(pki: PkiMaterial): TlsMaterial {
  return {
    certificateChainPem: pki.serverPem + pki.intermediatePem,
    keyPem: pki.serverKeyPem,
    authoritiesPem: [pki.rootPem, pki.intermediatePem],
  };
}
