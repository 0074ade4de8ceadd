import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import type { ConfigChange, FileValue } from '../../../../app/config/change.ts';
import type { Answering } from '../../../../app/service/doors/setup/answers.ts';
import { readAnswer } from '../../../../app/service/doors/setup/answers.ts';
import { paymentChanges } from '../../../../app/service/setup/payment-changes.ts';
import { setupProgress } from '../../../../app/service/setup/progress.ts';
import type { Contract, SetupFacts } from '../../../../app/service/state/setup-place.ts';
import { SETUP_STEPS, type SetupStep } from '../../../../app/service/state/setup-steps.ts';
import { loadConfig } from '../../../../main/config/load-config.ts';
import { endSetup } from '../../../../main/service/setup/wizard-effects.ts';
import { keepCertificate } from '../../../../main/setup/keep-certificate.ts';
import { runKindOf } from '../../../../main/setup/setup-run.ts';
import { SERVICE } from '../../../support/kiosk/service-menu.ts';
import { SetupFiles } from './harness.ts';

/** Called before each write of the wizard. */
const power = vi.hoisted(() => ({ beforeWrite: (_file: string, _text: string): void => undefined }));
vi.mock('../../../../main/files/replace-durably.ts', () => ({
  // The disk need not be waited for: nothing here really ends.
  replaceDurably: async (file: string, text: string): Promise<void> => {
    power.beforeWrite(file, text);
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  },
}));

const set = (path: readonly string[], after: FileValue): ConfigChange => ({
  kind: 'set',
  path,
  before: undefined,
  after,
});
const WATER = { id: 'water', channel: 1, name: 'Вода', priceTenge: 450 };
const CERTIFICATE = { passphrase: 'p', keyPem: 'key', caPems: ['ca'], chainPem: 'chain' };

/** One person with one answer for each step, at one start of the machine. */
class Person {
  readonly files: SetupFiles;
  readonly #contract: Contract;

  constructor(files: SetupFiles, contract: Contract) {
    this.files = files;
    this.#contract = contract;
  }

  /** The facts as the wizard reads them; what has become whole is written. */
  async facts(): Promise<SetupFacts> {
    await this.files.read();
    const read = this.files.events.findLast(({ kind }) => kind === 'setup-read' || kind === 'setup-unread');
    if (read?.kind !== 'setup-read') throw new Error(JSON.stringify(read));
    const changes = paymentChanges(read.facts);
    if (changes.length === 0) return read.facts;
    await this.#change(changes);
    return this.facts();
  }

  /** Through the steps from where the wizard stands; those that are done are left alone. */
  async goesOn(from: SetupStep): Promise<void> {
    for (const step of SETUP_STEPS.slice(SETUP_STEPS.indexOf(from))) {
      await this.files.keep(step);
      if (setupProgress(await this.facts())[step] !== 'done') await this.#answer(step);
    }
    await endSetup(this.files.ports);
  }

  async #answer(step: SetupStep): Promise<void> {
    switch (step) {
      case 'language':
        return this.#save({ kind: 'languages', languages: ['ru', 'kk'] });
      case 'operator':
        return this.#save({ kind: 'operator', name: 'Вода', contact: '+7 701 123 45 67', bin: '' });
      case 'contract':
        return this.#save({ kind: 'contract', contract: this.#contract, organizationBin: '' });
      case 'certificate':
        return this.#contract === 'lite'
          ? this.#save({ kind: 'api-key', key: 'KEY-1' })
          : keepCertificate(this.files.file, CERTIFICATE);
      case 'address':
        return this.#save({ kind: 'address', baseUrl: 'https://a.kz/r', deviceId: 'KIOSK-1' });
      case 'trade-point':
        return this.#change([set(['payment', 'kaspi', 'tradePointId'], 12)]);
      case 'devices':
        return this.#change([set(['peripherals', 'relay'], { driver: 'lcus', port: '/dev/ttyUSB0' })]);
      case 'products':
        return this.#change([{ kind: 'add', path: ['catalogue'], item: WATER }]);
      case 'pin':
        return this.#change([set(['service', 'pinHash'], SERVICE.technician.hash)]);
      case 'test-sale':
        return undefined;
    }
  }

  async #save(action: Answering): Promise<void> {
    const answer = readAnswer(action, await this.facts());
    if (!answer.ok) throw new Error(answer.error);
    let why: unknown = 'nothing was told';
    await this.files.run({ kind: 'save', answer: answer.value }, (outcome) => {
      why = outcome.why;
    });
    if (why !== null) throw new Error(JSON.stringify(why));
    await this.facts();
  }

  async #change(changes: readonly ConfigChange[]): Promise<void> {
    const written = await this.files.ports.editor.change(changes);
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  }
}

/** The machine is set up from wherever it stands. */
async function setUp(files: SetupFiles, contract: Contract): Promise<void> {
  const { setup } = startOf(files);
  if (setup !== null) await new Person(files, contract).goesOn(setup.at);
}

const startOf = ({ file, dataDirectory }: SetupFiles) => runKindOf({ configFile: file, setup: true }, dataDirectory);

/** The disk at each write of a whole set-up: everything before it, and half of it under another name. */
async function moments(files: SetupFiles, contract: Contract): Promise<readonly string[]> {
  const taken: string[] = [];
  power.beforeWrite = (file, text) => {
    writeFileSync(`${file}.new`, text.slice(0, text.length / 2));
    const copy = `${files.folder}-${String(taken.length)}`;
    cpSync(files.folder, copy, { recursive: true });
    taken.push(copy);
  };
  await setUp(files, contract);
  power.beforeWrite = () => undefined;
  return taken;
}

test.each(['lite', 'standard'] as const)(
  'the power goes at any write of the wizard (%s): it goes on at its step, nothing is lost, and the file is the same',
  async (contract) => {
    const files = new SetupFiles();
    const taken = await moments(files, contract);
    expect(taken.length).toBeGreaterThan(20);
    const text = files.text();
    const found: string[] = [];
    let lastStep = 0;
    for (const [index, copy] of taken.entries()) {
      const here = `write ${String(index + 1)} of ${String(taken.length)}`;
      rmSync(files.folder, { recursive: true });
      cpSync(copy, files.folder, { recursive: true });
      rmSync(copy, { recursive: true });
      const loaded = loadConfig(files.file);
      if (!loaded.ok && loaded.error.reason !== 'config-missing') found.push(`${here}: ${loaded.error.reason}`);
      const step = SETUP_STEPS.indexOf(startOf(files).setup?.at ?? 'language');
      if (step < lastStep) found.push(`${here}: back at ${String(SETUP_STEPS[step])}`);
      lastStep = step;
      const next = new SetupFiles({}, files);
      await setUp(next, contract);
      if (next.text() !== text) found.push(`${here}: another configuration\n${next.text()}`);
      if (startOf(next).setup !== null) found.push(`${here}: the wizard is not over`);
    }
    expect(found).toEqual([]);
    files.dispose();
  },
);
