import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { start } from '../setup/child.mjs';
import { SCREEN } from '../setup/constants.ts';
import { Failure } from '../setup/failure.mjs';
import { BOOT_MS, LOOK_SOON_MS, Machine } from './any-machine.ts';
import { FollowedJournal } from './journal.ts';
import type { MachineFiles } from './root.ts';
import { Qmp, type Point } from './qmp.ts';
import { GuestShell } from './shell.ts';

/** How long the plug is out. */
const DARK_MS = 5_000;
const PULL_TRIES = 100;
/** Pixels that differ from their left neighbour: a text on the console has fewer, a page of text has tens of thousands. */
const FEW_EDGES = 8_000;
const PIXEL_BYTES = 3;
const COMMAND_LINE =
  'root=/dev/vda rw quiet loglevel=3 console=tty0 systemd.show_status=false vt.global_cursor_default=0 fsck.repair=yes net.ifnames=0';

/** A virtual machine with a portrait screen, a touch panel, two serial ports and a watchdog. */
export class VirtualMachine extends Machine {
  readonly #files: MachineFiles;
  readonly #ports: readonly string[];
  #qemu: ChildProcess | null = null;
  #qmp: Qmp | null = null;
  #shell: GuestShell | null = null;
  #sticks = 0;
  /** What its clock will show when it is switched on again, in Unix milliseconds; null before it has been on. */
  #clockMs: number | null = null;
  #stick: string | null = null;

  /** `ports`: pseudo-terminals with the devices of the serial ports at their other ends. */
  constructor(files: MachineFiles, folder: string, pictures: string, ports: readonly string[]) {
    super(folder, pictures);
    this.#files = files;
    this.#ports = ports;
  }

  /** Power on. Resolves as soon as there is a shell, long before the screen. */
  override async powerOn(): Promise<void> {
    const control = join(this.folder, 'control');
    const console = join(this.folder, 'console');
    const journal = join(this.folder, 'journal');
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
        ...['-icount', 'shift=0,sleep=on', '-rtc', `base=${this.#clock()},clock=vm`],
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
    this.follow(await FollowedJournal.open(journal, this.shown));
    this.#qmp = await Qmp.open(control);
    this.#shell = await GuestShell.open(console, BOOT_MS);
  }

  /** The plug is pulled: what the machine had not written yet is lost. */
  override async pullThePlug(): Promise<void> {
    await this.#keepClock();
    this.#qemu?.kill('SIGKILL');
    await this.#off();
  }

  /** The machine is switched off in order, as by the service menu. */
  override async powerOff(): Promise<void> {
    await this.#keepClock();
    await this.run('systemctl --no-block poweroff');
    await this.#off();
  }

  /** Waits until the machine has started again by itself; `before` is the number of the boot that ended. */
  override async startedAgain(before: string): Promise<void> {
    do await this.#shell?.again(BOOT_MS);
    while ((await this.bootId()) === before);
  }

  /** Orders that end the machine's own shell, so that no answer comes. */
  override order(command: string): void {
    this.#shell?.order(command);
  }

  override run(command: string): Promise<string> {
    if (this.#shell === null) throw new Failure('The machine is off.');
    return this.#shell.run(command);
  }

  override async touch(point: Point): Promise<void> {
    await this.#qmp?.touch(point);
  }

  /** A memory stick is plugged in, in place of the one before. It is gone when the machine is switched on the next time. */
  override async plugIn(image: string): Promise<void> {
    await this.pullOut();
    this.#sticks += 1;
    const node = `stick${String(this.#sticks)}`;
    const file = { driver: 'file', filename: image };
    await this.#qmp?.call('blockdev-add', { 'driver': 'raw', 'node-name': node, file });
    await this.#qmp?.call('device_add', { driver: 'usb-storage', bus: 'usb.0', id: node, drive: node });
    this.#stick = node;
  }

  /** Pulls out the stick that is plugged in, if there is one. */
  override async pullOut(): Promise<void> {
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

  /** The machine's own seconds since it was switched on. */
  override async uptimeS(): Promise<number> {
    return Number((await this.run('cat /proc/uptime')).split(' ')[0]);
  }

  protected override async takePicture(file: string): Promise<void> {
    await this.#qmp?.picture(file);
  }

  /** Without a packed picture: packing many of them took the emulator longer than the boot that is measured. */
  protected override async isDrawn(): Promise<boolean> {
    const file = join(this.folder, 'drawn.ppm');
    await this.#qmp?.pixels(file);
    return edgesIn(await readFile(file)) > FEW_EDGES;
  }

  /** Its seconds are longer than this computer's: by this computer's clock the customer would be gone long ago. */
  async #keepClock(): Promise<void> {
    if (this.#qmp !== null) this.#clockMs = (await this.#qmp.clockMs()) + DARK_MS;
  }

  /** What its clock shows when it is switched on, as qemu wants it. */
  #clock(): string {
    return new Date(this.#clockMs ?? Date.now()).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  }

  async #off(): Promise<void> {
    const qemu = this.#qemu;
    if (qemu === null) return;
    if (qemu.exitCode === null && qemu.signalCode === null) await new Promise((resolve) => qemu.once('exit', resolve));
    this.#stick = null;
    this.#qmp?.close();
    this.#shell?.close();
    this.unfollow();
    this.#qemu = null;
    this.#qmp = null;
  }
}

/** How many pixels of a picture differ from the one before them; its few words at the top do not matter. */
function edgesIn(pixels: Buffer): number {
  let edges = 0;
  for (let at = PIXEL_BYTES; at + PIXEL_BYTES <= pixels.length; at += PIXEL_BYTES)
    if (pixels[at] !== pixels[at - PIXEL_BYTES] || pixels[at + 1] !== pixels[at + 1 - PIXEL_BYTES]) edges += 1;
  return edges;
}
