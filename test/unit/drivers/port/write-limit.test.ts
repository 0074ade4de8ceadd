import { expect, it } from 'vitest';
import { writeLimitMs } from '../../../../drivers/port/byte-port.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { nextValue } from '../../../scenarios/devices/next-value.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';

const baudRate = 115_200;

it('allows the time on the line and the constant allowance', () => {
  expect(writeLimitMs(4, 9_600)).toBe(505);
  expect(writeLimitMs(4_096, 9_600)).toBe(5_620);
});

it('ends a memory port whose device takes no bytes, and discards them', async () => {
  const clock = new FakeClock();
  const { opener, device } = createMemoryLine('port', clock);
  const opened = await opener.open({ path: 'port', baudRate });
  if (!opened.ok) throw new Error(opened.error.message);
  const received: number[] = [];
  device.onBytes((bytes) => received.push(...bytes));
  device.setStalled(true);
  const written = opened.value.write(Uint8Array.of(1));
  await clock.advance(writeLimitMs(1, baudRate));
  device.setStalled(false);
  await clock.advance(0);
  expect(await written).toMatchObject({ ok: false, error: { kind: 'timeout' } });
  expect(await opened.value.write(Uint8Array.of(2))).toMatchObject({ ok: false, error: { kind: 'closed' } });
  expect(received).toEqual([]);
});

it('ends a real port whose other end takes no bytes, and releases it', async () => {
  const clock = new FakeClock();
  const pair = await createPtyPair();
  const opener = createSerialOpener(clock);
  const opened = await opener.open({ path: pair.hostPath, baudRate });
  if (!opened.ok) throw new Error(opened.error.message);
  const port = opened.value;
  const closed = nextValue(
    (listener) => port.onClosed(listener),
    () => true,
  );
  // The far end is not read: more than all buffers of two pseudo-terminals and socat together can hold.
  const tooMuch = new Uint8Array(2_000_000);
  const written = port.write(tooMuch);
  await clock.advance(writeLimitMs(tooMuch.length, baudRate));
  expect(await written).toMatchObject({ ok: false, error: { kind: 'timeout' } });
  expect(await closed).toMatchObject({ kind: 'timeout' });
  await port.close();
  const again = await opener.open({ path: pair.hostPath, baudRate });
  expect(again.ok).toBe(true);
  if (again.ok) await again.value.close();
  await pair.dispose();
});

it('fails no write because the program itself stood still meanwhile', async () => {
  const pair = await createPtyPair();
  const opened = await createSerialOpener(systemClock).open({ path: pair.hostPath, baudRate });
  if (!opened.ok) throw new Error(opened.error.message);
  const written = opened.value.write(Uint8Array.of(1));
  // As while Electron opens a window: nothing else happens in this thread.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, writeLimitMs(1, baudRate) + 100);
  expect(await written).toEqual({ ok: true, value: undefined });
  await opened.value.close();
  await pair.dispose();
});
