import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import Library from 'modbus-serial';
import { expect, it } from 'vitest';
import { withCrc } from '../../../../drivers/modbus/crc.ts';
import { decodeAnswer, encodeRequest, findAnswer } from '../../../../drivers/modbus/frame.ts';
import type { ModbusRequest } from '../../../../drivers/modbus/request.ts';

/** The part of a serial port that the library uses; `answers` goes back for whatever is written. */
class LibraryPort extends EventEmitter {
  readonly isOpen = true;
  readonly #answer: Uint8Array | null;
  sent = new Uint8Array(0);

  constructor(answer: Uint8Array | null) {
    super();
    this.#answer = answer;
  }

  open(callback: (error: null) => void): void {
    callback(null);
  }

  close(callback: () => void): void {
    callback();
  }

  write(bytes: Uint8Array): void {
    this.sent = Uint8Array.from(bytes);
    if (this.#answer !== null) this.emit('data', Buffer.from(this.#answer));
  }
}

interface Heard {
  readonly sent: Uint8Array;
  readonly bits: readonly boolean[] | null;
}

/** What `modbus-serial` sends for a request, and the bits that it reads from the answer. */
function byLibrary(request: ModbusRequest, answer: Uint8Array | null): Heard {
  const port = new LibraryPort(answer);
  const master = new Library(port);
  master.open();
  let bits: readonly boolean[] | null = null;
  const read = (error: unknown, result: { data: boolean[] } | undefined): void => {
    if (error === null && result !== undefined) bits = result.data;
  };
  const ignore = (): void => undefined;
  switch (request.kind) {
    case 'read-coils':
      master.writeFC1(request.address, request.first, request.count, read);
      break;
    case 'read-inputs':
      master.writeFC2(request.address, request.first, request.count, read);
      break;
    case 'write-coil':
      master.writeFC5(request.address, request.coil, request.value === 0xff00, ignore);
      break;
    case 'write-coils':
      master.writeFC15(request.address, request.first, [...request.states], ignore);
      break;
  }
  return { sent: port.sent, bits };
}

const place = { address: fc.integer({ min: 1, max: 247 }), first: fc.nat(0xffff) };
const reads = fc.record({
  ...place,
  kind: fc.constantFrom('read-coils' as const, 'read-inputs' as const),
  count: fc.integer({ min: 1, max: 64 }),
});
const writes = fc.oneof(
  fc.record({
    address: place.address,
    kind: fc.constant('write-coil' as const),
    coil: place.first,
    value: fc.constantFrom(0xff00, 0),
  }),
  fc.record({
    ...place,
    kind: fc.constant('write-coils' as const),
    states: fc.array(fc.boolean(), { minLength: 1, maxLength: 64 }),
  }),
);

it('every request has the bytes of modbus-serial', () => {
  fc.assert(
    fc.property(fc.oneof(reads, writes), (request) => {
      expect([...encodeRequest(request)]).toEqual([...byLibrary(request, null).sent]);
    }),
  );
});

it('the bits of an answer are those read by modbus-serial', () => {
  const answered = reads.chain((request) => {
    const length = Math.ceil(request.count / 8);
    return fc.tuple(fc.constant(request), fc.uint8Array({ minLength: length, maxLength: length }));
  });
  fc.assert(
    fc.property(answered, ([request, data]) => {
      const answer = withCrc([request.address, request.kind === 'read-coils' ? 1 : 2, data.length, ...data]);
      const expected = byLibrary(request, answer).bits;
      // The library gives whole bytes.
      expect(expected).toHaveLength(data.length * 8);
      const found = findAnswer(answer, request);
      expect(found && decodeAnswer(found, request)).toEqual({ ok: true, value: expected?.slice(0, request.count) });
    }),
  );
});
