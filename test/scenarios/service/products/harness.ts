import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doorOutcome } from '../../../../app/service/doors/joined.ts';
import type { ProductForm, ProductsAction } from '../../../../app/service/doors/products/actions.ts';
import type { ProductsEffect, ProductsView } from '../../../../app/service/doors/products/types.ts';
import type { JournalEntry } from '../../../../app/journal/entry.ts';
import { changeableSettings } from '../../../../main/config/changeable-settings.ts';
import { createConfigEditor } from '../../../../main/config/edit/config-editor.ts';
import { fileStore } from '../../../../main/config/edit/config-store.ts';
import { parseConfig } from '../../../../main/config/load-config.ts';
import { runProducts, type ProductsPorts } from '../../../../main/service/doors/products.ts';
import type { StickFailure } from '../../../../app/import/stick-file.ts';
import { ok } from '../../../../app/result.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { silentLog } from '../../../support/fakes/silent-log.ts';
import { mediaIn } from '../../../support/service/media-in.ts';

export const TEXT = `version: 1
# What we sell.
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода }, priceTenge: 450, stock: 5 }   # the best
  - { id: juice, channel: 2, name: Сок, priceTenge: 300 }
`;

/** Eight channels. */
const BOARD = { driver: 'lcus', port: '/dev/shelf', pulseMs: 500 };

/** A machine at the door to its products, over a real configuration file. */
export class ProductsMachine extends ServiceHarness {
  readonly folder = mkdtempSync(join(tmpdir(), 'sauda-products-'));
  readonly file = join(this.folder, 'kiosk.yaml');
  /** Folders of pictures that the customer's page was told of. */
  readonly served: string[] = [];
  readonly pulsed: number[] = [];
  readonly stick: string;
  readonly #run: ReturnType<typeof runProducts>;
  #failure: StickFailure | null = null;
  /** Effects that main has carried out. */
  #done = 0;

  constructor(stick?: string) {
    const config = parseConfig(TEXT, 'kiosk.yaml');
    if (!config.ok) throw new Error('the text is no configuration');
    super({ catalogue: config.value.catalogue });
    this.stick = stick ?? join(this.folder, 'KINGSTON');
    writeFileSync(this.file, TEXT);
    const facts = { demo: false, offersSetup: false, hasAcceptor: false, services: [] };
    const ports: ProductsPorts = {
      clock: this.clock,
      log: silentLog,
      configFile: this.file,
      media: mediaIn(this.stick, () => this.#failure),
      servePictures: (folder) => {
        this.served.push(folder);
      },
      dispenser: {
        dispense: ({ channel }) => {
          this.pulsed.push(channel);
          return Promise.resolve(ok('unwatched'));
        },
      },
      editor: createConfigEditor(fileStore(this.file), this.file, this.clock),
      settingsOf: (changed) => changeableSettings(changed, this.file, facts, silentLog),
      parts: { config: { ...config.value, peripherals: { relay: BOARD } } },
    };
    this.#run = runProducts(ports);
  }

  /** A file on the stick, which is plugged in with the first one. */
  putOnStick(name: string, content: string | Uint8Array): void {
    mkdirSync(this.stick, { recursive: true });
    writeFileSync(join(this.stick, name), content);
  }

  /** From now on the stick does nothing of what is wanted. */
  failStick(failure: StickFailure | null): void {
    this.#failure = failure;
  }

  pullStick(): void {
    rmSync(this.stick, { recursive: true });
  }

  get text(): string {
    return readFileSync(this.file, 'utf8');
  }

  /** The file is saved in an editor. */
  edit(text: string): void {
    writeFileSync(this.file, text);
  }

  async atDoor(): Promise<this> {
    this.enter('technician');
    this.open('products');
    await this.carryOut();
    return this;
  }

  /** Main carries out the door's effect, and its outcome is dispatched. */
  async carryOut(): Promise<void> {
    for (const effect of this.asked.slice(this.#done)) {
      this.#done += 1;
      await this.#run(effect, (outcome) => {
        this.loop.dispatch(doorOutcome({ kind: 'door-outcome', step: 'products', role: 'technician', outcome }));
      });
    }
  }

  get asked(): readonly ProductsEffect[] {
    return this.serviceEffects.flatMap((one) =>
      one.kind === 'door-effect' && one.step === 'products' ? [one.effect] : [],
    );
  }

  touchDoor(action: ProductsAction): void {
    this.act({ step: 'products', action });
  }

  /** What is saved: the product's own form with these fields changed. */
  save(productId: string, change: Partial<ProductForm>): void {
    const form = this.door.products?.find(({ id }) => id === productId)?.form;
    if (form === undefined) throw new Error(`no product ${productId}`);
    this.touchDoor({ kind: 'save', productId, form: { ...form, ...change } });
  }

  get door(): ProductsView {
    const { content } = this.menu;
    if (content.step !== 'products') throw new Error(`the menu is at ${content.step}`);
    return content.door;
  }

  /** The price that the session would sell the product for, in tiyn. */
  priceTiyn(productId = 'water'): number | undefined {
    return this.loop.state().settings.catalogue.find(({ id }) => id === productId)?.priceTiyn;
  }

  told(...kinds: readonly JournalEntry['kind'][]): readonly JournalEntry[] {
    return this.entries.map(({ entry }) => entry).filter(({ kind }) => kinds.includes(kind));
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }
}
