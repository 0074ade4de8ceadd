import { isIP } from 'node:net';
import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import type { NetworkEnd, ServiceOutline } from '../../payments/port/outline.ts';
import type { ExaminedSystem } from '../examined/examined-system.ts';
import type { Subject } from '../examined/subject.ts';

/** Network, name server and proxy, as far as the payment services need them. */
export async function networkLines(
  { system }: Subject,
  services: readonly ServiceOutline[],
): Promise<readonly DoctorLine[]> {
  const addresses = system.addresses();
  const network =
    addresses.length === 0
      ? duty('network', 'network-none')
      : sound('network', 'network-sound', { addresses: addresses.join(', ') });
  if (services.length === 0) return [network, sound('dns', 'dns-not-needed'), sound('proxy', 'proxy-none')];
  const lines = await Promise.all(services.map((service) => serviceLines(service, system)));
  return [network, ...lines.flat()];
}

/** Behind a proxy nothing else is asked: the proxy resolves the service's name and connects. */
async function serviceLines(
  { service, proxy }: ServiceOutline,
  system: ExaminedSystem,
): Promise<readonly DoctorLine[]> {
  const { host, port } = proxy ?? service;
  const facts = { host, port: String(port) };
  const [dns, isOpen] = await Promise.all([dnsLine({ host, port }, system), system.reaches(host, port)]);
  if (proxy !== null)
    return [dns, isOpen ? sound('proxy', 'proxy-sound', facts) : duty('proxy', 'proxy-closed', facts)];
  const network = isOpen ? sound('network', 'network-reached', facts) : duty('network', 'network-closed', facts);
  return [network, dns, sound('proxy', 'proxy-none')];
}

async function dnsLine({ host }: NetworkEnd, system: ExaminedSystem): Promise<DoctorLine> {
  if (isIP(host) !== 0) return sound('dns', 'dns-sound', { host, address: host });
  const address = await system.lookUp(host);
  return address === null ? duty('dns', 'dns-fails', { host }) : sound('dns', 'dns-sound', { host, address });
}
