import { expect, it } from 'vitest';
import { ok } from '../../../../app/result.ts';
import { ModbusClient } from '../../../../drivers/modbus/client.ts';
import { coilValues, type ModbusRequest } from '../../../../drivers/modbus/request.ts';
import type { BytePort } from '../../../../drivers/port/byte-port.ts';
import { PortState } from '../../../../drivers/port/port-state.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const requests: readonly ModbusRequest[] = [
  { kind: 'read-coils', address: 1, first: 0, count: 8 },
  { kind: 'read-inputs', address: 1, first: 0, count: 1 },
  { kind: 'write-coil', address: 1, coil: 0, value: coilValues.on },
  { kind: 'write-coil', address: 1, coil: 0x0200, value: 7 },
  { kind: 'write-coils', address: 1, first: 0, states: [false, false] },
];

it.each(requests)(
  'a closed port takes no byte of $kind, and reports with certainty that none was taken',
  async (request) => {
    const clock = new FakeClock();
    const state = new PortState();
    const written: Uint8Array[] = [];
    const port: BytePort = {
      write: (bytes) => {
        written.push(bytes);
        return Promise.resolve(ok(undefined));
      },
      close: async () => undefined,
      onBytes: (listener) => state.bytes.add(listener),
      onClosed: (listener) => state.onClosed(listener),
    };
    const client = new ModbusClient(port, 9_600, clock);
    state.end({ kind: 'io', message: 'pulled out' });
    expect(await client.ask(request)).toMatchObject({
      ok: false,
      error: { kind: 'not-sent', reason: { kind: 'closed' } },
    });
    expect(written).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  },
);
