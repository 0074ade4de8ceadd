import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';

const SCRIPTS = join(ROOT, 'resources/linux/package');
const PROGRAMS = ['systemd-sysusers', 'systemctl', 'apparmor_parser', 'install'];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sauda-root-'));
  for (const folder of [
    'var/lib/sauda/updates',
    'etc/sauda',
    'etc/sauda-system',
    'opt/Sauda/resources',
    'usr/share/sauda',
    'etc/apparmor.d',
    'usr/bin',
    'programs',
  ])
    mkdirSync(join(root, folder), { recursive: true });
  write('var/lib/sauda/journal.db', 'money');
  write('var/lib/sauda/updates/newest-time', '1');
  write('etc/sauda/kiosk.yaml', 'operator: {}');
  write('etc/sauda-system/written.json', '{}');
  write('usr/share/sauda/apparmor-profile', '');
  mkdirSync(join(root, 'opt/sauda-versions/1.1.0'), { recursive: true });
  write('opt/sauda-versions/trial', '1.1.0 1');
  symlinkSync('1.1.0', join(root, 'opt/sauda-versions/current'));
  // What the scripts call is only noted: users, units and the kernel are the running system's.
  for (const name of PROGRAMS) program(join('programs', name));
  program('usr/bin/sauda');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

function program(path: string): void {
  write(path, `#!/bin/sh\necho "\${0##*/} $*" >>${join(root, 'called')}\n`);
  chmodSync(join(root, path), 0o755);
}

/** Runs a maintainer script as dpkg does, in the folder in place of the whole system; gives the programs that it called. */
function dpkgRuns(script: string, ...args: readonly string[]): readonly string[] {
  const text = readFileSync(join(SCRIPTS, script), 'utf8').replace(
    /(?<=[\s"'=])\/(?=(opt|etc|var|usr|run|sys)\/)/g,
    `${root}/`,
  );
  // The scripts delete as root: what this does not know how to redirect must not run.
  const missed = /(?<![\w./}-])\/(?:opt|etc|var|usr|run|sys|boot|home|root)\/\S*/.exec(
    text.replaceAll(`${root}/`, './'),
  );
  if (missed !== null) throw new Error(`${script} would reach ${missed[0]} of this computer`);
  const called = join(root, 'called');
  rmSync(called, { force: true });
  const env = { PATH: `${join(root, 'programs')}:${process.env['PATH'] ?? ''}` };
  execFileSync('sh', ['-c', text, script, ...args], { env, stdio: 'pipe' });
  return existsSync(called) ? readFileSync(called, 'utf8').trim().split('\n') : [];
}

/** What belongs to the operator. */
function kept(): readonly string[] {
  return ['var/lib/sauda', 'etc/sauda']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(
          (entry) =>
            `${join(entry.parentPath, entry.name).slice(root.length)} ${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`,
        ),
    )
    .toSorted();
}

test('an upgrade beside a running kiosk renews its units, counts more than updates, and stops nothing', () => {
  const before = kept();
  const called = [
    ...dpkgRuns('prerm', 'upgrade', '1.3.0'),
    ...dpkgRuns('postrm', 'upgrade', '1.3.0'),
    ...dpkgRuns('postinst', 'configure', '1.2.0'),
  ];
  expect(called).toContain('sauda setup-system --renew');
  expect(called.filter((line) => /^systemctl|--remove|stop|restart/.test(line))).toEqual([]);
  expect(readdirSync(join(root, 'opt/sauda-versions'))).toEqual(['1.1.0']);
  expect(kept()).toEqual(before);
});

test('an upgrade that was cut off is configured a second time', () => {
  const first = dpkgRuns('postinst', 'configure', '1.2.0');
  expect(dpkgRuns('postinst', 'configure', '1.2.0')).toEqual(first);
});

test('another operator’s root ends the trust in what updates have brought', () => {
  cpSync(join(root, 'etc/sauda/kiosk.yaml'), join(root, 'opt/Sauda/resources/update-root.json'));
  mkdirSync(join(root, 'opt/sauda-versions/metadata'));
  write('opt/sauda-versions/newest-time', '1');
  dpkgRuns('postinst', 'configure');
  expect(readdirSync(join(root, 'opt/sauda-versions')).toSorted()).toEqual(['1.1.0', 'root-of-package.json']);
});

test('removing and purging leave the money and the configuration, and take the rest', () => {
  const before = kept();
  expect(dpkgRuns('prerm', 'remove')).toEqual(['sauda setup-system --remove']);
  dpkgRuns('postrm', 'remove');
  expect(existsSync(join(root, 'opt/sauda-versions'))).toBe(false);
  dpkgRuns('postrm', 'purge');
  expect(kept()).toEqual(before);
});
