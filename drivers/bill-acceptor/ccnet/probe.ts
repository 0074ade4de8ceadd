import type { DeviceIdentity, FoundDevice } from '../../../app/devices/found-device.ts';
import { plainSpeeds, type Probe, type ProbeLine } from '../../definition/probe.ts';
import { commandBytes } from './protocol/codes.ts';
import { encodeFrame, FrameReader, longestFrame, validatorAddress } from './protocol/frame.ts';
import { decodeIdentity } from './protocol/identity.ts';
import { pollOf, type PollState } from './protocol/poll.ts';
import { readReply, type Request, requests } from './protocol/request.ts';

/**
 * POLL and IDENTIFICATION (spec/peripherals section 1). Both only read: no RESET, which would move a note that lies
 * inside, and no ENABLE, so that no note is drawn in. A report about a note is not acknowledged: the unit repeats it to
 * the driver that comes later.
 *
 * To others: a printer finds STX, ETX, ACK and three letters without a line feed, a relay board no frame with a right
 * sum, a Modbus board no right CRC.
 */
export const ccnetProbe: Probe = {
  speeds: plainSpeeds(9_600, 19_200),
  // A CashCode GX on USB answers only with RTS.
  turn: 'quiet-and-loud',
  async ask(line, { baudRate }) {
    const polled = await answerTo(line, requests.poll);
    if (polled === null) return null;
    if (polled.length > 0 && mayBeAcknowledged(pollOf(polled))) await acknowledge(line);
    const identity = await identify(line);
    const device: FoundDevice = {
      kind: 'billAcceptor',
      driver: 'ccnet',
      settings: baudRate === 9_600 ? {} : { baudRate },
      baudRate,
      identity,
    };
    return [device];
  },
};

const NOTE_REPORTS: readonly PollState['state'][] = [
  'power-up-bill-in-acceptor',
  'power-up-bill-in-stacker',
  'rejecting',
  'escrow',
  'stacked',
  'returned',
  'unknown',
];

function mayBeAcknowledged({ state }: PollState): boolean {
  return !NOTE_REPORTS.includes(state);
}

/** The unit's part and serial number; it tells them only while it takes no notes. */
async function identify(line: ProbeLine): Promise<DeviceIdentity> {
  const nobody = { model: null, firmware: null, serialNumber: null };
  const body = await answerTo(line, requests.identification);
  if (body === null || body.length === 0) return nobody;
  await acknowledge(line);
  const identity = decodeIdentity(body);
  if (!identity.ok) return nobody;
  const { model, firmware, serialNumber } = identity.value;
  return { model, firmware: firmware || null, serialNumber: serialNumber || null };
}

async function acknowledge(line: ProbeLine): Promise<void> {
  await line.tell(encodeFrame(validatorAddress, [commandBytes.ack]));
}

/** The data of the unit's answer, empty for a refusal; null where no unit answered. An echo is no answer. */
async function answerTo(line: ProbeLine, request: Request): Promise<Uint8Array | null> {
  const read = (received: Uint8Array): Uint8Array | null => {
    for (const found of new FrameReader(validatorAddress).push(received)) {
      if (found.kind !== 'frame' || String(found.body) === String(request.body)) continue;
      const reply = readReply(request, found.body);
      if (reply !== null) return reply.kind === 'data' ? reply.body : new Uint8Array();
    }
    return null;
  };
  const question = encodeFrame(validatorAddress, request.body);
  const received = await line.ask(question, request.answerLimitMs, (bytes) => read(bytes) !== null);
  return received.length > MOST_BYTES ? null : read(received);
}

/** An echo and the longest answer; whatever says more than that is no unit. */
const MOST_BYTES = 2 * longestFrame;
