import { z } from 'zod';
import { KINDS } from '../run/kinds.ts';

/** Seeds from `from` to below `to`, to be played with the mutation `name` in the product, or without any if it is empty. */
export const jobSchema = z.object({ name: z.string(), kind: z.enum(KINDS), from: z.number(), to: z.number() });
export type Job = z.infer<typeof jobSchema>;

/** The first seed that breaks a promise, and which. */
const caughtSchema = z.object({ seed: z.number(), rule: z.string(), detail: z.string() });
export type Caught = z.infer<typeof caughtSchema>;

/** What came of a job; `caught` is null if every promise held. */
export const resultSchema = z.union([z.object({ caught: caughtSchema.nullable() }), z.object({ error: z.string() })]);
export type Result = z.infer<typeof resultSchema>;
