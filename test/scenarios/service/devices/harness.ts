import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KioskConfig } from '../../../../app/config/config.ts';
import type { FoundDevice } from '../../../../app/devices/found-device.ts';
import type { JournalEntry } from '../../../../app/journal/entry.ts';
import type { DevicesAction } from '../../../../app/service/doors/devices/actions.ts';
import type { DevicesEffect, DevicesOutcome, DevicesView } from '../../../../app/service/doors/devices/types.ts';
import { doorOutcome } from '../../../../app/service/doors/joined.ts';
import { changeableSettings } from '../../../../main/config/changeable-settings.ts';
import { createConfigEditor } from '../../../../main/config/edit/config-editor.ts';
import { fileStore } from '../../../../main/config/edit/config-store.ts';
import { parseConfig } from '../../../../main/config/load-config.ts';
import { runDevices } from '../../../../main/service/doors/devices.ts';
import type { FoundPort } from '../../../../main/devices-search/ports/found-port.ts';
import { portsHere } from '../../../../main/devices-search/ports/ports-here.ts';
import type { ServicePorts } from '../../../../main/service/port/service-ports.ts';
import { silentLog } from '../../../support/fakes/silent-log.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';

export const TEXT = `version: 1
# What is inside.
peripherals:
  relay: { driver: lcus, port: /dev/serial/by-path/one, pulseMs: 900 }   # the upper board
`;

export const ACCEPTOR: FoundDevice = {
  kind: 'billAcceptor',
  driver: 'ccnet',
  settings: { baudRate: 19_200 },
  baudRate: 19_200,
  identity: { model: 'CashCode SM', firmware: 'SM-KZ1234', serialNumber: '21KC70012345' },
};
export const BOARD: FoundDevice = {
  kind: 'relay',
  driver: 'lcus',
  settings: {},
  baudRate: 9_600,
  identity: { model: 'LCUS-4', firmware: null, serialNumber: null },
};

const NO_DEVICES = { relay: null, sensor: null, acceptor: null, printer: null };

/** A machine at the door to its devices, over a real configuration file; what a search finds comes from the test. */
export class DevicesMachine extends ServiceHarness {
  readonly folder = mkdtempSync(join(tmpdir(), 'sauda-devices-'));
  readonly file = join(this.folder, 'kiosk.yaml');
  readonly ends: string[] = [];
  /** The system's names for the ports that are listed; otherwise their paths. */
  readonly names: Record<string, string> = {};
  readonly #run: ReturnType<typeof runDevices>;
  /** The ports that main sees; null: those of this computer. */
  #listed: readonly FoundPort[] | null = null;
  /** Effects that main has carried out. */
  #done = 0;

  constructor(text = TEXT, running: Partial<KioskConfig['peripherals']> = {}) {
    super();
    writeFileSync(this.file, text);
    const config = parseConfig('version: 1\n', 'kiosk.yaml');
    if (!config.ok) throw new Error('the text is no configuration');
    const facts = { demo: false, offersSetup: false, hasAcceptor: false, services: [] };
    const parts = { ...NO_DEVICES, config: { ...config.value, peripherals: running } };
    const ports: Pick<ServicePorts, 'editor' | 'settingsOf' | 'parts' | 'configFile' | 'end'> = {
      editor: createConfigEditor(fileStore(this.file), this.file, this.clock),
      settingsOf: (changed) => changeableSettings(changed, this.file, facts, silentLog),
      parts: parts as ServicePorts['parts'],
      configFile: this.file,
      end: (how) => void this.ends.push(how),
    };
    this.#run = runDevices(ports as ServicePorts, () =>
      this.#listed === null ? portsHere() : Promise.resolve(this.#listed),
    );
  }

  get text(): string {
    return readFileSync(this.file, 'utf8');
  }

  async atDoor(): Promise<this> {
    this.ready();
    this.enter('technician');
    this.open('devices');
    await this.carryOut();
    return this;
  }

  /** Main carries out the door's effects, and their outcomes are dispatched. */
  async carryOut(): Promise<void> {
    for (const effect of this.asked.slice(this.#done)) {
      this.#done += 1;
      if (effect.kind !== 'search') await this.#run(effect, (outcome) => this.tell(outcome));
    }
  }

  /** The search as main really does it. */
  async search(): Promise<void> {
    const effect = this.asked.at(-1);
    if (effect?.kind !== 'search') throw new Error('no search was asked for');
    this.#done = this.asked.length;
    await this.#run(effect, (outcome) => this.tell(outcome));
  }

  /** A search finds these devices, by their ports. */
  find(found: Readonly<Record<string, readonly FoundDevice[]>>): void {
    this.touchDoor({ kind: 'find' });
    this.#done = this.asked.length;
    const { token } = this;
    for (const [path, devices] of Object.entries(found))
      this.tell({ kind: 'progress', token, path, search: { done: 1, of: 1, outcome: { kind: 'found', devices } } });
    const facts = this.facts;
    this.list(...Object.keys(found));
    const ports = (this.#listed ?? []).map(({ kind, path, isStable, device }) => {
      return { kind, path, isStable, device, words: null, uses: [] };
    });
    this.tell({ kind: 'searched', token, facts: { ...facts, ports } });
  }

  /** From now on these are the ports that main sees. */
  list(...paths: readonly string[]): void {
    const access = { kind: 'granted' } as const;
    this.#listed = paths.map((path) => {
      return { kind: 'serial', path, isStable: true, device: this.names[path] ?? path, byId: null, usb: null, access };
    });
  }

  /** Of the latest search. */
  get token(): number {
    const search = this.asked.findLast((effect) => effect.kind === 'search');
    if (search === undefined) throw new Error('no search was asked for');
    return search.token;
  }

  /** What main has read. */
  get facts(): Extract<DevicesOutcome, { readonly kind: 'read' }>['facts'] {
    if (this.#facts === null) throw new Error('nothing was read');
    return this.#facts;
  }

  #facts: Extract<DevicesOutcome, { readonly kind: 'read' }>['facts'] | null = null;

  tell(outcome: DevicesOutcome): void {
    if ('facts' in outcome) this.#facts = outcome.facts;
    this.loop.dispatch(doorOutcome({ kind: 'door-outcome', step: 'devices', role: 'technician', outcome }));
  }

  get asked(): readonly DevicesEffect[] {
    return this.serviceEffects.flatMap((one) =>
      one.kind === 'door-effect' && one.step === 'devices' ? [one.effect] : [],
    );
  }

  touchDoor(action: DevicesAction): void {
    this.act({ step: 'devices', action });
  }

  get door(): DevicesView {
    const { content } = this.menu;
    if (content.step !== 'devices') throw new Error(`the menu is at ${content.step}`);
    return content.door;
  }

  told(): readonly JournalEntry[] {
    return this.entries.map(({ entry }) => entry).filter(({ kind }) => kind.startsWith('settings-'));
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }
}
