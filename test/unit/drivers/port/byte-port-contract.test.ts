import { describe, expect, it } from 'vitest';
import type { BytePort, PortError, PortOpener } from '../../../../drivers/port/byte-port.ts';
import { createMemoryLine, type DeviceLine } from '../../../../drivers/port/memory-port.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { nextValue } from '../../../scenarios/devices/next-value.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';

interface Bench {
  readonly opener: PortOpener;
  readonly path: string;
  readonly device: DeviceLine;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  dispose(): Promise<void>;
}

async function memoryBench(): Promise<Bench> {
  const { opener, device } = createMemoryLine('/dev/memory', systemClock);
  const unplug = async (): Promise<void> => device.unplug();
  const replug = async (): Promise<void> => device.plug();
  return { opener, path: '/dev/memory', device, unplug, replug, dispose: async () => undefined };
}

async function ptyBench(): Promise<Bench> {
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

async function open({ opener, path }: Bench): Promise<BytePort> {
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
  ['memory', memoryBench],
  ['pty', ptyBench],
] as const)('the byte port contract over a %s line', (_name, createBench) => {
  async function withBench(test: (bench: Bench) => Promise<void>): Promise<void> {
    const bench = await createBench();
    try {
      await test(bench);
    } finally {
      await bench.dispose();
    }
  }

  it('carries bytes both ways', () =>
    withBench(async (bench) => {
      const port = await open(bench);
      bench.device.onBytes((bytes) => void bench.device.write(bytes.map((byte) => byte ^ 0xff)));
      const answer = nextValue<Uint8Array>(
        (listener) => port.onBytes(listener),
        () => true,
      );
      expect(await port.write(Uint8Array.of(0x00, 0x0d, 0x11, 0xff))).toEqual({ ok: true, value: undefined });
      expect([...(await answer)]).toEqual([0xff, 0xf2, 0xee, 0x00]);
      await port.close();
    }));

  it('names what cannot be opened', () =>
    withBench(async (bench) => {
      const absent = await bench.opener.open({ path: '/dev/sauda-absent', baudRate: 9_600 });
      expect(absent).toMatchObject({ ok: false, error: { kind: 'not-found' } });
      const port = await open(bench);
      const second = await bench.opener.open({ path: bench.path, baudRate: 9_600 });
      expect(second).toMatchObject({ ok: false, error: { kind: 'busy' } });
      await port.close();
      await (await open(bench)).close();
    }));

  it('writes nothing after close, and tells of the end once', () =>
    withBench(async (bench) => {
      const port = await open(bench);
      const ends: PortError[] = [];
      port.onClosed((reason) => ends.push(reason));
      await port.close();
      await port.close();
      expect(await port.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { kind: 'closed' } });
      expect(ends).toMatchObject([{ kind: 'closed' }]);
      expect(await closing(port)).toMatchObject({ kind: 'closed' });

      const received: number[] = [];
      bench.device.onBytes((bytes) => received.push(...bytes));
      const next = await open(bench);
      const arrived = nextValue<Uint8Array>(
        (listener) => bench.device.onBytes(listener),
        () => true,
      );
      expect((await next.write(Uint8Array.of(2))).ok).toBe(true);
      await arrived;
      expect(received).toEqual([2]);
      await next.close();
    }));

  it('ends once with io when the device is pulled out, and a new object works afterwards', () =>
    withBench(async (bench) => {
      const port = await open(bench);
      const ends: PortError[] = [];
      port.onClosed((reason) => ends.push(reason));
      const closed = closing(port);
      await bench.unplug();
      expect(await closed).toMatchObject({ kind: 'io' });
      expect(await port.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { kind: 'closed' } });
      await port.close();
      expect(ends).toHaveLength(1);
      const absent = await bench.opener.open({ path: bench.path, baudRate: 9_600 });
      expect(absent).toMatchObject({ ok: false, error: { kind: 'not-found' } });

      await bench.replug();
      const again = await open(bench);
      expect(await again.write(Uint8Array.of(1))).toMatchObject({ ok: true });
      await again.close();
    }));
});
