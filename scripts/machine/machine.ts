import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { start } from '../setup/child.mjs';
import { SCREEN } from '../setup/constants.ts';
import { Failure } from '../setup/failure.mjs';
import { FollowedJournal, type ShownScreen } from './journal.ts';
import type { MachineFiles } from './root.ts';
import { Qmp, type Point } from './qmp.ts';
import { GuestShell } from './shell.ts';

/** Emulated on a busy computer; alone on two cores the products are there after a minute. */
const BOOT_MS = 40 * 60_000;
/** The page is drawn after main has told its screen; one colour alone makes a small file. */
const DRAWN_MS = 30_000;
const EMPTY_PICTURE_BYTES = 25_000;
const LOOK_MS = 1_000;
const LOOK_SOON_MS = 200;
const PULL_TRIES = 100;
const COMMAND_LINE =
  'root=/dev/vda rw quiet loglevel=3 console=tty0 systemd.show_status=false vt.global_cursor_default=0 fsck.repair=yes net.ifnames=0';

/** A virtual machine with a portrait screen, a touch panel, two serial ports and a watchdog. */
export class VirtualMachine {
  readonly #files: MachineFiles;
  readonly #folder: string;
  readonly #pictures: string;
  readonly #ports: readonly string[];
  #qemu: ChildProcess | null = null;
  #qmp: Qmp | null = null;
  #shell: GuestShell | null = null;
  #journal: FollowedJournal | null = null;
  #pictured = 0;
  #sticks = 0;
  #stick: string | null = null;
  #shownOnce = 0;
  #lastPicture: Buffer = Buffer.alloc(0);

  /** `ports`: pseudo-terminals with the devices of the serial ports at their other ends. */
  constructor(files: MachineFiles, folder: string, pictures: string, ports: readonly string[]) {
    this.#files = files;
    this.#folder = folder;
    this.#pictures = pictures;
    this.#ports = ports;
    mkdirSync(pictures, { recursive: true });
  }

  /** Power on. Resolves as soon as there is a shell, long before the screen. */
  async powerOn(): Promise<void> {
    const control = join(this.#folder, 'control');
    const console = join(this.#folder, 'console');
    const journal = join(this.#folder, 'journal');
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
        ...['-display', 'none', '-vga', 'none', '-nodefaults'],
        ...['-device', `VGA,edid=on,xres=${SCREEN.width},yres=${SCREEN.height},vgamem_mb=32`],
        ...['-drive', `file=${this.#files.disk},if=virtio,format=raw,cache=writeback`],
        ...['-device', 'virtio-tablet-pci', '-device', 'virtio-serial-pci'],
        ...['-chardev', `socket,id=shell,path=${console},server=on,wait=off`, '-device', 'virtconsole,chardev=shell'],
        ...[
          '-chardev',
          `socket,id=journal,path=${journal},server=on,wait=off`,
          '-device',
          'virtconsole,chardev=journal',
        ],
        ...['-device', 'i6300esb', '-action', 'watchdog=reset'],
        ...['-device', 'qemu-xhci,id=usb'],
        ...['-qmp', `unix:${control},server=on,wait=off`],
        ...['-kernel', this.#files.kernel, '-initrd', this.#files.initrd, '-append', COMMAND_LINE],
        ...serial,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    this.#journal = await FollowedJournal.open(journal, this.#shownBefore());
    this.#qmp = await Qmp.open(control);
    this.#shell = await GuestShell.open(console, BOOT_MS);
  }

  /** The plug is pulled: what the machine had not written yet is lost. */
  async pullThePlug(): Promise<void> {
    this.#qemu?.kill('SIGKILL');
    await this.#off();
  }

  /** The machine is switched off in order, as by the service menu. */
  async powerOff(): Promise<void> {
    await this.run('systemctl --no-block poweroff');
    await this.#off();
  }

  /** Waits until the machine has started again by itself; `before` is the number of the boot that ended. */
  async startedAgain(before: string): Promise<void> {
    do await this.#shell?.again(BOOT_MS);
    while ((await this.bootId()) === before);
  }

  /** The number that the kernel gives to each boot. */
  bootId(): Promise<string> {
    return this.run('cat /proc/sys/kernel/random/boot_id');
  }

  /** Orders that end the machine's own shell, so that no answer comes. */
  order(command: string): void {
    this.#shell?.order(command);
  }

  run(command: string): Promise<string> {
    if (this.#shell === null) throw new Failure('The machine is off.');
    return this.#shell.run(command);
  }

  async touch(point: Point): Promise<void> {
    await this.#qmp?.touch(point);
  }

  /** A memory stick is plugged in, in place of the one before. It is gone when the machine is switched on the next time. */
  async plugIn(image: string): Promise<void> {
    await this.pullOut();
    this.#sticks += 1;
    const node = `stick${String(this.#sticks)}`;
    const file = { driver: 'file', filename: image };
    await this.#qmp?.call('blockdev-add', { 'driver': 'raw', 'node-name': node, file });
    await this.#qmp?.call('device_add', { driver: 'usb-storage', bus: 'usb.0', id: node, drive: node });
    this.#stick = node;
  }

  /** Pulls out the stick that is plugged in, if there is one. */
  async pullOut(): Promise<void> {
    const node = this.#stick;
    if (node === null) return;
    this.#stick = null;
    await this.#qmp?.call('device_del', { id: node });
    // The socket gives it up a moment later.
    for (let tries = 0; ; tries += 1) {
      try {
        await this.#qmp?.call('blockdev-del', { 'node-name': node });
        return;
      } catch (error) {
        if (tries >= PULL_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, LOOK_SOON_MS));
      }
    }
  }

  /** Waits until something is drawn, and returns the moment in the machine's own seconds. */
  async untilDrawn(): Promise<number> {
    const file = join(this.#folder, 'drawn.png');
    const end = performance.now() + BOOT_MS;
    while ((await this.#pictureBytes(file)).length < EMPTY_PICTURE_BYTES) {
      if (performance.now() > end) throw new Failure('Nothing was drawn.');
      await new Promise((resolve) => setTimeout(resolve, LOOK_SOON_MS));
    }
    return this.uptimeS();
  }

  /**
   * A picture of the screen, numbered in the order of the test, as soon as something is drawn on it and stands still. `isNew`:
   * it has to differ from the last picture, as after a touch, but not after a start that ends at the same screen.
   */
  async picture(name: string, { isNew }: { readonly isNew: boolean } = { isNew: true }): Promise<void> {
    this.#pictured += 1;
    const file = join(this.#pictures, `${String(this.#pictured).padStart(2, '0')}-${name}.png`);
    const end = performance.now() + DRAWN_MS;
    let before = this.#lastPicture;
    do {
      const bytes = await this.#pictureBytes(file);
      const isWanted = bytes.length > EMPTY_PICTURE_BYTES && !(isNew && bytes.equals(this.#lastPicture));
      if (isWanted && bytes.equals(before)) break;
      before = bytes;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    } while (performance.now() < end);
    this.#lastPicture = before;
  }

  /** How many screens the kiosk has shown so far; `until` takes it as its beginning. */
  get shown(): number {
    return this.#shownBefore();
  }

  /** Every line of the kiosk's journal since the machine was switched on. */
  get journal(): FollowedJournal {
    if (this.#journal === null) throw new Failure('The machine has never been on.');
    return this.#journal;
  }

  /** The screen of now, also where the journal cannot be written. */
  screenNow(): Promise<string> {
    return this.run('systemctl show sauda.service -p StatusText --value');
  }

  /** The machine's own seconds since it was switched on. */
  async uptimeS(): Promise<number> {
    return Number((await this.run('cat /proc/uptime')).split(' ')[0]);
  }

  /** Waits for a screen after the first `since`. Throws a `Failure` with a picture where it does not come. */
  async until(screen: string, since: number, limitMs = BOOT_MS): Promise<ShownScreen> {
    const end = performance.now() + limitMs;
    for (;;) {
      const screens = this.journal.screens;
      const found = screens.find((one) => one.number > since && one.screen === screen);
      if (found !== undefined) return found;
      if (performance.now() > end) {
        const last = screens.at(-1)?.screen ?? 'none';
        throw new Failure(`The screen ${screen} did not come; the last one was ${last}.`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_SOON_MS));
    }
  }

  async #pictureBytes(file: string): Promise<Buffer> {
    await this.#qmp?.picture(file);
    return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  }

  #shownBefore(): number {
    return this.#journal?.screens.at(-1)?.number ?? this.#shownOnce;
  }

  async #off(): Promise<void> {
    const qemu = this.#qemu;
    if (qemu === null) return;
    if (qemu.exitCode === null && qemu.signalCode === null) await new Promise((resolve) => qemu.once('exit', resolve));
    this.#shownOnce = this.#shownBefore();
    this.#stick = null;
    this.#qmp?.close();
    this.#shell?.close();
    this.#journal?.close();
    this.#qemu = null;
  }
}
