import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import type { Subject } from '../examined/subject.ts';

/** No machine with this program has an earlier clock that is right. */
const EARLIEST_WALL_MS = Date.UTC(2026, 0, 1);
/** Longer than any battery and any certificate last. */
const LATEST_WALL_MS = Date.UTC(2060, 0, 1);

/** Left by systemd-timesyncd once the network has told the time, and by chrony while it runs. */
const SYNCHRONISED = ['/run/systemd/timesync/synchronized', '/run/chrony/chronyd.pid', '/run/ntpd.pid'] as const;

/** Whether the clock can be right, and is kept right. */
export function clockLines({ clock, system }: Subject): readonly DoctorLine[] {
  const wallMs = clock.wallMs();
  const facts = { time: formatKazakhTime(wallMs) };
  if (wallMs < EARLIEST_WALL_MS || wallMs > LATEST_WALL_MS) return [duty('clock', 'clock-wrong', facts)];
  const isKept = SYNCHRONISED.some((file) => system.rights(file) !== null);
  return [isKept ? sound('clock', 'clock-sound', facts) : duty('clock', 'clock-unsynchronised', facts)];
}
