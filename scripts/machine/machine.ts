import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { start } from '../setup/child.mjs';
import { SCREEN } from '../setup/constants.ts';
import { Failure } from '../setup/failure.mjs';
import { say } from '../setup/progress.mjs';
import type { MachineFiles } from './root.ts';
import { Qmp, type Point } from './qmp.ts';
import { GuestShell } from './shell.ts';

/** Emulated on a busy computer; alone on two cores the products are there after a minute. */
const BOOT_MS = 40 * 60_000;
/** The page is drawn after main has told its screen; one colour alone makes a small file. */
const DRAWN_MS = 60_000;
const EMPTY_PICTURE_BYTES = 25_000;
const LOOK_MS = 1_000;
const COMMAND_LINE =
  'root=/dev/vda rw quiet loglevel=3 console=tty0 systemd.show_status=false vt.global_cursor_default=0 fsck.repair=yes net.ifnames=0';

/** A screen of the kiosk, as its log says. */
export interface ShownScreen {
  readonly screen: string;
  /** The machine's own seconds since it was switched on. */
  readonly atS: number;
  /** Which one of this boot, from 1. */
  readonly number: number;
}

/** A virtual machine with a portrait screen, a touch panel, two serial ports and a watchdog. */
export class VirtualMachine {
  readonly #files: MachineFiles;
  readonly #folder: string;
  readonly #pictures: string;
  readonly #ports: readonly string[];
  #qemu: ChildProcess | null = null;
  #qmp: Qmp | null = null;
  #shell: GuestShell | null = null;
  #pictured = 0;
  #lastPicture: Buffer = Buffer.alloc(0);

  /** `ports`: pseudo-terminals with the devices of the serial ports at their other ends. */
  constructor(files: MachineFiles, folder: string, pictures: string, ports: readonly string[]) {
    this.#files = files;
    this.#folder = folder;
    this.#pictures = pictures;
    this.#ports = ports;
    mkdirSync(pictures, { recursive: true });
  }

  /** Power on. */
  async powerOn(): Promise<void> {
    const control = join(this.#folder, 'control');
    const console = join(this.#folder, 'console');
    const serial = this.#ports.flatMap((path, index) => [
      '-chardev',
      `serial,id=line${index},path=${path}`,
      '-serial',
      `chardev:line${index}`,
    ]);
    this.#qemu = start(
      'qemu-system-x86_64',
      [
        ...['-machine', 'pc', '-cpu', 'Nehalem', '-smp', '1', '-m', '1536', '-accel', 'tcg'],
        // The machine's clock counts its own instructions: on a busy computer everything takes longer, and nothing in it is late.
        ...['-icount', 'shift=0,sleep=on', '-rtc', 'base=utc,clock=vm'],
        ...['-display', 'none', '-vga', 'none', '-no-reboot', '-nodefaults'],
        ...['-device', `VGA,edid=on,xres=${SCREEN.width},yres=${SCREEN.height},vgamem_mb=32`],
        ...['-drive', `file=${this.#files.disk},if=virtio,format=raw,cache=writeback`],
        ...['-device', 'virtio-tablet-pci', '-device', 'virtio-serial-pci'],
        ...['-chardev', `socket,id=shell,path=${console},server=on,wait=off`, '-device', 'virtconsole,chardev=shell'],
        ...['-device', 'i6300esb', '-action', 'watchdog=reset'],
        ...['-qmp', `unix:${control},server=on,wait=off`],
        ...['-kernel', this.#files.kernel, '-initrd', this.#files.initrd, '-append', COMMAND_LINE],
        ...serial,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    this.#qmp = await Qmp.open(control);
    this.#shell = await GuestShell.open(console, BOOT_MS);
  }

  /** The plug is pulled: what the machine had not written yet is lost. */
  async pullThePlug(): Promise<void> {
    const qemu = this.#qemu;
    if (qemu === null) return;
    const gone = new Promise((resolve) => qemu.once('exit', resolve));
    qemu.kill('SIGKILL');
    await gone;
    this.#qmp?.close();
    this.#shell?.close();
    this.#qemu = null;
  }

  run(command: string): Promise<string> {
    if (this.#shell === null) throw new Failure('The machine is off.');
    return this.#shell.run(command);
  }

  async touch(point: Point): Promise<void> {
    await this.#qmp?.touch(point);
  }

  /** A picture of the screen, numbered in the order of the test, as soon as something new is drawn on it. */
  async picture(name: string): Promise<void> {
    this.#pictured += 1;
    const file = join(this.#pictures, `${String(this.#pictured).padStart(2, '0')}-${name}.png`);
    const end = performance.now() + DRAWN_MS;
    do {
      await this.#qmp?.picture(file);
      const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
      const isNew = bytes.length > EMPTY_PICTURE_BYTES && !bytes.equals(this.#lastPicture);
      if (isNew) this.#lastPicture = bytes;
      if (isNew) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    } while (performance.now() < end);
  }

  /** The screens that the kiosk has shown since this boot, in order. */
  async screens(): Promise<readonly ShownScreen[]> {
    const lines = await this.run(
      "journalctl -b -u sauda.service -o short-monotonic --no-pager | grep 'screen-changed'",
    );
    const shown = /^\[\s*([\d.]+)\].*"screen":"([a-z-]+)"/gm;
    return [...lines.matchAll(shown)].map(([, atS = '', screen = ''], index) => ({
      screen,
      atS: Number(atS),
      number: index + 1,
    }));
  }

  /** The machine's own seconds since it was switched on. */
  async uptimeS(): Promise<number> {
    return Number((await this.run('cat /proc/uptime')).split(' ')[0]);
  }

  /**
   * Waits for a screen after the first `since` of this boot. Throws a `Failure` with a picture where it does not come.
   */
  async until(screen: string, since: number, limitMs = BOOT_MS): Promise<ShownScreen> {
    const end = performance.now() + limitMs;
    for (;;) {
      const screens = await this.screens();
      const found = screens.find((one) => one.number > since && one.screen === screen);
      if (found !== undefined) return found;
      if (performance.now() > end) {
        await this.picture(`no-${screen}`);
        say(await this.run('journalctl -b --no-pager | tail -40'));
        throw new Failure(`The screen ${screen} did not come; the last one was ${screens.at(-1)?.screen ?? 'none'}.`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}
