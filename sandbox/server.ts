import { openBank } from './bank/bank.ts';
import { DEFAULT_ORGANISATIONS } from './bank/organisation.ts';
import { defaultBehaviour } from './behaviour.ts';
import { FaultControl } from './http/faults.ts';
import type { Listener, TlsMaterial } from './http/listener.ts';
import { openListener } from './http/listener.ts';
import { RequestIds } from './http/request-ids.ts';
import type { Line } from './http/request-log.ts';
import { RequestLog } from './http/request-log.ts';
import { serveRequest } from './http/serve-request.ts';
import { writeKioskConfig } from './kiosk-config.ts';
import type { Sandbox, SandboxOptions } from './options.ts';
import { PortInUseError } from './options.ts';
import { Phone } from './phone.ts';
import type { PkiMaterial } from './pki/material.ts';
import { openPki } from './pki/store.ts';
import type { Scheme } from './schemes.ts';
import { SCHEME_FACTS, SCHEMES } from './schemes.ts';
import { systemClock } from '../drivers/system-clock.ts';

export { PortInUseError } from './options.ts';
export type { Sandbox, SandboxFiles, SandboxOptions } from './options.ts';

/** Starts the stand-in for Kaspi's test environment; see `SandboxOptions`. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? systemClock;
  const host = options.host ?? '127.0.0.1';
  const behaviour = { ...defaultBehaviour(clock.wallMs()), ...options.behaviour };
  const organisations = options.organisations ?? DEFAULT_ORGANISATIONS;
  // Certificates are checked by real TLS stacks against the real date, whatever clock the purchases follow.
  const { files, material } = await openPki(options.dir, new Date());

  const log = new RequestLog((entry) => options.log?.(entry));
  const bank = openBank(clock, behaviour, organisations, () => {
    options.purchasesChanged?.(bank.purchases.snapshots());
  });
  const gateway = { bank, apiKey: material.apiKey, requestIds: new RequestIds() };
  const kioskListeners: Listener[] = [];
  const faults = new FaultControl(() => {
    for (const listener of kioskListeners) listener.cut();
  });

  let connections = 0;
  const open = (scheme: Scheme, line: Line, port: number): Promise<Listener> =>
    openListener({
      host,
      port,
      tls: tlsMaterial(material),
      mutual: SCHEME_FACTS[scheme].access === 'certificate',
      accepts: () => line === 'phone' || faults.plugged,
      nextConnectionNumber: () => (connections += 1),
      onRequest: (request, response, connection) => {
        void serveRequest({ scheme, line, clock, gateway, faults, log }, request, response, connection);
      },
    }).catch((error: unknown) => {
      throw isPortInUse(error) ? new PortInUseError(port, error) : error;
    });

  const opened: Listener[] = [];
  const close = async (): Promise<void> => {
    bank.purchases.close();
    await Promise.all(opened.map((listener) => listener.close()));
  };
  const urls: { [S in Scheme]?: string } = {};
  const configs: { [S in Scheme]?: string } = {};
  try {
    const ports = options.ports ?? { standard: 0 };
    for (const scheme of SCHEMES) {
      const port = ports[scheme];
      if (port === undefined) continue;
      const listener = await open(scheme, 'kiosk', port);
      opened.push(listener);
      kioskListeners.push(listener);
      const url = baseUrl(host, listener, scheme);
      urls[scheme] = url;
      configs[scheme] = await writeKioskConfig(options.dir, scheme, url, files, organisations[0]);
    }
    const phoneListener = await open('standard', 'phone', 0);
    opened.push(phoneListener);
    const phoneUrl = baseUrl(host, phoneListener, 'standard');
    const { pfx, passphrase } = material.client;
    return {
      urls,
      phoneUrl,
      files: { ...files, configs },
      phone: new Phone({ baseUrl: phoneUrl, ca: [material.rootPem], pfx, passphrase }),
      faults,
      requests: () => log.entries(),
      purchases: () => bank.purchases.snapshots(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function tlsMaterial(material: PkiMaterial): TlsMaterial {
  return {
    certificateChainPem: material.serverPem + material.intermediatePem,
    keyPem: material.serverKeyPem,
    authoritiesPem: [material.rootPem, material.intermediatePem],
  };
}

function baseUrl(host: string, listener: Listener, scheme: Scheme): string {
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `https://${name}:${String(listener.port)}${SCHEME_FACTS[scheme].basePath}`;
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
