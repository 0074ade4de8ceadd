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
 * What the customer's window may say and hear. It sends intents, never amounts; every call carries one argument
 * object with a decoder, and a `revision` where a stale touch could hit another screen's button.
 */
export const customerContract = defineContract('customer', {
  calls: {
    /** The window is there and wants the current view. */
    ready: call(nothing),
    choose: call(z.strictObject({ revision, productId })),
    /** Another number of pieces on the details screen. */
    quantity: call(z.strictObject({ revision, quantity: z.number().int().min(1).max(MAX_QUANTITY) })),
    /** From the details screen on to the payment. */
    pay: call(z.strictObject({ revision })),
    /** By QR or with notes. */
    method: call(z.strictObject({ revision, method: z.enum(['qr', 'cash']) })),
    cancel: call(z.strictObject({ revision })),
    /** Leaves a success or error screen before its time. */
    done: call(z.strictObject({ revision })),
    /** Another product for the change of the sale that has just ended. */
    more: call(z.strictObject({ revision })),
    language: call(z.strictObject({ language: languageSchema })),
    /** A view could not be drawn: for the technical log, which would otherwise claim that it was shown. */
    undrawn: call(z.strictObject({ screen: z.string().max(40), message: z.string().max(500) })),
    /** Moves the controls into reach, or back. */
    reach: call(z.strictObject({ on: z.boolean() })),
  },
  pushes: { view: push<View>() },
});

/** The devices of the bench whose plug can be pulled. */
export const BENCH_DEVICES = ['relay', 'sensor', 'acceptor', 'printer'] as const;
export type BenchDevice = (typeof BENCH_DEVICES)[number];

/** The notes in the bench's drawer, in tenge. */
export const BENCH_NOTES = [500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;

/** What the bench can do to the validator; `cheat`: somebody pulls at a note that hangs on a string. */
export const BENCH_ACCEPTOR_FAULTS = ['jam', 'cassette-removed', 'cheat'] as const;
export type BenchAcceptorFault = (typeof BENCH_ACCEPTOR_FAULTS)[number];

/** What the bench can do to the printer. */
export const BENCH_PRINTER_FAULTS = ['paper-end', 'cover-open'] as const;
export type BenchPrinterFault = (typeof BENCH_PRINTER_FAULTS)[number];

/** One shelf of the simulated machine, with the relay's contact behind it. */
export interface BenchSlot {
  readonly channel: number;
  /** Null where the catalogue has nothing. */
  readonly product: { readonly name: string; readonly picture: string } | null;
  /** The contact is closed now. */
  readonly isClosed: boolean;
  /** How often it has been closed since the start. */
  readonly pulses: number;
  /** How many products have fallen since the start. */
  readonly fallen: number;
  readonly isStuck: boolean;
}

/** What the validator is doing, as a person in front of it would say; a trouble goes before everything else. */
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

/** The end of a note's way; `refused`: it was not even drawn in. */
export type BenchNoteEnd = 'stacked' | 'returned' | 'rejected' | 'pulled-out' | 'refused';

export interface BenchAcceptor {
  readonly isPlugged: boolean;
  readonly state: BenchAcceptorState;
  readonly faults: readonly BenchAcceptorFault[];
  /** What goes in now, in tenge. */
  readonly takenTenge: readonly number[];
  /** The note that is inside. */
  readonly insideTenge: number | null;
  /** The note before it; the number tells two alike apart. */
  readonly last: { readonly tenge: number; readonly end: BenchNoteEnd; readonly number: number } | null;
  readonly cassette: { readonly notes: number; readonly tenge: number };
}

export interface BenchPrinter {
  readonly isPlugged: boolean;
  readonly faults: readonly BenchPrinterFault[];
}

/** A slip of paper as the print head left it: one bit for each dot, rows from the top, 1 is black. */
export interface BenchPaper {
  readonly number: number;
  /** Dots; a row takes `width / 8` bytes, rounded up. */
  readonly width: number;
  readonly rows: number;
  readonly bits: Uint8Array;
  /** The lines that the printer set from its own font; what was sent as a picture is only in the dots. */
  readonly text: readonly string[];
}

/** What the bench shows: the phone, the cables, the machine, its drawer of notes, and the last requests. */
export interface BenchView {
  readonly purchase: { readonly qrPaymentId: string; readonly status: string; readonly amountTiyn: number } | null;
  readonly isCablePlugged: boolean;
  /** Null where the device is real, or there is none; the same with the others. */
  readonly relay: { readonly isPlugged: boolean; readonly slots: readonly BenchSlot[] } | null;
  readonly sensor: { readonly isPlugged: boolean } | null;
  readonly acceptor: BenchAcceptor | null;
  readonly printer: BenchPrinter | null;
  /** Newest first. */
  readonly requests: readonly { readonly at: string; readonly line: string; readonly ok: boolean }[];
  /** What went wrong with the last press of a button, in words. */
  readonly notice: string | null;
}

/** The bench's window; it exists only with simulated peripherals. */
export const benchContract = defineContract('bench', {
  calls: {
    ready: call(nothing),
    phone: call(z.strictObject({ action: phoneActionSchema })),
    cable: call(z.strictObject({ plugged: z.boolean() })),
    plug: call(z.strictObject({ device: z.enum(BENCH_DEVICES), plugged: z.boolean() })),
    /** A product hangs in its spiral from now on, or not any more. */
    stuck: call(z.strictObject({ channel: z.number().int().min(1).max(64), stuck: z.boolean() })),
    insert: call(z.strictObject({ tenge: z.literal(BENCH_NOTES) })),
    acceptorFault: call(z.strictObject({ fault: z.enum(BENCH_ACCEPTOR_FAULTS), on: z.boolean() })),
    printerFault: call(z.strictObject({ fault: z.enum(BENCH_PRINTER_FAULTS), on: z.boolean() })),
  },
  pushes: {
    bench: push<BenchView>(),
    /** The latest slips, oldest first; again whenever there is another. */
    papers: push<readonly BenchPaper[]>(),
  },
});

/** The gallery of screens for those who draw them; it exists only in development. */
export const galleryContract = defineContract('gallery', {
  calls: {
    /** The names of all samples. */
    samples: question(nothing, z.array(z.string().max(80)).readonly()),
    show: call(z.strictObject({ sample: z.string().max(80), language: languageSchema, reachable: z.boolean() })),
  },
  pushes: {},
});
