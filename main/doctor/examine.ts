import { duty, sound, wrongConfiguration, type DoctorLine } from '../../app/doctor/line.ts';
import type { LogFacts } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { outlinesOf } from '../payments/registry.ts';
import { loadConfig } from '../config/load-config.ts';
import { certificateLines } from './checks/certificates.ts';
import { clockLines } from './checks/clock.ts';
import { diskLines } from './checks/disk.ts';
import { fileLines } from './checks/files.ts';
import { journalLines } from './checks/journal.ts';
import { fleetLines } from './checks/fleet.ts';
import { networkLines } from './checks/network.ts';
import { portLines, ruleLines } from './checks/ports.ts';
import { sandboxLines } from './checks/sandbox.ts';
import { sessionLines, startLines, watchdogLines } from './checks/session.ts';
import { groupLines, userLines } from './checks/user.ts';
import type { ExaminedSystem } from './examined/examined-system.ts';
import { kioskUser, usable, type Subject } from './examined/subject.ts';
import { saudaUnits } from './examined/units.ts';

/** What is examined, and by whom. */
export interface Examination {
  readonly system: ExaminedSystem;
  readonly clock: Pick<Clock, 'wallMs'>;
  /** In the system's own words. */
  readonly configFile: string;
  readonly dataDirectory: string;
  readonly version: string;
  /** The user who asks; null on Windows. */
  readonly userId: number | null;
}

/** Examines an installation and changes nothing. Opens connections to the payment service or its proxy. */
export async function examine(given: Examination): Promise<readonly DoctorLine[]> {
  const { system, configFile } = given;
  const warnings: LogFacts[] = [];
  const place = system.place(configFile);
  const config = system.rights(configFile) === null ? null : loadConfig(place, (facts) => warnings.push(facts));
  const subject: Subject = { ...given, config, warnings, user: kioskUser(system, given.userId) };
  const units = saudaUnits(system);
  const services = outlinesOf(usable(subject)?.payment ?? {});
  return [
    versionLine(subject),
    ...sessionLines(subject, units),
    ...startLines(subject),
    ...sandboxLines(subject),
    ...userLines(subject),
    ...groupLines(subject, units),
    ...configurationLines(subject),
    ...portLines(subject, units),
    ...ruleLines(subject),
    ...watchdogLines(subject, units),
    ...clockLines(subject),
    ...diskLines(subject),
    ...fileLines(subject, services),
    ...journalLines(subject),
    ...(await certificateLines(subject, services)),
    ...(await networkLines(subject, services)),
    ...(await fleetLines(subject)),
  ];
}

function versionLine({ system, version }: Subject): DoctorLine {
  const { node } = process.versions;
  const runtime = 'electron' in process.versions ? `Electron ${process.versions.electron}` : `Node.js ${node}`;
  const name = /^PRETTY_NAME="?([^"\n]*)/m.exec(system.text('/etc/os-release') ?? '')?.[1] ?? process.platform;
  const kernel = system.text('/proc/sys/kernel/osrelease')?.trim() ?? '';
  return sound('versions', 'versions', { version, runtime, system: `${name} ${kernel}`.trim() });
}

function configurationLines({ config, configFile, warnings }: Subject): readonly DoctorLine[] {
  const file = configFile;
  if (config === null) return [duty('configuration', 'configuration-none', { file })];
  if (!config.ok) return [wrongConfiguration(config.error)];
  const doubts = warnings.map(({ key, warning }) =>
    sound('configuration', 'configuration-questionable', {
      file,
      key: String(key ?? ''),
      warning: String(warning ?? ''),
    }),
  );
  return doubts.length === 0 ? [sound('configuration', 'configuration-sound', { file })] : doubts;
}
