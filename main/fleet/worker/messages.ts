import { z } from 'zod';
import type { FleetConfig } from '../../../app/config/fleet.ts';
import type { Alarms } from '../../../app/fleet/alarms.ts';
import type { Command } from '../../../app/fleet/wire/command.ts';
import type { OnlineState } from '../../../app/fleet/wire/state.ts';
import type { EvaMachine } from '../../../app/export/eva/settings.ts';
import { isLogEvent, LOG_LEVELS, type LogEvent, type LogFacts } from '../../../app/log/events.ts';
import type { Outcome } from '../commands/handler.ts';

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What main knows of a machine's state; the thread adds what it knows itself. */
export type StateFacts = Omit<
  OnlineState,
  'online' | 'kioskId' | 'series' | 'sequence' | 'at' | 'today' | 'alarms' | 'unsent' | 'unconfirmed' | 'keys'
>;

/** What the thread is started with. Both sides come from one build, so that of some values only the shape is checked. */
export const fleetThreadDataSchema = z.strictObject({
  fleet: z.custom<FleetConfig>(isObject),
  dataDirectory: z.string(),
  machine: z.custom<EvaMachine>(isObject),
});
export type FleetThreadData = z.infer<typeof fleetThreadDataSchema>;

/** Main's messages to the thread. */
export const toFleetSchema = z.discriminatedUnion('kind', [
  /** `isUrgent`: it is told before its time, because the machine sells no more, or again. */
  z.strictObject({
    kind: z.literal('state'),
    facts: z.custom<StateFacts>(isObject),
    alarms: z.custom<Alarms>(isObject),
    isUrgent: z.boolean(),
  }),
  /** The journal has new entries. */
  z.strictObject({ kind: z.literal('grown') }),
  z.strictObject({ kind: z.literal('finished'), id: z.string(), outcome: z.custom<Outcome>(isObject) }),
  z.strictObject({ kind: z.literal('stop') }),
]);
export type ToFleet = z.infer<typeof toFleetSchema>;

/** The thread's messages to main. */
export const fromFleetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('command'),
    id: z.string(),
    command: z.custom<Command>(isObject),
    by: z.string(),
  }),
  z.strictObject({
    kind: z.literal('log'),
    level: z.enum(LOG_LEVELS),
    event: z.custom<LogEvent>(isLogEvent),
    facts: z.custom<LogFacts>(isObject),
  }),
  /** The connection to the broker, whenever it opens or ends. */
  z.strictObject({ kind: z.literal('link'), isOpen: z.boolean() }),
  z.strictObject({ kind: z.literal('stopped') }),
]);
export type FromFleet = z.infer<typeof fromFleetSchema>;
