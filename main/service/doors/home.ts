import { statfs } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { SIMULATED } from '../../../app/config/peripherals.ts';
import type { HomeDoor, HomeEffect, HomeFacts, ServiceFacts } from '../../../app/service/doors/home/types.ts';
import { unreachable } from '../../../app/result.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { certificateFactsSchema, chainFactsSchema, fleetFactsSchema, journalFactsSchema } from '../reading/messages.ts';

type Tell = Parameters<DoorRunner<HomeDoor>>[1];

/** Reads the facts that the loop does not have, and looks for a device again. */
export function runHome(ports: ServicePorts): DoorRunner<HomeDoor> {
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read-facts':
        tell({ kind: 'facts-read', facts: await homeFacts(ports) });
        return;
      case 'read-stored':
        await readStored(ports, tell);
        return;
      case 'look':
        await lookAgain(effect.what, ports);
        return;
      default:
        unreachable(effect);
    }
  };
}

/** What the facts are read from. */
export type HomeFactsPorts = Pick<
  ServicePorts,
  'clock' | 'dataDirectory' | 'configFile' | 'sinceWallMs' | 'version' | 'updates'
> & {
  readonly parts: Pick<ServicePorts['parts'], 'config' | 'acceptor' | 'payments'>;
  readonly training: Pick<ServicePorts['training'], 'facts'>;
};

/** The facts that main has at once. */
export async function homeFacts(ports: HomeFactsPorts): Promise<HomeFacts> {
  const { clock, dataDirectory, configFile, parts, sinceWallMs, version, updates } = ports;
  const { config, acceptor } = parts;
  const { relay, dropSensor, billAcceptor, printer } = config.peripherals;
  const [disk, failedUpdates] = await Promise.all([statfs(dataDirectory).catch(() => null), updates?.facts() ?? null]);
  const identity = acceptor?.identity?.() ?? null;
  return {
    version,
    sinceWallMs,
    wallMs: clock.wallMs(),
    configFile,
    demoUntilMs: ports.training.facts.kind === 'on' ? ports.training.facts.untilWallMs : null,
    service: serviceFacts(ports),
    ports: {
      relay: placeOf(relay),
      sensor: placeOf(dropSensor),
      acceptor: placeOf(billAcceptor),
      printer: placeOf(printer),
    },
    acceptor: identity === null ? null : { ...identity, model: identity.model ?? '' },
    addresses: addresses(),
    diskFreeBytes: disk === null ? null : disk.bavail * disk.bsize,
    failedUpdates: failedUpdates && { takenBack: failedUpdates.takenBack, kept: failedUpdates.kept },
  };
}

/** IPv4 and IPv6, without the loopback and without what leads nowhere. */
function addresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address);
}

/** Where a device is: its port and its driver. */
function placeOf(settings: { readonly driver: string } | undefined): string | null {
  if (settings === undefined) return null;
  const { driver } = settings;
  if (driver === SIMULATED) return driver;
  const port = 'port' in settings && typeof settings.port === 'string' ? settings.port : null;
  return port === null ? driver : `${port} (${driver})`;
}

/** The certificate of a demonstration's bank was made by the demonstration itself: it is none of the field. */
function isSandbox({ config }: Pick<ServicePorts['parts'], 'config'>): boolean {
  return config.payment === undefined;
}

function serviceFacts({ parts }: HomeFactsPorts): ServiceFacts | null {
  const about = parts.payments.about?.();
  if (about === undefined) return null;
  const { certificate, ...told } = about;
  const hasCertificate = certificate !== null && !isSandbox(parts);
  return { ...told, hasCertificate, clockOffsetMs: parts.payments.clockOffsetMs?.() ?? null };
}

/** Each is sent as soon as it is known; null for one that cannot be read, with the reason in the log. */
async function readStored(ports: ServicePorts, tell: Tell): Promise<void> {
  const { reading, kiosk, parts } = ports;
  const orNull = <T>(read: Promise<T>): Promise<T | null> =>
    read.catch((error: unknown) => {
      ports.log.write('warning', 'service-failed', {
        step: 'home',
        detail: error instanceof Error ? error.message : String(error),
      });
      return null;
    });
  const files = isSandbox(parts) ? null : (parts.payments.about?.().certificate ?? null);
  const certificateRead = async (): Promise<void> => {
    const read =
      files === null ? null : await orNull(reading.ask({ kind: 'certificate', files }, certificateFactsSchema));
    tell({ kind: 'certificate-read', certificate: read });
  };
  const fleetRead = async (): Promise<void> => {
    const { fleet } = parts.config;
    if (fleet === undefined) return;
    const read = await orNull(reading.ask({ kind: 'fleet', settings: fleet }, fleetFactsSchema));
    if (read !== 'none') tell({ kind: 'fleet-read', fleet: read });
  };
  // A journal that cannot be written has its own line, and reading it as well would only delay its recovery.
  const isOpen = kiosk().journal.kind === 'ready';
  const journalRead = async (): Promise<void> => {
    const journal = isOpen ? await orNull(reading.ask({ kind: 'journal' }, journalFactsSchema)) : null;
    tell({ kind: 'journal-read', journal });
    const chain = isOpen ? await orNull(reading.ask({ kind: 'chain' }, chainFactsSchema)) : null;
    tell({ kind: 'chain-read', chain });
  };
  await Promise.all([certificateRead(), fleetRead(), journalRead()]);
}

type Device = Extract<HomeEffect, { kind: 'look' }>['what'];

/** The driver begins anew with what it has lost. One that works is left alone, and so is everything while the program ends. */
async function lookAgain(what: Device, { parts, kiosk }: ServicePorts): Promise<void> {
  const device = parts[what];
  const isLost = (): boolean => {
    const { kind } = kiosk()[what];
    return (kind === 'lost' || kind === 'out') && !kiosk().isStopping;
  };
  if (device === null || !isLost()) return;
  await device.stop();
  if (!kiosk().isStopping) device.start();
}
