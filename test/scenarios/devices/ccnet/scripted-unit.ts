import { encodeBillTable } from '../../../../drivers/bill-acceptor/ccnet/protocol/bill-table.ts';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { encodeFrame, FrameReader, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { encodeIdentity } from '../../../../drivers/bill-acceptor/ccnet/protocol/identity.ts';
import type { MemoryDevice } from '../../../../drivers/port/memory-port.ts';
import { tenge } from './harness.ts';

/** The body of an answer, bytes to be sent as they are, or silence. */
export type ScriptedAnswer = readonly number[] | { readonly raw: Uint8Array } | null;

/** A unit without a mechanism of its own: its answers are the test's, byte by byte. */
export class ScriptedUnit {
  /** Answers to POLL, first to last; the last one is repeated. */
  polls: ScriptedAnswer[] = [[0x19]];
  /** The answers to POLL from each RESET on; null: RESET changes nothing about them. */
  pollsAfterReset: readonly ScriptedAnswer[] | null = null;
  /** Answers to other commands; absent: as a healthy unit would. */
  readonly answers = new Map<number, ScriptedAnswer>();
  /** What the host sent, without polls. */
  readonly heard: number[][] = [];

  constructor(device: MemoryDevice) {
    const reader = new FrameReader(validatorAddress);
    device.onBytes((bytes) => {
      for (const found of reader.push(bytes)) {
        if (found.kind !== 'frame') continue;
        const answer = this.#answerTo([...found.body]);
        if (answer === null) continue;
        void device.write('raw' in answer ? answer.raw : encodeFrame(validatorAddress, answer));
      }
    });
  }

  #answerTo(body: number[]): ScriptedAnswer {
    const [command = 0] = body;
    if (command === commandBytes.poll) return (this.polls.length > 1 ? this.polls.shift() : this.polls[0]) ?? null;
    this.heard.push(body);
    if (command === commandBytes.reset && this.pollsAfterReset !== null) this.polls = [...this.pollsAfterReset];
    if (command === commandBytes.ack || command === commandBytes.nak) return null;
    const scripted = this.answers.get(command);
    if (scripted !== undefined) return scripted;
    if (command === commandBytes.getStatus) return [0, 0, 0, 0, 0, 0];
    if (command === commandBytes.identification) {
      return [...encodeIdentity({ firmware: 'SM-KZ', serialNumber: '1', assetNumber: '' })];
    }
    if (command === commandBytes.getBillTable) return [...encodeBillTable([500, 1_000].map(tenge), 'KZT')];
    return [0x00];
  }
}
