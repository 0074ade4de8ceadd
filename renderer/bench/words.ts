import type {
  BenchAcceptorFault,
  BenchAcceptorState,
  BenchDevice,
  BenchNoteEnd,
  BenchPrinterFault,
} from '../../app/ipc/contract.ts';

/** The labels of a button that does something and, when pressed again, undoes it. */
export interface Pair {
  readonly act: string;
  readonly undo: string;
}

interface DeviceWords {
  readonly title: string;
  readonly on: string;
  readonly off: string;
  readonly pull: Pair;
}

const devices: Readonly<Record<BenchDevice, DeviceWords>> = {
  relay: {
    title: 'Relay',
    on: 'Connected over USB',
    off: 'The USB plug is out',
    pull: { act: 'Unplug the relay', undo: 'Plug in the relay' },
  },
  sensor: {
    title: 'Drop sensor',
    on: 'The sensor watches',
    off: 'The sensor’s plug is out',
    pull: { act: 'Unplug the drop sensor', undo: 'Plug in the drop sensor' },
  },
  acceptor: {
    title: 'Banknotes',
    on: '',
    off: 'The plug is out',
    pull: { act: 'Unplug the acceptor', undo: 'Plug in the acceptor' },
  },
  printer: {
    title: 'Printer',
    on: 'Can print',
    off: 'The plug is out',
    pull: { act: 'Unplug the printer', undo: 'Plug in the printer' },
  },
};

const acceptorStates: Readonly<Record<BenchAcceptorState, string>> = {
  'unplugged': 'The plug is out',
  'closed': 'The slot is shut',
  'idle': 'Waits for a note',
  'accepting': 'Draws the note in and looks at it',
  'escrow': 'Holds the note; the kiosk decides',
  'stacking': 'Puts the note into the cassette',
  'returning': 'Gives the note back',
  'rejecting': 'Does not want the note',
  'jam': 'A note is jammed',
  'cassette-removed': 'The cassette is out',
  'cheat': 'Somebody pulled at a note',
};

const acceptorFaults: Readonly<Record<BenchAcceptorFault, Pair>> = {
  'jam': { act: 'Jam', undo: 'Free the jam' },
  'cassette-removed': { act: 'Cassette out', undo: 'Cassette in' },
  'cheat': { act: 'Pull at the note', undo: 'Let go' },
};

const printerFaults: Readonly<Record<BenchPrinterFault, Pair & { readonly state: string }>> = {
  'paper-end': { act: 'Paper out', undo: 'Paper in', state: 'No paper' },
  'cover-open': { act: 'Open the cover', undo: 'Close the cover', state: 'The cover is open' },
};

const noteEnds: Readonly<Record<BenchNoteEnd, string>> = {
  'stacked': 'is in the cassette',
  'returned': 'came back',
  'rejected': 'was pushed back',
  'pulled-out': 'was pulled back out',
  'refused': 'does not go in',
};

/** The bench's texts, in English only: it is used by people who develop and repair kiosks, never by customers. */
export const words = {
  title: 'Bench',
  subtitle: 'A simulated world around a real kiosk',
  phone: 'The customer’s phone',
  scan: 'Scan',
  confirm: 'Confirm',
  decline: 'Decline',
  scanError: 'Scan fails',
  scanErrorName: 'Scan with an error',
  walkAway: 'Walk away: touch nothing and watch the time run out.',
  noPurchase: 'No purchase',
  noPurchaseHint: 'Choose a product on the kiosk.',
  purchase: 'Purchase',
  network: 'Network',
  networkOn: 'The cable is plugged in',
  networkOff: 'The cable is unplugged',
  unplugCable: 'Unplug the network cable',
  plugCable: 'Plug in the network cable',
  devices,
  channel: (number: number): string => `Channel ${String(number)}`,
  lamp: (closed: boolean): string => (closed ? 'closed' : 'open'),
  pulses: (count: number): string => (count === 1 ? '1 pulse' : `${String(count)} pulses`),
  fallen: (count: number): string => (count === 1 ? '1 product fell' : `${String(count)} products fell`),
  stuck: 'Stuck',
  stuckName: (channel: number): string => `Stuck on channel ${String(channel)}`,
  emptyShelf: 'empty',
  tray: 'Tray',
  emptyTray: 'Nothing in the tray',
  acceptorStates,
  acceptorFaults,
  drawer: 'Drawer of banknotes',
  insert: (amount: string): string => `Insert ${amount}`,
  noteEnd: (amount: string, end: BenchNoteEnd): string => `${amount} ${noteEnds[end]}`,
  cassette: 'Cassette',
  notes: (count: number): string => (count === 1 ? '1 note' : `${String(count)} notes`),
  printerFaults,
  slip: (number: number): string => `Slip ${String(number)}`,
  noPaper: 'No slip yet. Sell something.',
  requests: 'Requests',
  noRequests: 'Nothing yet',
} as const;

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['QrTokenCreated', 'waits for a scan'],
  ['Wait', 'scanned, waits for a confirmation'],
  ['Processed', 'paid'],
  ['Error', 'failed or declined'],
  // The bench's own words for the statuses of an invoice.
  ['invoice processing', 'the invoice is on its way'],
  ['invoice pending', 'the invoice waits for a confirmation'],
  ['invoice paid', 'paid'],
  ['invoice cancelled', 'cancelled or declined'],
  // The bench's own word while the kiosk displays a refund's QR.
  ['RefundQr', 'Refund QR waits'],
]);

/** Kaspi's status in plain words; an unknown one unchanged. */
export function statusWords(status: string): string {
  return STATUSES.get(status) ?? status;
}
