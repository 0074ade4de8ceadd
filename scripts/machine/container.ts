/** The same system in a container: its own systemd and everything above it at full speed, on the kernel of this computer. */
import { execFile, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runQuietly, start } from '../setup/child.mjs';
import { SCREEN } from '../setup/constants.ts';
import { Failure } from '../setup/failure.mjs';
import { LOOK_SOON_MS, Machine } from './any-machine.ts';
import { FollowedJournal } from './journal.ts';
import type { Point } from './qmp.ts';

const HELP = 'The container cannot run without it.';
const SHELL_MS = 60_000;
const ANSWER_MS = 10 * 60_000;
const DIALOUT = 20;
const LINE_MODE = 0o660;
/** What a shell of root has there. This computer's own variables name folders that only this computer has. */
const ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LANG: 'C.UTF-8' };
const MOST_SAID_BYTES = 64 * 1_024 * 1_024;
const PAUSE_S = '0.3';
const HELD_S = '0.1';
/** Touches in one place that follow each other so fast are a knock, whose rhythm counts. */
const REPEATED_MS = 1_000;
/** Where the display's socket is in the container; Debian empties the place where X looks for it at each boot. */
const X_SOCKET = '/run/test-display';
/** There is no graphics card and no console: the compositor draws into a window on a virtual display. */
const DISPLAY_DROP_IN = (display: string): string => `[Service]
Type=simple
PAMName=
TTYPath=
StandardInput=null
WatchdogSec=0
Environment=XDG_RUNTIME_DIR=/run/sauda DISPLAY=${display}
ExecStartPre=+/bin/sh -c 'mkdir -p /tmp/.X11-unix && ln -sfn ${X_SOCKET} /tmp/.X11-unix/X${display.replace(':', '')}'
ExecStart=
ExecStart=/usr/bin/weston --backend=x11-backend.so --use-pixman --width=${String(SCREEN.width)} --height=${String(SCREEN.height)} --socket=/run/sauda/wayland-0 --shell=kiosk-shell.so --idle-time=0
`;
/** The serial lines are pseudo-terminals. */
const KIOSK_DROP_IN = `[Service]
DeviceAllow=char-pts rw
`;
/**
 * Sudden ends of one boot. The kiosk's unit gives it a view of its own on the processes, where the number of the boot is this
 * computer's, so that it would count pulled plugs among them.
 */
const STARTS = 'var/lib/sauda/starts';
const JOURNAL =
  'until journalctl --quiet --boot --lines=1 | grep -q .; do sleep 0.1; done; exec journalctl --follow --boot --lines=all --output=short-monotonic --no-hostname --unit=sauda.service';

/** Where the disk is mounted. */
function rootIn(folder: string): string {
  return join(folder, 'root');
}

/** Removes the folder of a container that was stopped at any moment, with the disk still mounted in it. */
export function removeContainer(folder: string): void {
  // Lazily: a process of the container may still be ending.
  spawnSync('umount', ['--lazy', rootIn(folder)], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
}

/**
 * What it does not have is left out by `Scene.needsKernel`: a kernel, a clock and a boot of its own, and a disk that loses
 * what was not written when the plug is pulled.
 */
export class Container extends Machine {
  readonly #disk: string;
  readonly #root: string;
  readonly #display: string;
  readonly #ports: readonly string[];
  #container: ChildProcess | null = null;
  #leader = '';
  #sinceS = 0;
  #touched = { x: 0, y: 0, untilMs: 0 };

  /** `display`: the X display to draw on, as `:1`; `ports`: see `VirtualMachine`. */
  constructor(
    disk: string,
    folder: string,
    pictures: string,
    { display, ports }: { display: string; ports: readonly string[] },
  ) {
    super(folder, pictures);
    this.#disk = disk;
    this.#root = rootIn(folder);
    this.#display = display;
    this.#ports = ports;
  }

  override async powerOn(): Promise<void> {
    await this.#makeRoot();
    rmSync(join(this.#root, STARTS), { force: true });
    const binds = this.#ports.map((path, index) => `--bind=${realpathSync(path)}:/dev/ttyS${String(index)}`);
    for (const path of this.#ports) {
      await runQuietly('chown', [`root:${String(DIALOUT)}`, realpathSync(path)], HELP);
      await runQuietly('chmod', [LINE_MODE.toString(8), realpathSync(path)], HELP);
    }
    const socket = `--bind=/tmp/.X11-unix/X${this.#display.replace(':', '')}:${X_SOCKET}`;
    const own = ['--register=no', '--keep-unit', '--private-network', '--link-journal=no', '--console=pipe'];
    this.#sinceS = kernelS();
    this.#container = start('systemd-nspawn', [...own, ...binds, socket, '-D', this.#root, '--boot'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      // The display reads the pictures from shared memory.
      env: { ...process.env, SYSTEMD_NSPAWN_SHARE_NS_IPC: '1' },
    });
    this.#leader = await this.#leaderOf(this.#container);
    const follower = start('nsenter', [...this.#inside(), 'sh', '-c', JOURNAL], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: ENVIRONMENT,
    });
    if (follower.stdout === null) throw new Failure('The journal of the container cannot be followed.');
    this.follow(new FollowedJournal(follower.stdout, this.shown, this.#sinceS));
  }

  override async pullThePlug(): Promise<void> {
    if (this.#container === null) return;
    // The first process takes all others of the container with it.
    if (this.#leader !== '') process.kill(Number(this.#leader), 'SIGKILL');
    await this.#off();
  }

  override async powerOff(): Promise<void> {
    await this.run('systemctl --no-block poweroff');
    await this.#off();
  }

  override startedAgain(): Promise<void> {
    throw new Failure('A container is not started again by a kernel of its own.');
  }

  override async run(command: string): Promise<string> {
    const limits = { timeout: ANSWER_MS, maxBuffer: MOST_SAID_BYTES, env: ENVIRONMENT };
    const running = promisify(execFile)('nsenter', [...this.#inside(), 'sh'], limits);
    // Typed, so that it is no word of a process that it may look for; and what it prints counts, not how it ends.
    // A container that is not there yet takes nothing, which the program's end tells as well.
    running.child.stdin?.on('error', () => undefined);
    running.child.stdin?.end(`${command}\n:\n`);
    return (await running).stdout.trim();
  }

  override order(command: string): void {
    const child = start('nsenter', [...this.#inside(), 'sh'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: ENVIRONMENT,
    });
    child.stdin?.end(`${command}\n`);
  }

  override async touch({ x, y }: Point): Promise<void> {
    const isRepeated = performance.now() < this.#touched.untilMs && this.#touched.x === x && this.#touched.y === y;
    const at = (...pixels: readonly number[]): string[] => pixels.map((one) => String(Math.round(one)));
    const [left, top] = [x * SCREEN.width, y * SCREEN.height];
    // The page takes a press only after movements to where it is.
    const far = ['mousemove', ...at(left / 2, top / 2), 'sleep', PAUSE_S];
    const near = ['mousemove', ...at(left - 9, top - 9), 'sleep', PAUSE_S];
    const there = ['mousemove', ...at(left, top), 'sleep', PAUSE_S];
    const moves = isRepeated ? [] : [...far, ...near, ...there];
    await this.#x('xdotool', ...moves, 'mousedown', '1', 'sleep', HELD_S, 'mouseup', '1');
    this.#touched = { x, y, untilMs: performance.now() + REPEATED_MS };
  }

  /** This computer's kernel may not know the stick's file system: its files are where it would be mounted. */
  override async plugIn(image: string): Promise<void> {
    await this.pullOut();
    const stick = join(this.#root, 'mnt', 'sauda', 'stick');
    mkdirSync(stick, { recursive: true });
    await runQuietly('mcopy', ['-s', '-i', image, '::sauda', stick], HELP);
    await this.run('chown -R sauda:sauda /mnt/sauda/stick');
  }

  override pullOut(): Promise<void> {
    rmSync(join(this.#root, 'mnt', 'sauda', 'stick'), { recursive: true, force: true });
    return Promise.resolve();
  }

  override uptimeS(): Promise<number> {
    return Promise.resolve(kernelS() - this.#sinceS);
  }

  override async close(): Promise<void> {
    await this.pullThePlug();
    await runQuietly('umount', [this.#root], HELP).catch(() => undefined);
  }

  protected override async takePicture(file: string): Promise<void> {
    await this.#x('import', '-silent', '-window', 'root', file);
  }

  /** The disk with what a container needs, once. */
  async #makeRoot(): Promise<void> {
    const root = this.#root;
    const units = join(root, 'etc', 'systemd', 'system');
    mkdirSync(root, { recursive: true });
    const isMounted = readFileSync('/proc/mounts', 'utf8').includes(` ${root} `);
    if (isMounted) return;
    await runQuietly('mount', ['-o', 'loop', this.#disk, root], 'Only root can mount it.');
    for (const name of ['test-shell', 'test-journal']) rmSync(join(units, 'sysinit.target.wants', `${name}.service`));
    writeFileSync(join(root, 'etc', 'fstab'), '');
    const dropIns = { 'sauda-display': DISPLAY_DROP_IN(this.#display), 'sauda': KIOSK_DROP_IN };
    for (const [unit, text] of Object.entries(dropIns)) {
      mkdirSync(join(units, `${unit}.service.d`), { recursive: true });
      writeFileSync(join(units, `${unit}.service.d`, 'container.conf'), text);
    }
  }

  /** The first process of the container, as soon as a command can be run in it. */
  async #leaderOf(container: ChildProcess): Promise<string> {
    const end = performance.now() + SHELL_MS;
    while (performance.now() < end) {
      const pid = String(container.pid);
      const leader = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').at(-1) ?? '';
      this.#leader = leader;
      const said = leader === '' ? '' : await this.run('cat /proc/1/comm').catch(() => '');
      if (said === 'systemd') return leader;
      await new Promise((resolve) => setTimeout(resolve, LOOK_SOON_MS));
    }
    throw new Failure('The container did not start.');
  }

  #inside(): readonly string[] {
    return ['-t', this.#leader, '-m', '-u', '-n', '-p', '-C', '--'];
  }

  async #x(command: string, ...args: readonly string[]): Promise<void> {
    await runQuietly(command, args, HELP, { env: { ...process.env, DISPLAY: this.#display } });
  }

  async #off(): Promise<void> {
    const container = this.#container;
    if (container === null) return;
    if (container.exitCode === null && container.signalCode === null)
      await new Promise((resolve) => container.once('exit', resolve));
    this.unfollow();
    this.#container = null;
    this.#leader = '';
  }
}

/** This computer's seconds since it was switched on, as the journal has them. */
function kernelS(): number {
  return Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
}
