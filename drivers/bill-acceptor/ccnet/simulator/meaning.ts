import { type BillTable, decodeBillTable, decodeMask } from '../protocol/bill-table.ts';
import { answerBytes, commandBytes } from '../protocol/codes.ts';
import { decodeIdentity, shortestIdentity } from '../protocol/identity.ts';
import { pollOf, type PollState } from '../protocol/poll.ts';
import { rejectTexts, troubleText } from '../../vocabulary.ts';
import { hexText } from '../../../simulation/trace.ts';

/** The unit's bills by slot, to translate a code to a value. */
export type BillNames = BillTable;

const TIYN_PER_TENGE = 100;
const MASK_BYTES = 3;

const commandNames: Readonly<Record<keyof typeof commandBytes, string>> = {
  ack: 'ACK',
  nak: 'NAK',
  reset: 'RESET',
  getStatus: 'GET STATUS',
  setSecurity: 'SET SECURITY',
  poll: 'POLL',
  enableBillTypes: 'ENABLE BILL TYPES',
  stack: 'STACK',
  giveBack: 'RETURN',
  identification: 'IDENTIFICATION',
  hold: 'HOLD',
  getBillTable: 'GET BILL TABLE',
};

/** Text for a command of the host. */
export function commandText(body: readonly number[], bills: BillNames): string {
  const [byte, ...data] = body;
  const name = nameOf(byte);
  if (name === undefined) return `a command that the unit does not know: ${hexText(body)}`;
  if (byte !== commandBytes.enableBillTypes || data.length !== 2 * MASK_BYTES)
    return [name, hexText(data)].join(' ').trim();
  const enabled = decodeMask(Uint8Array.from(data));
  const withEscrow = decodeMask(Uint8Array.from(data.slice(MASK_BYTES)));
  if (enabled.length === 0) return `${name}: none`;
  return `${name}: ${slotsText(enabled, bills)}, with escrow: ${slotsText(withEscrow, bills)}`;
}

function nameOf(byte: number | undefined): string | undefined {
  for (const key of Object.keys(commandBytes) as (keyof typeof commandBytes)[]) {
    if (commandBytes[key] === byte) return commandNames[key];
  }
  return undefined;
}

/** Text for an answer of the unit, whose bytes depend on the command before it. */
export function answerText(request: readonly number[], body: readonly number[], bills: BillNames): string {
  const [command] = request;
  const [first] = body;
  if (body.length === 1 && first === answerBytes.nak) return 'NAK: the command came damaged';
  if (body.length === 1 && first === answerBytes.illegal) return 'ILLEGAL: not now, or not known';
  if (hexText(body) === hexText(request)) return `the line's echo of ${nameOf(command) ?? 'the command'}`;
  const bytes = Uint8Array.from(body);
  if (command === commandBytes.poll) return `${hexText(body)} ${stateText(pollOf(bytes), bills)}`;
  if (command === commandBytes.getStatus && body.length === 2 * MASK_BYTES)
    return `enabled: ${slotsText(decodeMask(bytes), bills)}`;
  if (command === commandBytes.identification && body.length >= shortestIdentity) return identityText(bytes);
  if (command === commandBytes.getBillTable && body.length >= MASK_BYTES + 2) return tableText(bytes);
  return body.length === 1 && first === answerBytes.ack ? 'ACK' : 'an answer that does not fit the command';
}

function stateText(poll: PollState, bills: BillNames): string {
  switch (poll.state) {
    case 'busy':
      return `busy for ${poll.busyMs} ms`;
    case 'rejecting':
      return `rejecting: ${rejectTexts[poll.reason]}`;
    case 'trouble':
      return troubleText(poll.trouble);
    case 'escrow':
    case 'stacked':
    case 'returned':
      return poll.slot === null
        ? `${poll.state}: a bill that is not named`
        : `${poll.state}: ${billText(poll.slot, bills)} (type ${poll.slot})`;
    case 'unknown':
      return 'a state that is not in the table';
    default:
      return poll.state.replaceAll('-', ' ');
  }
}

function identityText(body: Uint8Array): string {
  const identity = decodeIdentity(body);
  if (!identity.ok) return identity.error;
  const { model, firmware, serialNumber } = identity.value;
  return `${model ?? 'unknown model'}, part ${firmware}, serial number ${serialNumber}`;
}

function tableText(body: Uint8Array): string {
  const currency = String.fromCharCode(...body.subarray(1, 4));
  const table = decodeBillTable(body, [currency]);
  if (!table.ok) return table.error;
  return `bills of ${currency}: ${table.value.flatMap((bill) => (bill === null ? [] : [String(bill / TIYN_PER_TENGE)])).join(', ')}`;
}

function slotsText(slots: readonly number[], bills: BillNames): string {
  const known = slots.filter((slot) => bills[slot] !== undefined && bills[slot] !== null);
  return known.length === 0 ? 'none' : known.map((slot) => billText(slot, bills)).join(', ');
}

function billText(slot: number, bills: BillNames): string {
  const bill = bills[slot] ?? null;
  return bill === null ? 'no such bill' : String(bill / TIYN_PER_TENGE);
}
