import { err, ok, type Result } from '../../../app/result.ts';
import { Listeners } from '../../../drivers/common/listeners.ts';
import type { BytePort, LineChange, PortError, PortOpener } from '../../../drivers/port/byte-port.ts';
import type { DeviceLine } from '../../../drivers/port/memory-port.ts';
import { PortState } from '../../../drivers/port/port-state.ts';

/** How one end sends and hears. */
export interface UartSettings {
  readonly baudRate: number;
  readonly parity: 'none' | 'even' | 'odd';
}

/** Why a receiver hears something else than was sent: its clock differs by so much, and it may drop broken frames. */
export interface Receiver extends UartSettings {
  /** 1 where it is exact. */
  readonly clockRatio?: number;
  /** Whether a byte without a right stop bit or parity is dropped; false: it is taken as it is. */
  readonly dropsBroken?: boolean;
}

const DATA_BITS = 8;

/** The levels of a byte on the line: start, data, parity, stop; each a bit long. */
function levelsOf(byte: number, parity: UartSettings['parity']): number[] {
  const data = Array.from({ length: DATA_BITS }, (_, bit) => (byte >> bit) & 1);
  const sum = data.reduce((ones, bit) => ones + bit, 0);
  const check = parity === 'none' ? [] : [parity === 'even' ? sum & 1 : (sum & 1) ^ 1];
  return [0, ...data, ...check, 1];
}

/** What a receiver makes of bytes that were sent one behind the other, at whatever speed. */
export function heardBy(bytes: Uint8Array, sent: UartSettings, receiver: Receiver): Uint8Array {
  const levels = [...bytes].flatMap((byte) => levelsOf(byte, sent.parity));
  // In bits of the sender.
  const bit = sent.baudRate / (receiver.baudRate * (receiver.clockRatio ?? 1));
  const levelAt = (moment: number): number => levels[Math.floor(moment)] ?? 1;
  const hasParity = receiver.parity !== 'none';
  const heard: number[] = [];
  let from = 0;
  for (let edge = 0; edge < levels.length; edge += 1) {
    const isFalling = levels[edge] === 0 && (edge === 0 || levels[edge - 1] === 1);
    if (!isFalling || edge < from || levelAt(edge + bit / 2) !== 0) continue;
    const sample = (index: number): number => levelAt(edge + (index + 1.5) * bit);
    const data = Array.from({ length: DATA_BITS }, (_, index) => sample(index));
    const ones = data.reduce((sum, one) => sum + one, hasParity ? sample(DATA_BITS) : 0);
    const isParityRight = !hasParity || ones % 2 === (receiver.parity === 'even' ? 0 : 1);
    const isWhole = sample(DATA_BITS + (hasParity ? 1 : 0)) === 1 && isParityRight;
    if (isWhole || receiver.dropsBroken !== true)
      heard.push(data.reduce((byte, one, index) => byte | (one << index), 0));
    // The next start bit is looked for from the middle of the stop bit on.
    from = edge + (DATA_BITS + (hasParity ? 2 : 1) + 0.5) * bit;
  }
  return Uint8Array.from(heard);
}

/** Whether both ends mean the same by a bit. */
function agrees(one: UartSettings, other: UartSettings): boolean {
  return one.baudRate === other.baudRate && one.parity === other.parity;
}

/** A serial line on which speeds count: with another speed than the device's each end hears what its UART makes of it. */
export class UartLine {
  readonly opener: PortOpener;
  readonly device: DeviceLine;
  /** How often the host has opened it, and which outputs it has set. */
  opened = 0;
  readonly modemLines: LineChange['modemLines'][] = [];
  /** Everything that the host has sent, with its settings. */
  readonly sent: { readonly bytes: Uint8Array; readonly at: UartSettings }[] = [];
  /** False: the device hears, and what it answers is lost. */
  hasVoice = true;
  /** Called after each write of the host. */
  onSent: () => void = () => undefined;
  readonly #toDevice = new Listeners<Uint8Array>();
  #host: { readonly state: PortState; settings: UartSettings } | null = null;

  constructor(path: string, receiver: Receiver) {
    const toDevice = this.#toDevice;
    this.device = {
      onBytes: (listener) => toDevice.add(listener),
      write: async (bytes) => {
        await Promise.resolve();
        const host = this.#host;
        if (host === null || host.state.isClosed) return err({ kind: 'closed', message: 'the host is not open' });
        const heard = agrees(receiver, host.settings) ? bytes : heardBy(bytes, receiver, host.settings);
        if (this.hasVoice && heard.length > 0) host.state.bytes.emit(Uint8Array.from(heard));
        return ok(undefined);
      },
    };
    this.opener = {
      open: async (settings) => {
        await Promise.resolve();
        if (settings.path !== path) return err({ kind: 'not-found', message: `${settings.path} not found` });
        this.opened += 1;
        this.modemLines.push(settings.modemLines);
        const { baudRate, parity = 'none' } = settings;
        const host = { state: new PortState(), settings: { baudRate, parity } };
        this.#host = host;
        return ok(this.#port(host, receiver, toDevice));
      },
    };
  }

  /** Bytes that reach the device as they are, as from a host with its settings. */
  async deviceHears(bytes: Uint8Array): Promise<void> {
    this.#toDevice.emit(bytes);
    await Promise.resolve();
  }

  /** Pulls the line out. */
  unplug(): void {
    this.#host?.state.end({ kind: 'io', message: 'pulled out' });
  }

  #port(
    host: { readonly state: PortState; settings: UartSettings },
    receiver: Receiver,
    toDevice: Listeners<Uint8Array>,
  ): BytePort {
    const closed = (): Result<void, PortError> => err(host.state.refusal());
    return {
      write: async (bytes) => {
        if (host.state.isClosed) return closed();
        await Promise.resolve();
        this.sent.push({ bytes: Uint8Array.from(bytes), at: host.settings });
        const isExact = agrees(receiver, host.settings) && receiver.clockRatio === undefined;
        const heard = isExact ? bytes : heardBy(bytes, host.settings, receiver);
        if (heard.length > 0) toDevice.emit(Uint8Array.from(heard));
        this.onSent();
        return ok(undefined);
      },
      adjust: async ({ baudRate, modemLines }) => {
        if (host.state.isClosed) return closed();
        if (baudRate !== undefined) host.settings = { ...host.settings, baudRate };
        this.modemLines.push(modemLines);
        return ok(undefined);
      },
      close: async () => {
        host.state.end({ kind: 'closed', message: 'closed by its owner' });
      },
      onBytes: (listener) => host.state.bytes.add(listener),
      onClosed: (listener) => host.state.onClosed(listener),
    };
  }
}
