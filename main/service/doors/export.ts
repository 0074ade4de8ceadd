import type { ExportDoor, ExportEffect, ExportOutcome } from '../../../app/service/doors/export/types.ts';
import { evaMachine, machineName } from '../../export/machine.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** What the door needs of main. */
export type ExportPorts = Pick<
  ServicePorts,
  'media' | 'clock' | 'configFile' | 'dataDirectory' | 'version' | 'exporting'
> & {
  readonly parts: Pick<ServicePorts['parts'], 'config' | 'acceptor'>;
};

/** Looks for sticks, and writes files onto one of them in a thread. */
export function runExport(ports: ExportPorts): DoorRunner<ExportDoor> {
  return async (effect, tell) => {
    if (effect.kind === 'look') {
      tell({ kind: 'sticks', sticks: await ports.media.sticks() });
      return;
    }
    try {
      await write(ports, effect, tell);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      tell({ kind: 'failed', failure: { kind: 'broken', detail } });
    }
  };
}

/** What the acceptor has said of itself since the start; nothing where it has not answered yet. */
function acceptorFacts(acceptor: ServicePorts['parts']['acceptor']): { serialNumber?: string; firmware?: string } {
  const identity = acceptor?.identity?.() ?? null;
  return identity === null ? {} : { serialNumber: identity.serialNumber, firmware: identity.firmware };
}

/** The view changes with each word, so that only whole hundredths are told. */
const STEPS = 100;

async function write(
  { parts: { config, acceptor }, clock, configFile, dataDirectory, version, exporting }: ExportPorts,
  { folder, formats, period }: Extract<ExportEffect, { kind: 'write' }>,
  tell: (outcome: ExportOutcome) => void,
): Promise<void> {
  // Of single days the counters are those of the days, and the chain of reads goes on without them.
  const isRead = period.from === null && period.to === null;
  let told = 0;
  const report = await exporting(
    {
      dataDirectory,
      folder,
      formats,
      period,
      configFile,
      language: config.languages[0] ?? 'ru',
      kiosk: machineName(config),
      nowMs: clock.wallMs(),
      machine: evaMachine(config, version, acceptorFacts(acceptor)),
      reader: { terminal: 'PANEL', isReset: isRead },
    },
    (share) => {
      const step = Math.floor(share * STEPS);
      if (step <= told) return;
      told = step;
      tell({ kind: 'progress', share: step / STEPS });
    },
  );
  tell(report.ok ? { kind: 'written', report: report.value, isRead } : { kind: 'failed', failure: report.error });
}
