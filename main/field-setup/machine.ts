import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Machine, Templates } from './plan.ts';
import type { DisplaySettings } from './settings.ts';

const USER = 'sauda';
const RENDERER = '/dev/dri/renderD128';

/** The templates of a session, from the folder `resources/linux/system`. */
export function readTemplates(folder: string, session: DisplaySettings['session']): Templates {
  return new Map([...below(join(folder, 'all')), ...below(join(folder, session))]);
}

function* below(folder: string, at = folder): Iterable<[string, string]> {
  // One by one: an archive of Electron's cannot be read recursively.
  for (const name of readdirSync(at)) {
    const path = join(at, name);
    if (statSync(path).isDirectory()) yield* below(folder, path);
    else yield [`/${relative(folder, path).replaceAll('\\', '/')}`, readFileSync(path, 'utf8')];
  }
}

/** Looks at the system below `root`. */
export function lookAt(root: string): Machine {
  const text = readIfThere(join(root, 'etc', 'group'));
  return {
    connector: connectorWithPanel(),
    hasRenderer: existsSync(RENDERER),
    groups: new Set(text.split('\n').map((line) => line.split(':')[0] ?? '')),
    hasFolder: (path) => existsSync(join(root, path)),
  };
}

/** The kernel names the folder after card and connector, as in `card0-HDMI-A-1`. */
function connectorWithPanel(): string | null {
  const folder = '/sys/class/drm';
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const connected = names.filter((name) => readIfThere(join(folder, name, 'status')).trim() === 'connected');
  return connected[0]?.replace(/^card\d+-/, '') ?? null;
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Whether the kiosk's user exists below `root`. */
export function hasUser(root: string): boolean {
  return new RegExp(`^${USER}:`, 'm').test(readIfThere(join(root, 'etc', 'passwd')));
}

function isMember(group: string): boolean {
  const line =
    readIfThere('/etc/group')
      .split('\n')
      .find((one) => one.startsWith(`${group}:`)) ?? '';
  return (line.split(':')[3] ?? '').split(',').includes(USER);
}

/** Groups of the running system. */
export const ownGroups = {
  join: (group: string): boolean => {
    if (isMember(group)) return false;
    return run(['usermod', '-aG', group, USER]);
  },
  leave: (group: string): void => {
    run(['gpasswd', '-d', USER, group]);
  },
} as const;

/** Whether the program could be run and says that all is well. */
function run([program = '', ...args]: readonly string[]): boolean {
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  return spawnSync(program, args, { stdio: 'ignore', env }).status === 0;
}

/** What makes the running system read its new files; none of it where systemd does not run, as in an image. */
export function tellSystem(isRemoval: boolean): void {
  const programs = [
    ['update-grub'],
    ...(existsSync('/run/systemd/system')
      ? [
          ...(isRemoval ? [['systemctl', 'stop', 'sauda.service', 'sauda-display.service']] : []),
          ['systemctl', 'daemon-reload'],
          ['udevadm', 'control', '--reload'],
          ['udevadm', 'trigger', '--subsystem-match=usb', '--subsystem-match=tty', '--subsystem-match=usbmisc'],
          ['sysctl', '--system'],
        ]
      : []),
  ];
  for (const program of programs) run(program);
}
