import { z } from 'zod';
import { fleetSchema } from '../../../app/config/fleet.ts';
import { doctorLineSchema } from '../../../app/doctor/line.ts';
import { isLogEvent, LOG_LEVELS, type LogEvent } from '../../../app/log/events.ts';
import { tiyn } from '../../../app/money/money.ts';

const id = z.number().int();
const count = z.number().int().min(0);
const amount = z
  .number()
  .int()
  .transform((value) => tiyn(value));
const path = z.string();

const certificateFilesSchema = z.union([
  z.strictObject({ pfxFile: path, passphraseFile: path.optional() }),
  z.strictObject({ certFile: path, keyFile: path, passphraseFile: path.optional() }),
]);

const logEventSchema = z.custom<LogEvent>(isLogEvent);

/** Which lines of the technical log; the newest where `beforeId` is null. */
const logWantedSchema = z.strictObject({
  level: z.enum(LOG_LEVELS),
  events: z.array(logEventSchema).readonly().nullable(),
  beforeId: z.number().int().nullable(),
  count,
});
export type LogWanted = z.infer<typeof logWantedSchema>;

/** What main asks the reading thread. No secret crosses: it reads the files itself. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('journal') }),
  z.strictObject({ id, kind: z.literal('chain') }),
  z.strictObject({ id, kind: z.literal('certificate'), files: certificateFilesSchema }),
  z.strictObject({ id, kind: z.literal('fleet'), settings: fleetSchema }),
  z.strictObject({ id, kind: z.literal('log'), wanted: logWantedSchema }),
  z.strictObject({ id, kind: z.literal('doctor'), configFile: path, version: z.string() }),
]);
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type Question = z.infer<typeof questionSchema>;
/** A question before it gets its number. */
export type Asked = WithoutId<Question>;

/** `error` is a sentence; the answer is then null. */
export const answerSchema = z.strictObject({ id, answer: z.unknown(), error: z.string().nullable() });
export type Answer = z.infer<typeof answerSchema>;

const sumSchema = z.strictObject({ count, sumTiyn: amount });

/** What stands in the journal, for `home`. */
export const journalFactsSchema = z.strictObject({
  entries: count,
  debts: sumSchema,
  /** Notes in doubt; one without a known value adds nothing to the sum. */
  doubts: sumSchema,
  /** Invoices whose answer was lost, by sale. */
  invoices: sumSchema,
  /** What should be in the cassette, the largest note first; notes without a name are left out. */
  notes: z.array(z.strictObject({ valueTiyn: amount, count })).readonly(),
});
export type JournalFacts = z.infer<typeof journalFactsSchema>;

/** Whether the hashes follow each other, from `since` to `until`; or the first entry whose hash does not fit. */
export const chainFactsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('intact'), since: count, until: count }),
  z.strictObject({ kind: z.literal('broken'), sequence: count }),
]);
export type ChainFacts = z.infer<typeof chainFactsSchema>;

/** The certificate that counts; null where it cannot be read. */
export const certificateFactsSchema = z
  .strictObject({ subject: z.string(), notAfterMs: z.number(), isInstalled: z.boolean() })
  .nullable();

/** What keeps the machine from being heard by its fleet. */
const fleetFacts = z.strictObject({
  /** The first file that cannot be read, or that is no certificate. */
  unreadable: path.nullable(),
  notAfterMs: z.number().nullable(),
  /** From when on somebody has to look after it. */
  overdueMs: z.number().nullable(),
  heardMs: z.number().nullable(),
  unsent: count,
});
export type FleetFacts = z.infer<typeof fleetFacts>;
/** The same; `none` while it has not joined one. */
export const fleetFactsSchema = z.union([fleetFacts, z.literal('none')]);

/** What `sauda doctor` finds. */
export const doctorLinesSchema = z.array(doctorLineSchema).readonly();

const factSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Lines of the technical log, the newest first. */
export const logPageSchema = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        id,
        at: z.string(),
        level: z.string(),
        event: z.string(),
        facts: z.union([z.record(z.string(), factSchema), z.string()]),
      }),
    )
    .readonly(),
  hasOlder: z.boolean(),
});
export type LogPage = z.infer<typeof logPageSchema>;
