import { delays } from '../../common/delays.ts';
import { EXCEPTION_BIT, functionCodes } from '../frame.ts';
import { coilValues } from '../request.ts';
import type { RequestFrame } from './frame-reader.ts';
import type { Inputs } from './inputs.ts';
import type { Outputs } from './outputs.ts';

/** The inside of a simulated board. */
export interface BoardParts {
  readonly outputs: Outputs;
  readonly inputs: Inputs;
  readonly firstCoil: number;
  readonly lacks: readonly number[];
  readonly waveshare: boolean;
}

/** Function and data of an answer, without address and CRC. */
type Answer = readonly number[];

const exceptions = { function: 1, address: 2, value: 3 } as const;
/** The vendor's coils and values (spec/peripherals section 4). */
const vendor = { allCoils: 0x00ff, onFor: 0x0200, offFor: 0x0400, toggle: 0x5500, mostUnits: 0x7fff } as const;
const MOST_BITS = 2_000;

/** Carries out the request and returns the answer. */
export function obey(frame: RequestFrame, parts: BoardParts): Answer {
  const { code, body } = frame;
  if (parts.lacks.includes(code)) return refuse(code, exceptions.function);
  const first = wordAt(body, 0);
  const second = wordAt(body, 2);
  switch (code) {
    case functionCodes['read-coils']: {
      const { outputs, firstCoil } = parts;
      return readBits(code, first - firstCoil, second, outputs.count, (at) => outputs.isOn(at + 1));
    }
    case functionCodes['read-inputs']: {
      const { inputs } = parts;
      return readBits(code, first, second, inputs.count, (at) => inputs.read(at));
    }
    case functionCodes['write-coil']:
      return writeCoil(frame, first, second, parts);
    case functionCodes['write-coils']:
      return writeCoils(frame, first, second, parts);
    default:
      return refuse(code, exceptions.function);
  }
}

function readBits(
  code: number,
  first: number,
  count: number,
  available: number,
  isOn: (at: number) => boolean,
): Answer {
  if (count < 1 || count > MOST_BITS) return refuse(code, exceptions.value);
  if (first < 0 || first + count > available) return refuse(code, exceptions.address);
  const bytes = Array.from({ length: Math.ceil(count / 8) }, () => 0);
  for (let at = 0; at < count; at += 1) {
    const byte = at >>> 3;
    if (isOn(first + at)) bytes[byte] = (bytes[byte] ?? 0) | (1 << (at & 7));
  }
  return [code, bytes.length, ...bytes];
}

function writeCoil({ code, body }: RequestFrame, coil: number, value: number, parts: BoardParts): Answer {
  const { outputs, inputs, firstCoil, waveshare } = parts;
  const echo = [code, ...body];
  const latch = inputs.latch;
  if (typeof latch === 'object' && latch.clearCoil === coil) {
    if (value === coilValues.off) inputs.clearLatches();
    return echo;
  }
  const channel = coil - firstCoil + 1;
  if (channel >= 1 && channel <= outputs.count)
    return writeChannels([channel], value) ? echo : refuse(code, exceptions.value);
  if (!waveshare) return refuse(code, exceptions.address);
  if (coil === vendor.allCoils) {
    const all = Array.from({ length: outputs.count }, (_, index) => index + 1);
    return writeChannels(all, value) ? echo : refuse(code, exceptions.value);
  }
  return writeTimed() ? echo : refuse(code, exceptions.address);

  function writeChannels(channels: readonly number[], written: number): boolean {
    const toggles = waveshare && written === vendor.toggle;
    if (written !== coilValues.on && written !== coilValues.off && !toggles) return false;
    for (const one of channels) outputs.set(one, toggles ? !outputs.isOn(one) : written === coilValues.on);
    return true;
  }

  function writeTimed(): boolean {
    for (const base of [vendor.onFor, vendor.offFor]) {
      const timed = coil - base - firstCoil + 1;
      if (timed < 1 || timed > outputs.count || value > vendor.mostUnits) continue;
      outputs.setFor(timed, base === vendor.onFor, value * delays.modbusTimedPulseUnitMs);
      return true;
    }
    return false;
  }
}

function writeCoils(
  { code, body }: RequestFrame,
  first: number,
  count: number,
  { outputs, firstCoil }: BoardParts,
): Answer {
  const data = body.subarray(5);
  if (count < 1 || count > MOST_BITS || data.length !== Math.ceil(count / 8)) return refuse(code, exceptions.value);
  const from = first - firstCoil;
  if (from < 0 || from + count > outputs.count) return refuse(code, exceptions.address);
  for (let at = 0; at < count; at += 1) outputs.set(from + at + 1, (((data[at >>> 3] ?? 0) >>> (at & 7)) & 1) === 1);
  return [code, ...body.subarray(0, 4)];
}

function refuse(code: number, exception: number): Answer {
  return [code | EXCEPTION_BIT, exception];
}

function wordAt(body: Uint8Array, at: number): number {
  return ((body[at] ?? 0) << 8) | (body[at + 1] ?? 0);
}
