import { duty, sound, type DoctorLine } from '../../../app/doctor/line.ts';
import type { Subject } from '../examined/subject.ts';

const HELPER = '/opt/Sauda/chrome-sandbox';
const SET_USER_ID = 0o4000;

/** Settings of the kernel that forbid an ordinary user a namespace of its own, and how they are undone. */
const FORBIDDING = [
  { file: '/proc/sys/user/max_user_namespaces', value: '0', cure: 'sysctl user.max_user_namespaces=10000' },
  { file: '/proc/sys/kernel/unprivileged_userns_clone', value: '0', cure: 'sysctl kernel.unprivileged_userns_clone=1' },
  {
    file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
    value: '1',
    cure: 'sauda setup-system',
    // A profile of Sauda's own allows it again.
    unless: '/etc/apparmor.d/sauda',
  },
] as const;

/** Whether Chromium can build its sandbox, without which the kiosk does not start. */
export function sandboxLines({ system }: Subject): readonly DoctorLine[] {
  const helper = system.rights(HELPER);
  if (helper?.uid === 0 && (helper.mode & SET_USER_ID) !== 0) return [sound('sandbox', 'sandbox-helper')];
  const forbidden = FORBIDDING.find(
    (rule) =>
      system.text(rule.file)?.trim() === rule.value && !('unless' in rule && system.rights(rule.unless) !== null),
  );
  if (forbidden === undefined) return [sound('sandbox', 'sandbox-namespaces')];
  const why = `${forbidden.file} = ${forbidden.value}`;
  return [duty('sandbox', 'sandbox-impossible', { why, cure: forbidden.cure })];
}
