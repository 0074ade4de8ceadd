import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JournalEntry } from '../../../../app/journal/entry.ts';
import type { StickFailure } from '../../../../app/import/stick-file.ts';
import { doorOutcome } from '../../../../app/service/doors/joined.ts';
import type { ImportAction } from '../../../../app/service/doors/import/actions.ts';
import type { ImportEffect, ImportView, SettingsView } from '../../../../app/service/doors/import/types.ts';
import { changeableSettings } from '../../../../main/config/changeable-settings.ts';
import { createConfigEditor } from '../../../../main/config/edit/config-editor.ts';
import { fileStore } from '../../../../main/config/edit/config-store.ts';
import { parseConfig } from '../../../../main/config/load-config.ts';
import { runImport } from '../../../../main/service/doors/import.ts';
import type { ServicePorts } from '../../../../main/service/port/service-ports.ts';
import { silentLog } from '../../../support/fakes/silent-log.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { mediaIn } from '../../../support/service/media-in.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

export const OWN = `version: 1
# Our own machine.
operator: { name: Aqbulaq, contact: "+7 700 000 00 00" }   # the owner
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 450, stock: 7 }   # cold
  - { id: tea, channel: 3, name: Чай, priceTenge: 300, stock: 2 }
`;

/** A machine at the door to imports, over a real configuration file and a folder as its stick. */
export class ImportMachine extends ServiceHarness {
  readonly folder = mkdtempSync(join(tmpdir(), 'sauda-import-'));
  readonly file = join(this.folder, 'machine', 'kiosk.yaml');
  readonly stick: string;
  readonly ends: string[] = [];
  readonly #run: ReturnType<typeof runImport>;
  #failure: StickFailure | null = null;
  /** Effects that main has carried out. */
  #done = 0;

  constructor({
    text = OWN,
    dataDirectory = '',
    hasConfiguration = true,
    tryPayment,
    stick,
  }: {
    readonly text?: string;
    readonly dataDirectory?: string;
    readonly hasConfiguration?: boolean;
    readonly tryPayment?: ServicePorts['tryPayment'];
    /** The folder of a stick that is there; otherwise an empty one. */
    readonly stick?: string;
  } = {}) {
    const config = parseConfig(text, 'kiosk.yaml');
    if (!config.ok) throw new Error('the text is no configuration');
    super({ catalogue: config.value.catalogue });
    mkdirSync(dirname(this.file));
    this.stick = stick ?? join(this.folder, 'STICK');
    mkdirSync(this.stick, { recursive: true });
    writeFileSync(this.file, text);
    const facts = { demo: false, offersSetup: false, hasAcceptor: false, services: [] };
    this.#run = runImport(
      servicePorts({
        clock: this.clock,
        dataDirectory,
        ...(tryPayment === undefined ? {} : { tryPayment }),
        configFile: hasConfiguration ? this.file : null,
        editor: createConfigEditor(fileStore(this.file), this.file, this.clock),
        settingsOf: (changed) => changeableSettings(changed, this.file, facts, silentLog),
        media: mediaIn(this.stick, () => this.#failure),
        end: (how) => void this.ends.push(how),
      }),
    );
  }

  /** From now on the stick does nothing of what is wanted. */
  fail(failure: StickFailure | null): void {
    this.#failure = failure;
  }

  put(name: string, content: string | Buffer): void {
    const path = join(this.stick, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  pullOut(): void {
    rmSync(this.stick, { recursive: true });
  }

  get text(): string {
    return readFileSync(this.file, 'utf8');
  }

  /** What lies beside the configuration. */
  beside(folder: string): readonly string[] {
    return readdirSync(join(dirname(this.file), folder)).sort();
  }

  async atDoor(): Promise<this> {
    this.ready();
    this.enter('technician');
    this.open('import');
    await this.carryOut();
    return this;
  }

  /** Main carries out what the door wants, and what follows from that. */
  async carryOut(): Promise<void> {
    for (let effect = this.asked[this.#done]; effect !== undefined; effect = this.asked[this.#done]) {
      this.#done += 1;
      await this.#run(effect, (outcome) => {
        this.loop.dispatch(doorOutcome({ kind: 'door-outcome', step: 'import', role: 'technician', outcome }));
      });
    }
  }

  async do(action: ImportAction): Promise<void> {
    this.act({ step: 'import', action });
    await this.carryOut();
  }

  get asked(): readonly ImportEffect[] {
    return this.serviceEffects.flatMap((one) =>
      one.kind === 'door-effect' && one.step === 'import' ? [one.effect] : [],
    );
  }

  get door(): ImportView {
    const { content } = this.menu;
    if (content.step !== 'import') throw new Error(`at ${content.step}`);
    return content.door;
  }

  get settings(): SettingsView {
    const { opened, notice } = this.door;
    if (opened?.kind !== 'settings') throw new Error(`nothing is open: ${JSON.stringify(notice)}`);
    return opened;
  }

  get recorded(): readonly JournalEntry[] {
    return this.entries.map(({ entry }) => entry).filter((entry) => 'step' in entry && entry.step === 'import');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
