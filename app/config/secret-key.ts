import { err, ok, type Result } from '../result.ts';

/** What is wrong with a key of a payment service, before anybody is asked about it. */
export type KeyMistake = 'key-missing' | 'key-cyrillic' | 'key-odd';

const CYRILLIC = /\p{Script=Cyrillic}/u;
/** What an HTTP header carries without harm. */
const PLAIN = /^[\x21-\x7E]{4,500}$/;

/** A key as it was typed or stands in a file; Cyrillic letters look like Latin ones and are none. */
export function readKey(text: string): Result<string, KeyMistake> {
  const key = text.trim();
  if (key === '') return err('key-missing');
  if (CYRILLIC.test(key)) return err('key-cyrillic');
  return PLAIN.test(key) ? ok(key) : err('key-odd');
}

/** Whose keys a configuration may name a file for. */
export const SECRETS = ['kaspi', 'apiPay', 'byFly'] as const;
export type SecretOf = (typeof SECRETS)[number];
