/** What scenes do with a machine, whatever it is made of: a virtual one, or a container. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../setup/failure.mjs';
import type { FollowedJournal, ShownScreen } from './journal.ts';
import type { Point } from './qmp.ts';

/** Emulated on a busy computer; alone on two cores the products are there after a minute. */
export const BOOT_MS = 40 * 60_000;
/** The page is drawn after main has told its screen, on a busy computer minutes later; one colour alone makes a small file. */
const DRAWN_MS = 5 * 60_000;
const EMPTY_PICTURE_BYTES = 25_000;
/** What moves for so long, in the machine's own seconds, does not come to rest, as the time that is left to pay. */
const MOVING_S = 3;
const LOOK_MS = 1_000;
export const LOOK_SOON_MS = 200;

export abstract class Machine {
  readonly folder: string;
  readonly #pictures: string;
  #followed: FollowedJournal | null = null;
  #pictured = 0;
  #shownOnce = 0;
  #lastPicture: Buffer = Buffer.alloc(0);

  constructor(folder: string, pictures: string) {
    this.folder = folder;
    this.#pictures = pictures;
    mkdirSync(pictures, { recursive: true });
  }

  /** Power on. Resolves as soon as there is a shell, long before the screen. */
  abstract powerOn(): Promise<void>;
  /** The plug is pulled. */
  abstract pullThePlug(): Promise<void>;
  /** Switched off for good, with everything that was opened for it. */
  close(): Promise<void> {
    return this.pullThePlug();
  }

  /** The machine is switched off in order, as by the service menu. */
  abstract powerOff(): Promise<void>;
  /** Waits until the machine has started again by itself; `before` is the number of the boot that ended. */
  abstract startedAgain(before: string): Promise<void>;
  /** What a command line of root prints. Throws a `Failure` where it does not end. */
  abstract run(command: string): Promise<string>;
  /** Orders whose end nobody waits for. */
  abstract order(command: string): void;
  abstract touch(point: Point): Promise<void>;
  /** A memory stick is plugged in, in place of the one before. It is gone when the machine is switched on the next time. */
  abstract plugIn(image: string): Promise<void>;
  /** Pulls out the stick that is plugged in, if there is one. */
  abstract pullOut(): Promise<void>;
  /** The machine's own seconds since it was switched on. */
  abstract uptimeS(): Promise<number>;
  protected abstract takePicture(file: string): Promise<void>;
  /** Whether more than one colour is on the screen. */
  protected async isDrawn(): Promise<boolean> {
    return (await this.#pictureBytes(join(this.folder, 'drawn.png'))).length >= EMPTY_PICTURE_BYTES;
  }

  /** The number that the kernel gives to each boot. */
  bootId(): Promise<string> {
    return this.run('cat /proc/sys/kernel/random/boot_id');
  }

  /** Waits until something is drawn, and returns the moment in the machine's own seconds. */
  async untilDrawn(): Promise<number> {
    const end = performance.now() + BOOT_MS;
    while (!(await this.isDrawn())) {
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
    let drawnS: number | null = null;
    do {
      const bytes = await this.#pictureBytes(file);
      const isWanted = bytes.length > EMPTY_PICTURE_BYTES && !(isNew && bytes.equals(this.#lastPicture));
      if (isWanted && bytes.equals(before)) break;
      before = bytes;
      if (isWanted && (await this.uptimeS()) > (drawnS ??= await this.uptimeS()) + MOVING_S) break;
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
    if (this.#followed === null) throw new Failure('The machine has never been on.');
    return this.#followed;
  }

  /** The screen of now, also where the journal cannot be written. */
  screenNow(): Promise<string> {
    return this.run('systemctl show sauda.service -p StatusText --value');
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

  protected follow(journal: FollowedJournal): void {
    this.#followed = journal;
  }

  /** The machine is off: its journal has ended, and counts on from there. */
  protected unfollow(): void {
    this.#shownOnce = this.#shownBefore();
    this.#followed?.close();
  }

  async #pictureBytes(file: string): Promise<Buffer> {
    await this.takePicture(file);
    return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  }

  #shownBefore(): number {
    return this.#followed?.screens.at(-1)?.number ?? this.#shownOnce;
  }
}
