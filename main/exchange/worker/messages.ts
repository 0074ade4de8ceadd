import { z } from 'zod';
import type { StickWork } from '../stick-work.ts';

const id = z.number().int();

/** Both ends come from the same build, so only the shape is checked. */
export const askedSchema = z.strictObject({
  id,
  work: z.custom<StickWork>((value) => typeof value === 'object' && value !== null && 'kind' in value),
});
export type Asked = z.infer<typeof askedSchema>;

/** `error` is a sentence; the answer is then null. */
export const answeredSchema = z.strictObject({ id, answer: z.unknown(), error: z.string().nullable() });
export type Answered = z.infer<typeof answeredSchema>;
