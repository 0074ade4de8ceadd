import { describe, expect, it } from 'vitest';
import type { BytePort, PortError, PortOpener } from '../../../../drivers/port/byte-port.ts';
import { createMemoryLine, type DeviceLine } from '../../../../drivers/port/memory-port.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { nextValue } from '../../../scenarios/devices/next-value.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';

interface Harness {
  readonly opener: PortOpener;
  readonly path: string;
  readonly device: DeviceLine;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  dispose(): Promise<void>;
}

async function memoryHarness(): Promise<Harness> {
  const { opener, device } = createMemoryLine('/dev/memory', systemClock);
  const unplug = async (): Promise<void> => device.unplug();
  const replug = async (): Promise<void> => device.plug();
  return { opener, path: '/dev/memory', device, unplug, replug, dispose: async () => undefined };
}

async function ptyHarness(): Promise<Harness> {
  const pair = await createPtyPair();
  const opener = createSerialOpener(systemClock);
  const device = await opener.open({ path: pair.devicePath, baudRate: 9_600 });
  if (!device.ok) throw new Error(device.error.message);
  const dispose = async (): Promise<void> => {
    await device.value.close();
    await pair.dispose();
  };
  return { opener, path: pair.hostPath, device: device.value, unplug: pair.unplug, replug: pair.replug, dispose };
}

async function open({ opener, path }: Harness): Promise<BytePort> {
  const opened = await opener.open({ path, baudRate: 9_600, modemLines: { dtr: false, rts: false } });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const closing = (port: BytePort): Promise<PortError> =>
  nextValue(
    (listener) => port.onClosed(listener),
    () => true,
  );

describe.each([
  ['memory', memoryHarness],
  ['pty', ptyHarness],
] as const)('the byte port contract over a %s line', (_name, createHarness) => {
  async function withHarness(test: (harness: Harness) => Promise<void>): Promise<void> {
    const harness = await createHarness();
    try {
      await test(harness);
    } finally {
      await harness.dispose();
    }
  }

  it('carries bytes both ways', () =>
    withHarness(async (harness) => {
      const port = await open(harness);
      harness.device.onBytes((bytes) => void harness.device.write(bytes.map((byte) => byte ^ 0xff)));
      const answer = nextValue<Uint8Array>(
        (listener) => port.onBytes(listener),
        () => true,
      );
      expect(await port.write(Uint8Array.of(0x00, 0x0d, 0x11, 0xff))).toEqual({ ok: true, value: undefined });
      expect([...(await answer)]).toEqual([0xff, 0xf2, 0xee, 0x00]);
      await port.close();
    }));

  it('names a port that cannot be opened', () =>
    withHarness(async (harness) => {
      const absent = await harness.opener.open({ path: '/dev/sauda-absent', baudRate: 9_600 });
      expect(absent).toMatchObject({ ok: false, error: { kind: 'not-found' } });
      const port = await open(harness);
      const second = await harness.opener.open({ path: harness.path, baudRate: 9_600 });
      expect(second).toMatchObject({ ok: false, error: { kind: 'busy' } });
      await port.close();
      await (await open(harness)).close();
    }));

  it('writes nothing after close, and reports the end once', () =>
    withHarness(async (harness) => {
      const port = await open(harness);
      const ends: PortError[] = [];
      port.onClosed((reason) => ends.push(reason));
      await port.close();
      await port.close();
      expect(await port.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { kind: 'closed' } });
      expect(ends).toMatchObject([{ kind: 'closed' }]);
      expect(await closing(port)).toMatchObject({ kind: 'closed' });

      const received: number[] = [];
      harness.device.onBytes((bytes) => received.push(...bytes));
      const next = await open(harness);
      const arrived = nextValue<Uint8Array>(
        (listener) => harness.device.onBytes(listener),
        () => true,
      );
      expect((await next.write(Uint8Array.of(2))).ok).toBe(true);
      await arrived;
      expect(received).toEqual([2]);
      await next.close();
    }));

  it('ends once with io when the device is unplugged, and a new object works afterwards', () =>
    withHarness(async (harness) => {
      const port = await open(harness);
      const ends: PortError[] = [];
      port.onClosed((reason) => ends.push(reason));
      const closed = closing(port);
      await harness.unplug();
      expect(await closed).toMatchObject({ kind: 'io' });
      expect(await port.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { kind: 'closed' } });
      await port.close();
      expect(ends).toHaveLength(1);
      const absent = await harness.opener.open({ path: harness.path, baudRate: 9_600 });
      expect(absent).toMatchObject({ ok: false, error: { kind: 'not-found' } });

      await harness.replug();
      const again = await open(harness);
      expect(await again.write(Uint8Array.of(1))).toMatchObject({ ok: true });
      await again.close();
    }));
});
