import { z } from 'zod';
import { KIOSK_ID } from '../../../app/fleet/wire/topics.ts';

const placeSchema = z.object({
  /** What people call the place; the machine's own name where it is absent. */
  name: z.string().max(80).optional(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Place = z.output<typeof placeSchema>;

/** `console.json` beside the page. Every key may be left out. */
const settingsSchema = z.object({
  title: z.string().max(60).default(''),
  /** Where the broker's WebSocket is: a path on the page's own host, the only one that its security policy allows. */
  broker: z
    .string()
    .regex(/^\/[\w./-]*$/)
    .default('/mqtt'),
  /** Whether the broker asks for name and password; not where a client certificate or the network guards it. */
  login: z.boolean().default(true),
  places: z.record(z.string().regex(KIOSK_ID), placeSchema).default({}),
});
export type ConsoleSettings = z.output<typeof settingsSchema>;

/** The settings of a page without the file. */
export const NO_SETTINGS: ConsoleSettings = settingsSchema.parse({});

/** Reads `console.json`; without one, or with one that does not fit, the page works as without. */
export async function readConsoleSettings(): Promise<ConsoleSettings> {
  try {
    const answer = await fetch('./console.json', { cache: 'no-cache' });
    return answer.ok ? settingsSchema.parse(await answer.json()) : NO_SETTINGS;
  } catch {
    return NO_SETTINGS;
  }
}

/** The broker's address on the page's own host. */
export function brokerAddress({ broker }: ConsoleSettings, page: Location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}${broker}`;
}
