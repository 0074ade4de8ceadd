import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TogetherDisk } from '../../../../main/files/replace-together.ts';
import { compose } from '../../../../main/compose/compose.ts';
import { keepCertificate } from '../../../../main/setup/keep-certificate.ts';
import { compositionPorts } from '../../../support/kiosk/composition-ports.ts';

const FILES = ['secrets/passphrase', 'certs/kiosk.key', 'certs/ca.crt', 'certs/kiosk.crt'];

const set = (which: string) => ({
  passphrase: `${which} passphrase`,
  keyPem: `${which} key`,
  caPems: [`${which} ca`],
  chainPem: `${which} chain`,
});

/** A disk whose power goes before its step of this number; what was being written lies there by half. */
function diskUntil(cut: number): TogetherDisk & { readonly steps: () => number } {
  let step = 0;
  const next = (halfDone: () => void): void => {
    step += 1;
    if (step <= cut) return;
    halfDone();
    throw new Error('the power is off');
  };
  return {
    steps: () => step,

    async write(file, text): Promise<void> {
      next(() => {
        writeFileSync(`${file}.new`, text.slice(0, text.length / 2));
      });
      writeFileSync(file, text);
    },

    async rename(from, to): Promise<void> {
      next(() => undefined);
      renameSync(from, to);
    },

    async remove(file): Promise<void> {
      next(() => undefined);
      rmSync(file, { force: true });
    },
  };
}

test.each(['old', null])(
  'the power goes at any step of a new certificate (before it: %s): the next start has one whole set',
  async (before) => {
    const found: string[] = [];
    for (let cut = 0, isCut = true; isCut; cut += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'sauda-certificate-'));
      const configFile = join(folder, 'kiosk.yaml');
      if (before !== null) await keepCertificate(configFile, set(before));
      const disk = diskUntil(cut);
      isCut = await keepCertificate(configFile, set('new'), disk).then(
        () => false,
        () => true,
      );
      // The configuration is damaged, and still the start completes the set before it gives up.
      writeFileSync(configFile, 'version: [');
      expect((await compose(compositionPorts({ configFile, dataDirectory: folder }))).ok).toBe(false);
      const texts = FILES.map((file) => join(folder, file)).map((file) =>
        existsSync(file) ? readFileSync(file, 'utf8').split(' ')[0] : null,
      );
      const sets = new Set(texts);
      if (sets.size !== 1) found.push(`before step ${String(cut + 1)}: ${texts.join(', ')}`);
      if (!isCut) expect([disk.steps(), ...sets]).toEqual([10, 'new']);
      if (existsSync(join(folder, 'certs', 'kiosk.switch'))) found.push(`intent left at ${String(cut)}`);
      rmSync(folder, { recursive: true });
    }
    expect(found).toEqual([]);
  },
);
