import type { FileValue } from '../../app/config/change.ts';
import type { FoundDevice } from '../../app/devices/found-device.ts';
import { delays } from '../common/delays.ts';
import { type LineSpeed, plainSpeeds, type Probe, type ProbeLine } from '../definition/probe.ts';
import { decodeAnswer, encodeRequest, findWholeAnswer } from './frame.ts';
import type { ModbusRequest } from './request.ts';
import { BUS_DEFAULTS } from './settings.ts';
import { wireMs } from './timing.ts';

/** Addresses that boards come with or are set to first; at other speeds than the usual one only the first. */
const USUAL_ADDRESSES: readonly number[] = [1, 2, 3];
/** So many outputs are asked for, until a board says that it has them. */
const USUAL_COUNTS: readonly number[] = [16, 8, 4, 2, 1];
const USUAL_COUNT = 8;
/**
 * The second to the fourth output: of all such questions one whose bytes, heard at any other speed, hold no line feed. The
 * question for the first eight does: at a quarter of its speed 01 01 is 0A.
 */
const FIRST_QUESTION = { kind: 'read-coils', first: 1, count: 3 } as const;

/**
 * Read coils (FC 01) and read inputs (FC 02) (spec/peripherals section 4): neither writes. An exception is an answer, too.
 *
 * To others: a printer finds control characters without a meaning and two or three letters without a line feed; a relay
 * board no frame of its own; an acceptor sees SYNC only with an address that is not its own. The standard's boards throw
 * away what has no right CRC, so that no other question is one for them.
 */
export const modbusProbe: Probe = {
  speeds: [...plainSpeeds(9_600, 19_200, 38_400, 115_200), even(9_600), even(19_200)],
  turn: 'quiet',
  async ask(line, speed) {
    const isUsual = speed.baudRate === BUS_DEFAULTS.baudRate && speed.parity === BUS_DEFAULTS.parity;
    for (const address of isUsual ? USUAL_ADDRESSES : USUAL_ADDRESSES.slice(0, 1)) {
      if ((await read(line, speed, { ...FIRST_QUESTION, address })) === 'nobody') continue;
      const found = await boardAt(line, speed, address);
      // A device of another kind that speaks Modbus has neither outputs nor inputs.
      if (found.length > 0) return found;
    }
    return null;
  },
};

function even(baudRate: number): LineSpeed {
  return { baudRate, parity: 'even' };
}

type Read = 'bits' | 'refused' | 'nobody';

/** A board with outputs is a relay board, one with inputs can be the drop sensor's. */
async function boardAt(line: ProbeLine, speed: LineSpeed, address: number): Promise<readonly FoundDevice[]> {
  const channels = await countOf(line, speed, address);
  const inputs = await read(line, speed, { kind: 'read-inputs', address, first: 0, count: 1 });
  const { baudRate, parity } = speed;
  const settings: Record<string, FileValue> = {
    ...(baudRate === BUS_DEFAULTS.baudRate ? {} : { baudRate }),
    ...(parity === BUS_DEFAULTS.parity ? {} : { parity }),
    address,
  };
  const identity = { firmware: null, serialNumber: null };
  const relay: readonly FoundDevice[] =
    channels === null
      ? []
      : [
          {
            kind: 'relay',
            driver: 'modbus',
            settings: { ...settings, ...(channels === USUAL_COUNT ? {} : { channels }) },
            baudRate,
            identity: { ...identity, model: `Modbus, ${String(channels)}` },
          },
        ];
  const sensor: readonly FoundDevice[] =
    inputs === 'bits'
      ? [{ kind: 'dropSensor', driver: 'modbus', settings, baudRate, identity: { ...identity, model: 'Modbus' } }]
      : [];
  return [...relay, ...sensor];
}

/** How many outputs the board has, as far as the usual numbers tell; null: none. */
async function countOf(line: ProbeLine, speed: LineSpeed, address: number): Promise<number | null> {
  for (const count of USUAL_COUNTS) {
    if ((await read(line, speed, { kind: 'read-coils', address, first: 0, count })) === 'bits') return count;
  }
  return null;
}

async function read(
  line: ProbeLine,
  { baudRate }: LineSpeed,
  request: Extract<ModbusRequest, { readonly count: number }>,
): Promise<Read> {
  const question = encodeRequest(request);
  const limitMs = delays.modbusAnswerLimitMs + wireMs(question.length, baudRate);
  const received = await line.ask(question, limitMs, (bytes) => findWholeAnswer(bytes, request) !== undefined);
  const frame = received.length > MOST_BYTES ? undefined : findWholeAnswer(received, request);
  if (frame === undefined) return 'nobody';
  return decodeAnswer(frame, request).ok ? 'bits' : 'refused';
}

/** An echo, noise of an adapter that turns round, and an answer. */
const MOST_BYTES = 32;
