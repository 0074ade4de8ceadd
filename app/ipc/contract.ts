import { z } from 'zod';
import { MAX_QUANTITY } from '../journal/entry.ts';
import { languageSchema } from '../messages/language.ts';
import type { View } from '../session/view.ts';
import { defineContract, push } from './derive.ts';
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
    ready: nothing,
    choose: z.strictObject({ revision, productId }),
    /** Another number of pieces on the details screen. */
    quantity: z.strictObject({ revision, quantity: z.number().int().min(1).max(MAX_QUANTITY) }),
    /** From the details screen on to the payment. */
    pay: z.strictObject({ revision }),
    /** By QR or with notes. */
    method: z.strictObject({ revision, method: z.enum(['qr', 'cash']) }),
    cancel: z.strictObject({ revision }),
    /** Leaves a success or error screen before its time. */
    done: z.strictObject({ revision }),
    language: z.strictObject({ language: languageSchema }),
    /** A view could not be drawn: for the technical log, which would otherwise claim that it was shown. */
    undrawn: z.strictObject({ screen: z.string().max(40), message: z.string().max(500) }),
    /** Moves the controls into reach, or back. */
    reach: z.strictObject({ on: z.boolean() }),
  },
  pushes: { view: push<View>() },
});

/** What the bench shows: the phone, the cable, the relay's lamps and the last requests. */
export interface BenchView {
  readonly purchase: { readonly qrPaymentId: string; readonly status: string; readonly amountTiyn: number } | null;
  readonly cablePlugged: boolean;
  readonly relayPlugged: boolean;
  /** One lamp per channel, `true` while the contact is closed. */
  readonly lamps: readonly boolean[];
  /** How often each channel has been pulsed since the start. */
  readonly pulses: readonly number[];
  /** Newest first. */
  readonly requests: readonly { readonly at: string; readonly line: string; readonly ok: boolean }[];
  /** What went wrong with the last press of a button, in words. */
  readonly notice: string | null;
}

/** The bench's window; it exists only with simulated peripherals. */
export const benchContract = defineContract('bench', {
  calls: {
    ready: nothing,
    phone: z.strictObject({ action: phoneActionSchema }),
    cable: z.strictObject({ plugged: z.boolean() }),
    relay: z.strictObject({ plugged: z.boolean() }),
  },
  pushes: { bench: push<BenchView>() },
});

/** The gallery of screens for those who draw them; it exists only in development. */
export const galleryContract = defineContract('gallery', {
  calls: {
    ready: nothing,
    show: z.strictObject({ sample: z.string().max(80), language: languageSchema, reachable: z.boolean() }),
  },
  pushes: { samples: push<readonly string[]>() },
});
