import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { startsIn } from '../../watchdog/start-record.ts';
import { settings, type Unit } from '../examined/units.ts';
import type { Subject } from '../examined/subject.ts';

const SETTINGS = '/etc/systemd/system.conf';
const ADDED = ['/etc/systemd/system.conf.d', '/usr/lib/systemd/system.conf.d'] as const;
const HARDWARE = '/dev/watchdog0';

/** Whether the kiosk starts with the system. */
export function sessionLines({ system }: Subject, units: readonly Unit[]): readonly DoctorLine[] {
  if (system.rights('/run/systemd/system') === null && system.names('/etc/systemd').length === 0)
    return [sound('session', 'session-elsewhere')];
  const [first] = units;
  if (first === undefined) return [duty('session', 'session-not-set-up')];
  const enabled = units.filter(({ isEnabled }) => isEnabled);
  const unit = kioskUnit(enabled) ?? enabled[0];
  return unit === undefined
    ? [duty('session', 'session-disabled', { unit: (kioskUnit(units) ?? first).name })]
    : [sound('session', 'session-set-up', { unit: unit.name })];
}

/** Sooner or later one run ends suddenly; several in a row have a cause. */
const SUSPICIOUS_ENDS = 3;

/** Whether the program has kept ending; the run that is on begins the record's last line. */
export function startLines({ system, dataDirectory }: Subject): readonly DoctorLine[] {
  const starts = startsIn(system.text(`${dataDirectory}/starts`) ?? '');
  const last = starts.at(-1);
  if (last === undefined || starts.length < SUSPICIOUS_ENDS) return [];
  const facts = { count: String(starts.length), last: formatKazakhTime(last), folder: dataDirectory };
  return [duty('session', 'starts-failed', facts)];
}

/** Who watches the program and the computer. */
export function watchdogLines({ system }: Subject, units: readonly Unit[]): readonly DoctorLine[] {
  if (units.length === 0) return [];
  if (!units.some(({ text }) => settings(text, 'WatchdogSec').some(isOn))) return [duty('watchdog', 'watchdog-off')];
  if (system.rights(HARDWARE) === null) return [sound('watchdog', 'watchdog-program')];
  const added = ADDED.flatMap((folder) => system.names(folder).map((name) => system.text(`${folder}/${name}`) ?? ''));
  const texts = [system.text(SETTINGS) ?? '', ...added];
  return texts.some((text) => settings(text, 'RuntimeWatchdogSec').some(isOn))
    ? [sound('watchdog', 'watchdog-both', { device: HARDWARE })]
    : [duty('watchdog', 'watchdog-hardware-off', { device: HARDWARE })];
}

/** The one that runs the application, among the session's. */
function kioskUnit(units: readonly Unit[]): Unit | undefined {
  return units.find(({ text }) => settings(text, 'ExecStart').some((command) => /sauda/i.test(command)));
}

function isOn(value: string): boolean {
  return !['', '0', 'off', 'infinity'].includes(value);
}
