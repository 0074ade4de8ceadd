import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { judgeCommand } from '../../../app/fleet/wire/judge.ts';
import { fromBase64, toBase64 } from '../../../renderer/console/key/bytes.ts';
import { signerOf } from '../../../renderer/console/key/ed25519.ts';
import { makeSealedKey, openSealedKey, readSealedKey } from '../../../renderer/console/key/sealed-key.ts';
import { commandMessage, keyName } from '../../../renderer/console/link/command-message.ts';
import { nameOf, verifierOf } from '../../../scripts/fleet/operator-key.ts';

const NOW_MS = Date.UTC(2026, 10, 30);
const PASSPHRASE = 'Алматы, 2026 жыл';

/** The first test key of RFC 8032: seed, public key, signature of nothing. */
const RFC = {
  seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  signature:
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
};

afterEach(() => {
  vi.restoreAllMocks();
});

/** A browser that does not know Ed25519, as Chromium before 137. */
function withoutEd25519(): void {
  const importKey = crypto.subtle.importKey.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation((...args: readonly unknown[]) => {
    if (args[0] === 'pkcs8') return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
    return importKey(...(args as Parameters<typeof importKey>));
  });
}

describe('the operator’s key in the browser', () => {
  test.each([['the browser’s own Ed25519'], ['the library in its place']])(
    'signs as RFC 8032 does: %s',
    async (which) => {
      if (which !== 'the browser’s own Ed25519') withoutEd25519();
      const signer = await signerOf(Uint8Array.from(Buffer.from(RFC.seed, 'hex')));
      expect(Buffer.from(signer.publicKey).toString('hex')).toBe(RFC.publicKey);
      expect(Buffer.from(await signer.sign(new Uint8Array())).toString('hex')).toBe(RFC.signature);
    },
  );

  test('is sealed: only its passphrase opens it, and what was changed does not open at all', async () => {
    const sealed = await makeSealedKey('Айгүл', PASSPHRASE);
    const read = readSealedKey(JSON.stringify(sealed));
    expect(read).toEqual(sealed);
    const opened = await openSealedKey(sealed, PASSPHRASE);
    expect(opened.ok && toBase64(opened.value.publicKey)).toBe(sealed.publicKey);
    expect(await openSealedKey(sealed, `${PASSPHRASE}.`)).toEqual({ ok: false, error: 'wrong' });
    const other = await makeSealedKey('Айгүл', PASSPHRASE);
    expect(await openSealedKey({ ...sealed, publicKey: other.publicKey }, PASSPHRASE)).toMatchObject({ ok: false });
    expect(await openSealedKey({ ...sealed, sealed: other.sealed }, PASSPHRASE)).toMatchObject({ ok: false });
  });

  test.each(['', '{}', 'null', '{"kind":"sauda-operator-key"}', 'x'.repeat(1_000)])('is no file: %s', (text) => {
    expect(readSealedKey(text)).toBeNull();
  });

  test('a weak or a paralysing number of rounds in a file is refused', async () => {
    const sealed = await makeSealedKey('A', PASSPHRASE);
    for (const rounds of [1, 1e9]) expect(readSealedKey(JSON.stringify({ ...sealed, rounds }))).toBeNull();
  });

  test('base64 goes there and back, and nothing else is taken for it', () => {
    for (const length of [0, 1, 2, 3, 64]) {
      const bytes = Uint8Array.from({ length }, (_, index) => index * 7);
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }
    for (const text of ['a', '====', 'a b=', 'äöü=']) expect(fromBase64(text)).toBeNull();
  });
});

describe('a command from the console', () => {
  const judge = async (kioskId: string): Promise<{ readonly message: unknown; readonly publicKey: string }> => {
    const signer = await signerOf(Uint8Array.from(Buffer.from(RFC.seed, 'hex')));
    const made = await commandMessage(
      kioskId,
      { kind: 'product-off', argument: { productId: 'water' } },
      signer,
      NOW_MS,
    );
    if (!made.ok) throw new Error(made.error);
    expect(made.value.topic).toBe(`sauda/v1/${kioskId}/commands`);
    return { message: JSON.parse(made.value.text), publicKey: toBase64(signer.publicKey) };
  };

  test('counts for its machine and its time, and for no other machine, key, time or content', async () => {
    const { message, publicKey } = await judge('ALA-0001');
    const verify = verifierOf([publicKey]);
    const taken = judgeCommand(message, { kioskId: 'ALA-0001', wallMs: NOW_MS, verify });
    expect(taken).toMatchObject({ ok: true, value: { command: { kind: 'product-off' }, by: nameOf(publicKey) } });
    const outcome = (change: object, judge: object): unknown => {
      const judged = judgeCommand(
        { ...(message as object), ...change },
        { kioskId: 'ALA-0001', wallMs: NOW_MS, verify, ...judge },
      );
      return judged.ok ? 'taken' : judged.error.outcome;
    };
    expect(outcome({}, { kioskId: 'ALA-0002' })).toBe('unsigned');
    expect(outcome({}, { verify: verifierOf([]) })).toBe('unsigned');
    expect(outcome({}, { wallMs: NOW_MS + 3_600_000 })).toBe('expired');
    expect(outcome({ kind: 'product-on' }, {})).toBe('unsigned');
    expect(outcome({ argument: { productId: 'cola' } }, {})).toBe('unsigned');
    expect(outcome({ expires: NOW_MS + 3_600_000 }, {})).toBe('unsigned');
  });

  test('names its key as machines do', async () => {
    const raw = Uint8Array.from(Buffer.from(RFC.publicKey, 'hex'));
    expect(await keyName(raw)).toBe(createHash('sha256').update(raw).digest('hex').slice(0, 16));
    expect(await keyName(raw)).toBe(nameOf(toBase64(raw)));
  });
});
