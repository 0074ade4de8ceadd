import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { fleetByHand, fleetFiles, isRawKey, type FleetConfig, type FleetSettings } from '../../../app/config/fleet.ts';
import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { DAY_MS } from '../../../app/units.ts';
import { heardOf } from '../../files/fleet-heard.ts';
import { membershipOf } from '../../fleet-identity/member.ts';
import { usable, type Subject } from '../examined/subject.ts';

/** Somebody has to come to the machine with a new one. */
const SOON_MS = 30 * DAY_MS;
/** A broker that is looked after is back by then. */
const SILENT_MS = DAY_MS;
const OTHERS = 0o077;
const MQTTS_PORT = 8883;

/** What the machine needs to be heard in its fleet: its certificate, the keys that count, and the way to the broker. */
export async function fleetLines(subject: Subject): Promise<readonly DoctorLine[]> {
  const settings = usable(subject)?.fleet;
  if (settings === undefined) return [];
  const fleet = placeIn(settings, subject);
  if (!('broker' in fleet)) return [fleet];
  const lines = [
    ...certificateLines(fleet, subject),
    ...authorityLines(fleet, subject),
    ...operatorLines(fleet, subject),
  ];
  return [...lines, await brokerLine(fleet, subject), ...heardLine(subject)];
}

/** The place in the fleet that counts, by a code or by the configuration; otherwise what to do for one. */
function placeIn(settings: FleetSettings, { system, dataDirectory }: Subject): FleetConfig | DoctorLine {
  const place = (file: string): string => system.place(file);
  const membership = membershipOf(fleetFiles(settings, place), place(dataDirectory));
  if (!membership.ok) return duty('fleet', 'fleet-file-unreadable', { file: membership.error.file });
  if (membership.value === null) return duty('fleet', 'fleet-not-joined');
  const { fleet, source } = membership.value;
  return source === 'configuration' ? (fleetByHand(settings) ?? fleet) : fleet;
}

function certificateLines({ certFile, keyFile, kioskId }: FleetConfig, subject: Subject): readonly DoctorLine[] {
  const { system, clock } = subject;
  const certificate = certificateIn(system.text(certFile));
  if (certificate === null) return [duty('fleet', 'fleet-file-unreadable', { file: certFile })];
  const name = /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';
  const leftMs = Date.parse(certificate.validTo) - clock.wallMs();
  const facts = { name, date: formatKazakhTime(Date.parse(certificate.validTo)) };
  const date = leftMs < SOON_MS ? duty('fleet', leftMs <= 0 ? 'fleet-expired' : 'fleet-expires-soon', facts) : null;
  const other = name === kioskId ? null : duty('fleet', 'fleet-name-differs', { name, kioskId });
  const wrong = [date, other, keyLine(keyFile, certificate, subject)].filter((line) => line !== null);
  return wrong.length > 0 ? wrong : [sound('fleet', 'fleet-certificate-sound', facts)];
}

function keyLine(file: string, certificate: X509Certificate, { system }: Subject): DoctorLine | null {
  try {
    if (!certificate.checkPrivateKey(createPrivateKey(system.text(file) ?? '')))
      return duty('fleet', 'fleet-key-differs', { file });
  } catch {
    return duty('fleet', 'fleet-file-unreadable', { file });
  }
  const isOpen = ((system.rights(file)?.mode ?? 0) & OTHERS) !== 0;
  return isOpen ? duty('files', 'files-open', { file, mode: '600' }) : null;
}

function authorityLines({ caFiles }: FleetConfig, { system }: Subject): readonly DoctorLine[] {
  return caFiles
    .filter((file) => certificateIn(system.text(file)) === null)
    .map((file) => duty('fleet', 'fleet-file-unreadable', { file }));
}

function operatorLines({ operatorKeys }: FleetConfig, { system }: Subject): readonly DoctorLine[] {
  return operatorKeys
    .filter((entry) => !isRawKey(entry) && !isPublicKey(system.text(entry)?.trim() ?? ''))
    .map((file) => duty('fleet', 'fleet-file-unreadable', { file }));
}

/** As `operatorKeys` has it in a file. */
function isPublicKey(text: string): boolean {
  try {
    return isRawKey(text) || createPublicKey(text).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

async function brokerLine({ broker }: FleetConfig, { system }: Subject): Promise<DoctorLine> {
  const { hostname, port } = new URL(broker);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const facts = { host, port: port === '' ? String(MQTTS_PORT) : port };
  const isKnown = isIP(host) !== 0 || (await system.lookUp(host)) !== null;
  const isOpen = isKnown && (await system.reaches(host, Number(facts.port)));
  return isOpen ? sound('fleet', 'fleet-broker-sound', facts) : duty('fleet', 'fleet-broker-closed', facts);
}

/** Nothing while the machine has never run with a fleet. */
function heardLine({ system, dataDirectory, clock }: Subject): readonly DoctorLine[] {
  if (system.rights(`${dataDirectory}/fleet.db`) === null) return [];
  try {
    const { heardMs, unsent } = heardOf(system.place(dataDirectory));
    const facts = { count: String(unsent), ...(heardMs === null ? {} : { date: formatKazakhTime(heardMs) }) };
    const isHeard = heardMs !== null && clock.wallMs() - heardMs < SILENT_MS;
    return [isHeard ? sound('fleet', 'fleet-heard', facts) : duty('fleet', 'fleet-silent', facts)];
  } catch {
    return [duty('fleet', 'fleet-file-unreadable', { file: `${dataDirectory}/fleet.db` })];
  }
}

function certificateIn(text: string | null): X509Certificate | null {
  try {
    return text === null ? null : new X509Certificate(text);
  } catch {
    return null;
  }
}
