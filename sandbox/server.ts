import type { Result } from '../app/result.ts';
import type { ApiPayStandIn } from './apipay/stand-in.ts';
import { assemble, explained, tlsMaterial } from './assemble.ts';
import type { Organisation } from './bank/organisation.ts';
import { DEFAULT_ORGANISATIONS } from './bank/organisation.ts';
import type { ByFlyStandIn } from './byfly/stand-in.ts';
import type { Controlled } from './control/route.ts';
import type { ControlServer } from './control/server.ts';
import { openControl } from './control/server.ts';
import type { Listener } from './http/listener.ts';
import { writeKioskConfig } from './kiosk-config.ts';
import type { Sandbox, SandboxOptions } from './options.ts';
import { openApiPayDoor, openByFlyDoor, type Opened, type OtherParts } from './other-services.ts';
import { Phone } from './phone.ts';
import { CertificateRefusal } from './pki/certificate-office.ts';
import { clientFiles } from './pki/files.ts';
import type { PkiMaterial } from './pki/material.ts';
import { openPki } from './pki/store.ts';
import type { Scheme } from './bank/schemes.ts';
import { SCHEME_FACTS, SCHEMES } from './bank/schemes.ts';
import { systemClock } from '../drivers/common/system-clock.ts';

export { PortInUseError } from './options.ts';
export { CertificateRefusal } from './pki/certificate-office.ts';
export type { IssueOptions } from './pki/certificate-office.ts';
export type { Sandbox, SandboxOptions } from './options.ts';

/** Starts the sandbox, an emulation of Kaspi's test environment; see `SandboxOptions`. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dir } = options;
  const clock = options.clock ?? systemClock;
  const host = options.host ?? '127.0.0.1';
  const organisations = options.organisations ?? DEFAULT_ORGANISATIONS;
  const bins = binsWithCertificates(organisations);
  // TLS checks certificates against the real date, so they do not follow the purchases' clock.
  const { files, material } = await openPki(dir, new Date(), bins);
  const parts = assemble({ options, clock, host, organisations, pki: material });
  const { bank, certificateOffice, faults, log, violations } = parts;

  let control: ControlServer | null = null;
  let apiPay: Opened<ApiPayStandIn> | null = null;
  let byFly: Opened<ByFlyStandIn> | null = null;
  const close = async (): Promise<void> => {
    await control?.close();
    await apiPay?.service.close();
    await byFly?.service.close();
    await parts.close();
  };
  const urls: { [S in Scheme]?: string } = {};
  const configs: { [S in Scheme]?: string } = {};
  try {
    const ports = options.ports ?? { standard: 0 };
    for (const scheme of SCHEMES) {
      const port = ports[scheme];
      if (port === undefined) continue;
      const url = baseUrl(host, await parts.openDoor(scheme, 'kiosk', port), scheme);
      urls[scheme] = url;
      configs[scheme] = await writeKioskConfig(dir, scheme, url, files, organisations[0]);
    }
    const phoneUrl = baseUrl(host, await parts.openDoor('standard', 'phone', 0), 'standard');
    const others = othersOf(options, { clock, host, material, files });
    apiPay = await opening(options.apiPay, (door) => openApiPayDoor(door, others));
    byFly = await opening(options.byFly, (door) => openByFlyDoor(door, others));
    const services = { apiPay: apiPay?.service ?? null, byFly: byFly?.service ?? null };
    control = await controlAt(options.controlPort, { ...parts, ...services });
    const { pfx, passphrase } = material.client;
    return {
      urls,
      phoneUrl,
      controlUrl: control === null ? null : `http://127.0.0.1:${control.port}`,
      files: { ...files, configs, own: Object.fromEntries(bins.map((bin) => [bin, clientFiles(dir, bin)])) },
      phone: new Phone({ baseUrl: phoneUrl, ca: [material.rootPem], pfx, passphrase }),
      faults,
      apiPay,
      byFly,
      requests: () => log.entries(),
      purchases: () => bank.purchases.snapshots(),
      issue: (requestPem, wanted) =>
        new Promise((resolve) => {
          resolve(granted(certificateOffice.issue(requestPem, wanted)));
        }),
      revoke: (certificate) => {
        granted(certificateOffice.revoke(certificate));
      },
      returns: () => bank.returns.snapshots(),
      violations: () => violations.entries(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function othersOf(
  { dir, serviceLog, serviceViolated }: SandboxOptions,
  { material, ...rest }: Pick<OtherParts, 'clock' | 'host' | 'files'> & { readonly material: PkiMaterial },
): OtherParts {
  return { ...rest, dir, tls: tlsMaterial(material), log: serviceLog, violated: serviceViolated };
}

async function controlAt(port: number | undefined, controlled: Controlled): Promise<ControlServer | null> {
  if (port === undefined) return null;
  return openControl(port, controlled).catch((error: unknown) => {
    throw explained(error, port);
  });
}

/** What was opened at a door; null without one. */
async function opening<Door extends { readonly port: number }, S>(
  door: Door | undefined,
  open: (door: Door) => Promise<S>,
): Promise<S | null> {
  if (door === undefined) return null;
  return open(door).catch((error: unknown) => {
    throw explained(error, door.port);
  });
}

/** The value of a result. Callers in the same process get refusals as errors, like a port in use. */
function granted<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new CertificateRefusal(result.error);
}

function binsWithCertificates(organisations: readonly Organisation[]): string[] {
  return organisations.filter(({ ownCertificate }) => ownCertificate === true).map(({ bin }) => bin);
}

function baseUrl(host: string, listener: Listener, scheme: Scheme): string {
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `https://${name}:${String(listener.port)}${SCHEME_FACTS[scheme].basePath}`;
}
