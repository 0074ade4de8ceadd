import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KioskConfig } from '../../app/config/config.ts';
import { secretFileOf, withSecretFile, type PaymentSettings } from '../../app/config/payment.ts';
import { readKey, type KeyMistake, type SecretOf } from '../../app/config/secret-key.ts';
import type { StickFailure } from '../../app/import/stick-file.ts';
import type { Problem } from '../../app/problem.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { replaceDurably } from '../files/replace-durably.ts';
import { secretText } from '../files/secret-text.ts';
import type { RemovableMedia } from './stick-work.ts';

/** Longer than any key. */
const MOST_BYTES = 4_096;
const OWNER_ONLY_FOLDER = 0o700;

/** Why a key was not kept; what counted before does so still. */
export type NotKept =
  | { readonly kind: 'mistake'; readonly mistake: KeyMistake }
  | { readonly kind: 'stick'; readonly failure: StickFailure }
  | { readonly kind: 'disk'; readonly detail: string }
  /** The service was asked with it and has not accepted it, or could not be asked. */
  | { readonly kind: 'not-accepted'; readonly problem: Problem };

interface Keeping {
  readonly media: RemovableMedia;
  readonly tryPayment: (payment: PaymentSettings) => Promise<Result<void, Problem>>;
  /** With absolute paths. */
  readonly config: KioskConfig;
}

/**
 * Takes a key from a file of a stick. Its service is asked with it first, unless somebody keeps it `untried` although the
 * service could not tell; the value says whether it was asked. The key is written for this user alone and is in no
 * outcome.
 */
export async function keepSecret(
  file: string,
  { secret, isUntried }: { readonly secret: SecretOf; readonly isUntried: boolean },
  { media, tryPayment, config }: Keeping,
): Promise<Result<'accepted' | 'not-tried', NotKept>> {
  const read = await media.do<'read'>({ kind: 'read', file, mostBytes: MOST_BYTES });
  if (!read.ok) return err({ kind: 'stick', failure: read.error });
  if (!read.value.ok) {
    const { reason, detail } = read.value.error;
    return reason === 'too-large'
      ? err({ kind: 'mistake', mistake: 'key-odd' })
      : err({ kind: 'stick', failure: { kind: 'broken', detail } });
  }
  const text = secretText(read.value.value);
  if (!text.ok) return err({ kind: 'mistake', mistake: 'key-odd' });
  const key = readKey(text.value);
  if (!key.ok) return err({ kind: 'mistake', mistake: key.error });
  const { payment } = config;
  const place = payment === undefined ? null : secretFileOf(payment, secret);
  if (payment === undefined || place === null) return err({ kind: 'mistake', mistake: 'key-missing' });
  const trial = `${place}.trial`;
  const wanted = isUntried ? null : withSecretFile(payment, secret, trial);
  try {
    await mkdir(dirname(place), { recursive: true, mode: OWNER_ONLY_FOLDER });
    if (wanted !== null) {
      await replaceDurably(trial, `${key.value}\n`);
      const tried = await tryPayment(wanted);
      if (!tried.ok) return err({ kind: 'not-accepted', problem: tried.error });
    }
    await replaceDurably(place, `${key.value}\n`);
    return ok(wanted === null ? 'not-tried' : 'accepted');
  } catch (error) {
    return err({ kind: 'disk', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    await rm(trial, { force: true }).catch(() => undefined);
  }
}
