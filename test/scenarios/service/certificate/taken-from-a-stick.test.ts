import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CertificateOutcome, FoundFile, TakenFile } from '../../../../app/service/doors/certificate/types.ts';
import type { MachineEvent } from '../../../../app/service/event.ts';
import { runCertificate } from '../../../../main/service/doors/certificate.ts';
import { withLiveKiosks, type LiveKiosk } from '../../../support/certificate/live-harness.ts';
import { mediaIn } from '../../../support/service/media-in.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

const { harness, open } = withLiveKiosks();
let stick = '';
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'sauda-taken-'));
});
afterEach(() => {
  rmSync(stick, { recursive: true, force: true });
});

/** The door over a running kiosk's own connection and certificates, with a folder as its stick. */
function door(kiosk: LiveKiosk) {
  const dispatched: MachineEvent[] = [];
  const run = runCertificate(
    servicePorts({
      dataDirectory: kiosk.dataDirectory,
      media: mediaIn(stick),
      parts: { payments: kiosk.provider },
      dispatch: (event) => void dispatched.push(event),
    }),
  );
  return {
    dispatched,
    async look(): Promise<readonly FoundFile[]> {
      const told: CertificateOutcome[] = [];
      await run({ kind: 'look' }, (outcome) => void told.push(outcome));
      return told[0]?.kind === 'looked' ? told[0].found : [];
    },
    async take(file: FoundFile | undefined): Promise<TakenFile> {
      const told: CertificateOutcome[] = [];
      if (file === undefined) throw new Error('nothing was found');
      await run({ kind: 'take', file, passphrase: null }, (outcome) => void told.push(outcome));
      if (told[0]?.kind !== 'taken') throw new Error(JSON.stringify(told));
      expect(existsSync(join(kiosk.dataDirectory, 'from-stick'))).toBe(false);
      return told[0].taken;
    },
  };
}

test('the bank’s archive is tried, installed, and used by the running connection', async () => {
  const kiosk = open();
  await kiosk.connect();
  const { letter, serial } = await kiosk.letter();
  writeFileSync(join(stick, 'letter.zip'), readFileSync(letter));
  const { look, take, dispatched } = door(kiosk);
  expect(await take((await look())[0])).toMatchObject({ result: { kind: 'accepted' }, file: 'letter.zip' });
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(serial);
  expect(dispatched).toMatchObject([{ kind: 'connect-answered', result: { ok: true } }]);
});

test('so are the loose files of one folder, among them none of the photos beside them', async () => {
  const kiosk = open();
  await kiosk.connect();
  const { letter, serial } = await kiosk.letter();
  mkdirSync(join(stick, 'bank'));
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(letter))))
    writeFileSync(join(stick, 'bank', basename(name)), bytes);
  writeFileSync(join(stick, 'bank', 'photo.jpg'), Buffer.alloc(3_000_000));
  const { look, take } = door(kiosk);
  const found = await look();
  expect(found).toHaveLength(1);
  expect(await take(found[0])).toMatchObject({ result: { kind: 'accepted' } });
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(serial);
});

test('one that the bank refuses at the trial leaves the old one in effect', async () => {
  const kiosk = open();
  await kiosk.connect();
  const { letter, serial } = await kiosk.letter();
  writeFileSync(join(stick, 'letter.zip'), readFileSync(letter));
  harness.sandbox.revoke(serial);
  const { look, take, dispatched } = door(kiosk);
  expect(await take((await look())[0])).toMatchObject({
    subject: null,
    result: { kind: 'not-accepted', answer: 'refused' },
  });
  await kiosk.ping();
  expect([kiosk.lastSerial, dispatched]).toEqual([kiosk.configuredSerial, []]);
});

test('a photo, a bomb, an archive of another machine, and a stick that is pulled out: a sentence, and all as it was', async () => {
  const kiosk = open();
  await kiosk.connect();
  const other = await open().letter();
  writeFileSync(join(stick, 'a.zip'), zipSync({ 'big.cer': new Uint8Array(30_000_000) }));
  writeFileSync(join(stick, 'b.zip'), readFileSync(other.letter));
  writeFileSync(join(stick, 'photo.cer'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
  const { look, take } = door(kiosk);
  const found = await look();
  const reasons: string[][] = [];
  for (const file of found) {
    const { findings, subject } = await take(file);
    expect(subject).toBeNull();
    reasons.push(findings.map(({ reason }) => reason));
  }
  expect(reasons).toEqual([['source-too-large'], expect.arrayContaining(['key-missing']), expect.any(Array)]);
  expect(reasons[2]).not.toEqual([]);
  rmSync(stick, { recursive: true });
  expect((await take(found[0])).findings).toMatchObject([{ reason: 'stick-unreadable' }]);
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(kiosk.configuredSerial);
});
