import { z } from 'zod';
import { MAX_QUANTITY } from '../journal/entry.ts';
import { languageSchema } from '../language/schema.ts';
import type { View } from '../session/view/view.ts';
import { call, defineContract, push, question } from './derive.ts';
import { phoneActionSchema } from './sandbox-process.ts';

const revision = z.number().int().min(0);
const productId = z.string().min(1).max(64);
const nothing = z.strictObject({});

/**
 * The calls and pushes of the customer's window. It sends intents, never amounts. Every call carries one argument
 * object with a decoder, and a `revision` wherever a late touch could hit a button of another screen.
 */
export const customerContract = defineContract('customer', {
  calls: {
    /** The window has loaded and asks for the current view. */
    ready: call(nothing),
    /** The first view is on the screen, so that main can turn to what the page does not wait for. */
    painted: call(nothing),
    choose: call(z.strictObject({ revision, productId })),
    /** Another quantity on the details screen. */
    quantity: call(z.strictObject({ revision, quantity: z.number().int().min(1).max(MAX_QUANTITY) })),
    /** Another number of pieces of a product in the basket; 0 takes it out. */
    pieces: call(z.strictObject({ revision, productId, quantity: z.number().int().min(0).max(MAX_QUANTITY) })),
    /** Continues from the details screen, or from the basket, to the payment. */
    pay: call(z.strictObject({ revision })),
    /** The chosen way to pay, by its id. */
    method: call(z.strictObject({ revision, method: z.string().regex(/^[a-z0-9_-]{1,40}$/) })),
    /** The keypad for the telephone number of an invoice. */
    digit: call(z.strictObject({ revision, digit: z.number().int().min(0).max(9) })),
    erase: call(z.strictObject({ revision })),
    send: call(z.strictObject({ revision })),
    /** Asks once what became of an invoice that may not be asked about on a timer. */
    check: call(z.strictObject({ revision })),
    /** Agrees to pay what is missing of a payment in parts. */
    payRest: call(z.strictObject({ revision })),
    cancel: call(z.strictObject({ revision })),
    /** Leaves a success or error screen before its time is up. */
    done: call(z.strictObject({ revision })),
    /** Starts another sale with the change of the sale that has just ended. */
    more: call(z.strictObject({ revision })),
    language: call(z.strictObject({ language: languageSchema })),
    /** The window failed to draw a view. The technical log would otherwise claim that the view was shown. */
    undrawn: call(z.strictObject({ screen: z.string().max(40), message: z.string().max(500) })),
    /** A file of the operator cannot be shown or played. */
    unplayed: call(z.strictObject({ address: z.string().max(400) })),
    /** Moves the controls into reach of a seated customer, or back. */
    reach: call(z.strictObject({ on: z.boolean() })),
    /** Makes small words larger, or back. */
    largeText: call(z.strictObject({ on: z.boolean() })),
    /** The black screen of the dark hours, the attract loop, or a place without a button was touched. */
    wake: call(nothing),
    /** The set-up wizard that a machine without a configuration offers. */
    setUp: call(nothing),
    /** The operator's name was touched, behind which the service menu is. */
    knock: call(nothing),
  },
  pushes: { view: push<View>() },
});

/** The bench's devices whose plug can be pulled. */
export const BENCH_DEVICES = ['relay', 'sensor', 'acceptor', 'printer'] as const;
export type BenchDevice = (typeof BENCH_DEVICES)[number];

/** The notes that the bench can insert, in tenge. */
export const BENCH_NOTES = [500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;

/** The bill acceptor's faults on the bench; `cheat` is a pull at a note on a string. */
export const BENCH_ACCEPTOR_FAULTS = ['jam', 'cassette-removed', 'cheat'] as const;
export type BenchAcceptorFault = (typeof BENCH_ACCEPTOR_FAULTS)[number];

/** The printer's faults on the bench. */
export const BENCH_PRINTER_FAULTS = ['paper-end', 'cover-open'] as const;
export type BenchPrinterFault = (typeof BENCH_PRINTER_FAULTS)[number];

/** One shelf of the simulated machine and the relay contact that drives it. */
export interface BenchSlot {
  readonly channel: number;
  /** Null where the catalogue has no product for the channel. */
  readonly product: { readonly name: string; readonly picture: string } | null;
  /** Whether the contact is closed now. */
  readonly isClosed: boolean;
  /** How often the contact has been closed since the start. */
  readonly pulses: number;
  /** The number of products that have fallen since the start. */
  readonly fallen: number;
  readonly isStuck: boolean;
}

/** The state of the bill acceptor in plain words; a fault takes precedence. */
export type BenchAcceptorState =
  | 'unplugged'
  | 'closed'
  | 'idle'
  | 'accepting'
  | 'escrow'
  | 'stacking'
  | 'returning'
  | 'rejecting'
  | BenchAcceptorFault;

/** How a note ended; `refused` means that it was not drawn in at all. */
export type BenchNoteEnd = 'stacked' | 'returned' | 'rejected' | 'pulled-out' | 'refused';

export interface BenchAcceptor {
  readonly isPlugged: boolean;
  readonly state: BenchAcceptorState;
  readonly faults: readonly BenchAcceptorFault[];
  /** The notes that the acceptor takes now, in tenge. */
  readonly takenTenge: readonly number[];
  /** The note inside the acceptor, in tenge; null where there is none. */
  readonly insideTenge: number | null;
  /** The previous note; the number distinguishes two notes of the same value. */
  readonly last: { readonly tenge: number; readonly end: BenchNoteEnd; readonly number: number } | null;
  readonly cassette: { readonly notes: number; readonly tenge: number };
}

export interface BenchPrinter {
  readonly isPlugged: boolean;
  readonly faults: readonly BenchPrinterFault[];
}

/** A slip as the print head left it: one bit for each dot, rows from the top, 1 is black. */
export interface BenchPaper {
  readonly number: number;
  /** The width in dots; a row takes `width / 8` bytes, rounded up. */
  readonly width: number;
  readonly rows: number;
  readonly bits: Uint8Array;
  /** The lines that the printer set in its own font. Text sent as a picture is in the dots only. */
  readonly text: readonly string[];
}

/** What the bench shows: the phone, the cables, the machine, the notes and the last requests. */
export interface BenchView {
  readonly purchase: { readonly qrPaymentId: string; readonly status: string; readonly amountTiyn: number } | null;
  readonly isCablePlugged: boolean;
  /** Null where the device is real or absent; the other devices likewise. */
  readonly relay: { readonly isPlugged: boolean; readonly slots: readonly BenchSlot[] } | null;
  readonly sensor: { readonly isPlugged: boolean } | null;
  readonly acceptor: BenchAcceptor | null;
  readonly printer: BenchPrinter | null;
  /** Newest first. */
  readonly requests: readonly { readonly at: string; readonly line: string; readonly ok: boolean }[];
  /** What went wrong with the last press of a button, as a sentence. */
  readonly notice: string | null;
}

/** The contract of the bench's window, which exists only with simulated peripherals. */
export const benchContract = defineContract('bench', {
  calls: {
    ready: call(nothing),
    phone: call(z.strictObject({ action: phoneActionSchema })),
    cable: call(z.strictObject({ plugged: z.boolean() })),
    plug: call(z.strictObject({ device: z.enum(BENCH_DEVICES), plugged: z.boolean() })),
    /** Makes a product hang in its spiral, or frees it. */
    stuck: call(z.strictObject({ channel: z.number().int().min(1).max(64), stuck: z.boolean() })),
    insert: call(z.strictObject({ tenge: z.literal(BENCH_NOTES) })),
    acceptorFault: call(z.strictObject({ fault: z.enum(BENCH_ACCEPTOR_FAULTS), on: z.boolean() })),
    printerFault: call(z.strictObject({ fault: z.enum(BENCH_PRINTER_FAULTS), on: z.boolean() })),
  },
  pushes: {
    bench: push<BenchView>(),
    /** The latest slips, oldest first; sent whenever one is printed. */
    papers: push<readonly BenchPaper[]>(),
  },
});

/** The contract of the gallery's window, which exists only in development. */
export const galleryContract = defineContract('gallery', {
  calls: {
    /** The names of all samples. */
    samples: question(nothing, z.array(z.string().max(80)).readonly()),
    show: call(
      z.strictObject({
        sample: z.string().max(80),
        language: languageSchema,
        reachable: z.boolean(),
        largeText: z.boolean().optional(),
      }),
    ),
  },
  pushes: {},
});
