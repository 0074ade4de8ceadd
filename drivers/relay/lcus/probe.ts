import type { FoundDevice } from '../../../app/devices/found-device.ts';
import { delays } from '../../common/delays.ts';
import { plainSpeeds, type Probe, type ProbeLine } from '../../definition/probe.ts';
import { stateInWords, WORDS_PROBE } from './protocol/dialect.ts';
import { LCUS_CHANNELS } from './protocol/channels.ts';
import { encodeCommand, FrameReader, frameLength, states } from './protocol/frame.ts';

/**
 * The query (operation 05) and FF (spec/peripherals section 4): both ask, neither switches. D0 00, which opens the contact
 * of some boards, is no question and is not sent; a board that answers nothing cannot be found.
 *
 * To others: a printer finds two control characters and up to six letters without a line feed, and forgets them at ESC @;
 * an acceptor finds no SYNC, a Modbus board no right CRC.
 */
export const lcusProbe: Probe = {
  speeds: plainSpeeds(9_600),
  turn: 'quiet',
  async ask(line) {
    if (await answersQuery(line, 1)) return [await counted(line)];
    const received = await line.ask(WORDS_PROBE, delays.relayAnswerLimitMs, saysState);
    // An answer in words has no checksum: everything in it has to be words.
    return saysState(received) && received.every(isText) ? [board(null)] : null;
  },
};

const MOST_TEXT = 512;

/** How many channels the board has, as far as it answers for them. */
async function counted(line: ProbeLine): Promise<FoundDevice> {
  let channels = 1;
  for (const channel of LCUS_CHANNELS.slice(1)) {
    if (!(await answersQuery(line, channel))) break;
    channels = channel;
  }
  return board(channels);
}

async function answersQuery(line: ProbeLine, channel: number): Promise<boolean> {
  const isAnswer = (received: Uint8Array): boolean =>
    received.length <= MOST_TEXT &&
    (new FrameReader(states).push(received).some((frame) => frame.channel === channel) ||
      (received.every(isText) && stateInWords(textOf(received), channel) !== undefined));
  const question = encodeCommand(channel, 'query');
  const received = await line.ask(question, delays.relayAnswerLimitMs, isAnswer);
  // Twice the frame is room for an echo before the answer.
  const isShort = received.length <= 2 * frameLength || received.every(isText);
  return isShort && isAnswer(received);
}

function board(channels: number | null): FoundDevice {
  const model = channels === null ? 'LCUS' : `LCUS-${String(channels)}`;
  return {
    kind: 'relay',
    driver: 'lcus',
    settings: {},
    baudRate: 9_600,
    identity: { model, firmware: null, serialNumber: null },
  };
}

function saysState(received: Uint8Array): boolean {
  return received.length <= MOST_TEXT && stateInWords(textOf(received), 1) !== undefined;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function isText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x00;
}
