import { z } from 'zod';
import type { LocalText } from './language/language.ts';
import { languageSchema } from './language/schema.ts';
import { roleSchema } from './role.ts';

/** Letters of a notice in one language: three lines on the narrowest screen. */
export const MAX_NOTICE_LENGTH = 120;
/** The latest end of a notice after it was put up; a later one is a mistake in the year. */
export const MAX_NOTICE_DAYS = 366;

/** Controls, what turns the direction of writing, breaks of a line, and letters that nobody sees. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

const noticeLine = z
  .string()
  .min(1)
  .max(MAX_NOTICE_LENGTH)
  .refine((text) => text.trim() === text && !HIDDEN.test(text));

/** A notice in at least one language; the others show it as `inEveryLanguage` says. */
export const noticeTextSchema = z
  .partialRecord(languageSchema, noticeLine)
  .refine((text) => Object.keys(text).length > 0);
export type NoticeText = z.infer<typeof noticeTextSchema>;

/** What the machine tells everybody who stands before it, until a moment of the wall clock. */
export const noticeSchema = z.strictObject({ text: noticeTextSchema, untilMs: z.number().int().min(0) });
export type Notice = z.infer<typeof noticeSchema>;

/** The name of the key that signed an order from afar; absent where a person at the menu gave it. */
export const orderedBySchema = z.string().min(1).max(64).exactOptional();

/** That an operator took the machine out of service: since when, by the wall clock, and who. */
export const closureSchema = z.strictObject({ sinceMs: z.number().int(), role: roleSchema, by: orderedBySchema });
export type Closure = z.infer<typeof closureSchema>;

/** The notice for screens in each language: one that it has no words in shows the first of Russian, Kazakh and English. */
export function inEveryLanguage(text: NoticeText): LocalText {
  const other = text.ru ?? text.kk ?? text.en ?? '';
  return { kk: text.kk ?? other, ru: text.ru ?? other, en: text.en ?? other };
}
