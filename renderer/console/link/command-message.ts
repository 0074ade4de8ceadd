import type { Command } from '../../../app/fleet/wire/command.ts';
import { signedText } from '../../../app/fleet/wire/signed-text.ts';
import { topicOf } from '../../../app/fleet/wire/topics.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { toBase64 } from '../key/bytes.ts';
import type { Signer } from '../key/ed25519.ts';

/** How long a command counts: enough for a telephone's network to return, too short to surprise anybody. */
export const COMMAND_VALID_MS = 10 * MINUTE_MS;
const ID_BYTES = 12;
const KEY_NAME_LETTERS = 16;

/** A signed command, ready to be published. */
export interface CommandMessage {
  readonly topic: string;
  readonly text: string;
  readonly id: string;
  readonly expiresMs: number;
}

/** The command for this machine, signed. The error says what cannot be signed. */
export async function commandMessage(
  kioskId: string,
  command: Command,
  signer: Signer,
  nowMs: number,
): Promise<Result<CommandMessage, string>> {
  const id = toBase64(crypto.getRandomValues(new Uint8Array(ID_BYTES)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  const { kind, argument } = command;
  const expires = nowMs + COMMAND_VALID_MS;
  const text = signedText({ kioskId, id, kind, argument, expires });
  if (!text.ok) return err(text.error);
  const signature = toBase64(await signer.sign(new TextEncoder().encode(text.value)));
  const message = JSON.stringify({ id, kind, argument, expires, signature });
  return ok({ topic: topicOf(kioskId, 'commands'), text: message, id, expiresMs: expires });
}

/** What machines call a key: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes. */
export async function keyName(publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, KEY_NAME_LETTERS);
}
