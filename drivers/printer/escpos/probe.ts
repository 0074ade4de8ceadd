import type { DeviceIdentity, FoundDevice } from '../../../app/devices/found-device.ts';
import { delays } from '../../common/delays.ts';
import { plainSpeeds, type Probe, type ProbeLine } from '../../definition/probe.ts';
import { escposSettings } from './settings.ts';
import { flowBytes, isStatusByte, type StatusQuestion, statusQuestion } from './status.ts';

/** ESC @, filled up to four bytes with NUL, which ends a command cut in half: text is deleted unprinted. */
const RESET = Uint8Array.of(0x00, 0x00, 0x1b, 0x40);
const DEFAULT_BAUD = escposSettings.shape.baudRate.parse(undefined);

/** GS I n: what the printer says of itself, as text between 5F and 00. */
const INFORMATION = { firmware: 65, model: 67, serialNumber: 68 } as const;
const informationHead = 0x5f;
const longestInformation = 80;

/**
 * DLE EOT n (spec/peripherals section 5) is answered at once and prints nothing. Only a printer that has answered is asked
 * GS I n for its name, and gets ESC @ after it: a clone that does not know the question keeps its last byte as a letter.
 *
 * It is asked before all others. At the end of each speed of theirs goes ESC @, so that nothing of the other questions stays in a printer without a voice.
 * To others: no SYNC, no A0, no right CRC. The questions are filled up to four bytes with NUL, which a printer ignores: a
 * relay board that counts bytes keeps step.
 */
export const escposProbe: Probe = {
  speeds: plainSpeeds(19_200, 9_600, 115_200, 38_400, 57_600, 4_800),
  // With hardware flow control it answers only while the host shows that it listens: the lines are still on.
  turn: 'first',
  farewell: RESET,
  async ask(line, { baudRate }) {
    // One byte that fits may be noise; four in a row, each alone, are a printer.
    for (const question of [1, 4, 2, 1] as const) if (!(await answers(line, question))) return null;
    const identity = await identify(line);
    await line.tell(RESET);
    const isKnown = escposSettings.shape.model.safeParse(identity.model ?? undefined).success;
    const device: FoundDevice = {
      kind: 'printer',
      driver: 'escpos',
      settings: {
        ...(baudRate === DEFAULT_BAUD ? {} : { baudRate }),
        ...(isKnown && identity.model !== null ? { model: identity.model } : {}),
      },
      baudRate,
      identity,
    };
    return [device];
  },
};

/** Exactly one status byte; XON and XOFF around it do not count. */
async function answers(line: ProbeLine, question: StatusQuestion): Promise<boolean> {
  const asked = Uint8Array.of(...statusQuestion(question), 0x00);
  const received = await line.ask(asked, delays.printerAnswerLimitMs, (bytes) => bytes.some(isStatusByte));
  const said = received.filter((byte) => byte !== flowBytes.xon && byte !== flowBytes.xoff);
  return said.length === 1 && said.every(isStatusByte);
}

async function identify(line: ProbeLine): Promise<DeviceIdentity> {
  const model = await information(line, INFORMATION.model);
  // Who does not know the first question is not asked the others.
  if (model === null) return { model, firmware: null, serialNumber: null };
  const firmware = await information(line, INFORMATION.firmware);
  return { model, firmware, serialNumber: await information(line, INFORMATION.serialNumber) };
}

async function information(line: ProbeLine, which: number): Promise<string | null> {
  const read = (bytes: Uint8Array): string | null => {
    const from = bytes.indexOf(informationHead);
    const until = bytes.indexOf(0x00, from + 1);
    if (from < 0 || until < 0 || until - from > longestInformation) return null;
    const text = bytes.subarray(from + 1, until);
    return text.length > 0 && text.every((byte) => byte >= 0x20 && byte < 0x7f) ? latin(text) : null;
  };
  const question = Uint8Array.of(0x1d, 0x49, which, 0x00);
  return read(await line.ask(question, delays.printerAnswerLimitMs, (bytes) => read(bytes) !== null));
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').trim();
}
