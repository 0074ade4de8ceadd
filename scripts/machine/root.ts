/** A Debian as it is installed on a kiosk, and the disk that a virtual machine boots. As root: files of many owners. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cacheFolder } from '../setup/cache.ts';
import { runQuietly } from '../setup/child.mjs';
import { Failure } from '../setup/failure.mjs';
import { step } from '../setup/progress.mjs';
import { addBareWindow } from './bare-window.ts';
import { MACHINE_CONFIG } from './config.ts';
import type { Releases } from './releases.ts';

/** An increase makes the cached system again. */
const RECIPE = 1;
const RELEASE = 'bookworm';
/** What Debian's installer brings without a desktop, what the package asks for, and the kernel. */
const PACKAGES = [
  'systemd-sysv',
  'udev',
  'dbus',
  'libpam-systemd',
  'linux-image-amd64',
  'initramfs-tools',
  'weston',
  'systemd-timesyncd',
  'libgtk-3-0',
  'libnss3',
  'libgbm1',
  'libasound2',
  'dosfstools',
  'e2fsprogs',
  'kmod',
  'iproute2',
  'ca-certificates',
];
/** What the first moment of the boot needs; with all modules it unpacks for half a minute. */
const BOOT_MODULES = ['virtio_pci', 'virtio_blk', 'ext4'];
const DISK_SIZE = '3G';

/** What qemu starts. */
export interface MachineFiles {
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
}

/** The tarball of the system without the package, made once. */
async function cachedSystem(): Promise<string> {
  const folder = join(cacheFolder(), 'machine');
  const file = join(folder, `${RELEASE}-${RECIPE}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const fresh = join(folder, `new-${process.pid}.tar`);
  await step('Getting a Debian (about two minutes, once)', () =>
    runQuietly(
      'mmdebstrap',
      ['--variant=minbase', `--include=${PACKAGES.join(',')}`, RELEASE, fresh],
      'mmdebstrap is needed (apt-get install mmdebstrap), root, and a way to the packages of Debian.',
    ),
  );
  renameSync(fresh, file);
  return file;
}

/** A shell of root on the second console, where the test asks what it cannot see on the screen. */
const SHELL_UNIT = `[Unit]
Description=Shell of the test
[Service]
ExecStart=/bin/sh
StandardInput=tty-force
StandardOutput=tty
StandardError=tty
TTYPath=/dev/hvc0
# A shell at a terminal ignores SIGTERM: each power-off waited for it for a minute and a half.
KillSignal=SIGKILL
Restart=always
RestartSec=1
[Install]
WantedBy=sysinit.target
`;

/** The journal of the kiosk as it is written, on the third console. */
const JOURNAL_UNIT = `[Unit]
Description=Journal for the test
After=systemd-journald.service
[Service]
ExecStart=/usr/bin/journalctl --follow --boot --lines=all --output=short-monotonic --no-hostname --unit=sauda.service
StandardOutput=tty
TTYPath=/dev/hvc1
Restart=always
RestartSec=1
[Install]
WantedBy=sysinit.target
`;

/** Where the machine has a newer package, as an administrator would have copied it. */
export const NEWER_PACKAGE = '/srv/newer.deb';

/** Makes the disk in `folder`, or takes what is there already. Throws a `Failure`. */
export async function makeMachine(
  { deb, newerDeb }: Pick<Releases, 'deb' | 'newerDeb'>,
  folder: string,
): Promise<MachineFiles> {
  if (process.getuid?.() !== 0) throw new Failure('The system for the virtual machine can only be made by root.');
  const files = { disk: join(folder, 'disk.ext4'), kernel: join(folder, 'kernel'), initrd: join(folder, 'initrd') };
  if (Object.values(files).every((file) => existsSync(file))) return files;
  const system = await cachedSystem();
  const root = mkdtempSync(join(tmpdir(), 'sauda-root-'));
  // mkdtemp makes a folder that only its owner may enter, which would be the machine's own root.
  chmodSync(root, 0o755);
  try {
    await step('Installing the package into it', () => install(root, system, deb));
    await run('cp', newerDeb, join(root, NEWER_PACKAGE));
    const { disk, kernel, initrd } = files;
    const boot = readdirSync(join(root, 'boot'));
    const image = boot.find((name) => name.startsWith('vmlinuz-'));
    if (image === undefined) throw new Failure('The system has no kernel.');
    await run('cp', join(root, 'boot', image), kernel);
    await run('mv', join(root, 'boot', 'small'), initrd);
    const fresh = join(folder, 'fresh.ext4');
    rmSync(fresh, { force: true });
    await step('Making its disk', () => run('mke2fs', '-q', '-t', 'ext4', '-d', root, fresh, DISK_SIZE));
    renameSync(fresh, disk);
    return files;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function install(root: string, system: string, deb: string): Promise<void> {
  await run('tar', 'xf', system, '-C', root, '--exclude=./dev/*');
  await run('cp', deb, join(root, basename(deb)));
  await run('chroot', root, 'dpkg', '-i', `/${basename(deb)}`);
  rmSync(join(root, basename(deb)));
  const kernel = readdirSync(join(root, 'usr', 'lib', 'modules'))[0] ?? '';
  writeFileSync(join(root, 'etc', 'initramfs-tools', 'modules'), `${BOOT_MODULES.join('\n')}\n`);
  writeFileSync(join(root, 'etc', 'initramfs-tools', 'conf.d', 'small'), 'MODULES=list\n');
  await run('chroot', root, 'mkinitramfs', '-o', '/boot/small', kernel);
  await setUpSystem(root);
  writeFileSync(join(root, 'etc', 'fstab'), '/dev/vda / ext4 errors=remount-ro 0 1\n');
  writeFileSync(join(root, 'etc', 'hostname'), 'kiosk\n');
  writeFileSync(join(root, 'etc', 'hosts'), '127.0.0.1 localhost kiosk\n');
  writeFileSync(join(root, 'etc', 'sauda', 'kiosk.yaml'), MACHINE_CONFIG, { mode: 0o640 });
  await run('chroot', root, 'chown', 'sauda:sauda', '/etc/sauda/kiosk.yaml');
  const wants = join(root, 'etc', 'systemd', 'system', 'sysinit.target.wants');
  mkdirSync(wants, { recursive: true });
  for (const [name, unit] of Object.entries({ 'test-shell': SHELL_UNIT, 'test-journal': JOURNAL_UNIT })) {
    writeFileSync(join(root, 'etc', 'systemd', 'system', `${name}.service`), unit);
    await run('ln', '-sf', `../${name}.service`, join(wants, `${name}.service`));
  }
  await addBareWindow(root);
}

/** The command of the package itself, in the system it is for. */
async function setUpSystem(root: string): Promise<void> {
  for (const name of ['proc', 'sys', 'dev']) await run('mount', '--bind', `/${name}`, join(root, name));
  try {
    await run('chroot', root, '/usr/bin/sauda', 'setup-system');
  } finally {
    for (const name of ['proc', 'sys', 'dev']) await run('umount', '-l', join(root, name));
  }
}

async function run(command: string, ...args: readonly string[]): Promise<void> {
  await runQuietly(command, args, 'The virtual machine cannot be made without it.');
}
