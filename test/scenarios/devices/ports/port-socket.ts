import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Unsubscribe } from '../../../../drivers/common/listeners.ts';
import type { DeviceLine } from '../../../../drivers/port/memory-port.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import type { PtyPair } from '../../../support/lines/pty-pair.ts';

/** A simulated device, whatever its protocol. */
interface Simulator {
  attach(line: DeviceLine): Unsubscribe;
}

/** A USB socket: one device sits in it, its stable path stays, and the name behind that path is another each time. */
export class Socket {
  /** The path for the configuration. */
  readonly path: string;
  readonly #folder: string;
  readonly #device: Simulator;
  #detach: Unsubscribe = () => undefined;

  private constructor(folder: string, device: Simulator) {
    this.#folder = folder;
    this.path = join(folder, 'by-path');
    this.#device = device;
  }

  static async make(device: Simulator): Promise<Socket> {
    return new Socket(await mkdtemp(join(tmpdir(), 'sauda-socket-')), device);
  }

  /** The device gets this name. */
  async plug(name: PtyPair): Promise<void> {
    const port = await createSerialOpener(systemClock).open({ path: name.devicePath, baudRate: 9_600 });
    if (!port.ok) throw new Error(port.error.message);
    this.#detach = this.#device.attach(port.value);
    await symlink(name.hostPath, this.path);
  }

  /** As udev does, the link goes with the device. */
  async unplug(): Promise<void> {
    this.#detach();
    await rm(this.path);
  }

  async dispose(): Promise<void> {
    this.#detach();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
