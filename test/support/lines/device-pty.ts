import { rm, symlink } from 'node:fs/promises';
import type { Unsubscribe } from '../../../drivers/common/listeners.ts';
import type { BytePort } from '../../../drivers/port/byte-port.ts';
import { createSerialOpener } from '../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { createPtyPair, type PtyPair } from './pty-pair.ts';

/** The far end has to be there however busy the computer is: its limits are not the product's. */
const PATIENCE = 60;
const opener = createSerialOpener({
  ...systemClock,
  setTimer: (delayMs, fire) => systemClock.setTimer(PATIENCE * delayMs, fire),
});

/** The device at the far end: it is attached to each new line, and can be detached from it. */
export type Attach = (port: BytePort) => Unsubscribe | undefined;

/** The far end of a real line: a simulated device that stays when the line is unplugged and when the kiosk ends. */
export class DevicePty {
  /** The path for the configuration: as udev does, it is there while the device is. */
  readonly path: string;
  readonly #pair: PtyPair;
  readonly #baudRate: number;
  readonly #attach: Attach;
  #detach: Unsubscribe = () => undefined;
  #isPlugged = false;
  /** The port of the present line: a line that was pulled out before may report its end only now. */
  #port: BytePort | null = null;
  /** The device's state, without being unplugged. */
  #lost: string | null = null;

  private constructor(pair: PtyPair, baudRate: number, attach: Attach) {
    this.#pair = pair;
    this.#baudRate = baudRate;
    this.#attach = attach;
    this.path = `${pair.hostPath}-by-path`;
  }

  /** A line with the device plugged in. */
  static async open(baudRate: number, attach: Attach): Promise<DevicePty> {
    const line = new DevicePty(await createPtyPair(), baudRate, attach);
    await line.plug();
    return line;
  }

  async plug(): Promise<void> {
    if (this.#isPlugged) return;
    await this.#pair.replug();
    const port = await opener.open({ path: this.#pair.devicePath, baudRate: this.#baudRate });
    if (!port.ok) throw new Error(port.error.message);
    const own = port.value;
    this.#port = own;
    own.onClosed((reason) => {
      if (this.#isPlugged && this.#port === own) this.#lost = reason.message;
    });
    this.#detach = this.#attach(own) ?? (() => undefined);
    await symlink(this.#pair.hostPath, this.path);
    this.#isPlugged = true;
  }

  async unplug(): Promise<void> {
    if (!this.#isPlugged) return;
    this.#isPlugged = false;
    this.#detach();
    await rm(this.path);
    await this.#pair.unplug();
  }

  async dispose(): Promise<void> {
    const lost = this.#lost;
    this.#isPlugged = false;
    await rm(this.path, { force: true });
    await this.#pair.dispose();
    // From then on the kiosk received nothing from the device.
    if (lost !== null) throw new Error(`the far end of ${this.path} was lost: ${lost}`);
  }
}

/** A simulated device that is reached over such a line, from the outside: its path and its plug. */
export abstract class PluggedDevice {
  readonly #line: DevicePty;

  protected constructor(line: DevicePty) {
    this.#line = line;
  }

  /** The path for the configuration. */
  get path(): string {
    return this.#line.path;
  }

  plug(): Promise<void> {
    return this.#line.plug();
  }

  unplug(): Promise<void> {
    return this.#line.unplug();
  }

  dispose(): Promise<void> {
    return this.#line.dispose();
  }
}
