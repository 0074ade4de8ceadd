import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetConfig } from '../../../app/config/fleet.ts';
import type { Log } from '../../../app/log/events.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { ok } from '../../../app/result.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { changeableSettings } from '../../../main/config/changeable-settings.ts';
import { createConfigEditor } from '../../../main/config/edit/config-editor.ts';
import { fileStore } from '../../../main/config/edit/config-store.ts';
import { loadConfig } from '../../../main/config/load-config.ts';
import { startFleet, type Fleet } from '../../../main/fleet/kiosk/fleet.ts';
import { FleetThread, type OpenFleetSide } from '../../../main/fleet/kiosk/fleet-thread.ts';
import { lateObserver } from '../../../main/fleet/kiosk/late-observer.ts';
import { openMqttLink } from '../../../main/fleet/link/link.ts';
import { openKeeper } from '../../../main/fleet/worker/open-keeper.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { PastKeeper } from '../../../main/past/past-keeper.ts';
import { startKiosk, type Kiosk } from '../../../main/runtime/kiosk.ts';
import type { KioskParts } from '../../../main/runtime/kiosk-parts.ts';
import { reader } from '../../../main/service/reading/reader.ts';
import type { Random } from './random.ts';
import { ROOT } from '../../setup/project.ts';
import { SIMULATED_SERVICE, SimulatedBank } from './bank.ts';
import { Customer } from './customer.ts';
import { SimulatedRelay, SimulatedSensor } from './shelf.ts';

/** What a simulated machine is made with. */
export interface MachineSettings {
  readonly fleet: FleetConfig;
  /** Its data directory, which it makes. */
  readonly directory: string;
  readonly clock: Clock;
  /** Of the session, its devices and customers, where that is not the same. */
  readonly sessionClock?: Clock;
  readonly chance: Random;
  /** Of a hundred products that many get stuck, and the money is owed under a code. */
  readonly stuckPercent: number;
  /** Of each product at the start; null where nobody counts. */
  readonly pieces: number | null;
  readonly log?: Log;
  /** Whether the fleet's side has a thread of its own, as in the field. */
  readonly inThread?: boolean;
}

const PRODUCTS = [
  ['water', 'Су', 'Вода', 'Water', 450],
  ['cola', 'Кола', 'Кола', 'Cola', 600],
  ['coffee', 'Кофе', 'Кофе', 'Coffee', 850],
  ['chocolate', 'Шоколад', 'Шоколад', 'Chocolate', 550],
  ['chips', 'Чипсы', 'Чипсы', 'Crisps', 700],
  ['nuts', 'Жаңғақ', 'Орехи', 'Nuts', 1_200],
] as const;
const ALWAYS = 100;
const THREAD = join(ROOT, 'main', 'fleet', 'worker', 'thread.ts');
const NOBODY: Log = { write: () => undefined };

/**
 * A kiosk without a window: the kiosk's own session, journal on the disk, outbox, connection and commands, as they run in the
 * field. Simulated are, at their ports, the payment service, the relay with its shelf, and the customers. What the kiosk does
 * in threads beside it runs in this one, because hundreds share a computer.
 */
export class SimulatedMachine {
  readonly #settings: MachineSettings;
  readonly #configFile: string;
  #running: { readonly kiosk: Kiosk; readonly fleet: Fleet; readonly bank: SimulatedBank } | null = null;
  #hasCustomer = false;
  #isEnding = false;

  constructor(settings: MachineSettings) {
    this.#settings = settings;
    const { directory, pieces } = settings;
    mkdirSync(directory, { recursive: true });
    this.#configFile = join(directory, 'kiosk.yaml');
    writeFileSync(this.#configFile, configText(pieces));
    this.#start();
  }

  get kioskId(): string {
    return this.#settings.fleet.kioskId;
  }

  get directory(): string {
    return this.#settings.directory;
  }

  /** Whether somebody stands in front of it. */
  get hasCustomer(): boolean {
    return this.#hasCustomer;
  }

  /** Whether it offers its products now. */
  get isIdle(): boolean {
    return this.#running?.kiosk.loop.view().screen.name === 'idle';
  }

  /** A customer comes, unless one is there. */
  visit(): void {
    const running = this.#running;
    if (running === null || this.#hasCustomer) return;
    this.#hasCustomer = true;
    const { sessionClock: clock = this.#settings.clock, chance } = this.#settings;
    const leave = (): void => {
      this.#hasCustomer = false;
    };
    void new Customer({ loop: running.kiosk.loop, bank: running.bank, clock, chance, leave });
  }

  /** Ends as a machine that is switched off at its button. */
  async stop(): Promise<void> {
    this.#isEnding = true;
    await this.#stop();
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.fleet.stop();
    await running?.kiosk.stop();
  }

  async #restart(): Promise<void> {
    await this.#stop();
    if (!this.#isEnding) this.#start();
  }

  #start(): void {
    const { directory, chance, stuckPercent, log = NOBODY } = this.#settings;
    const { sessionClock: clock = this.#settings.clock } = this.#settings;
    const config = loadConfig(this.#configFile);
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    const bank = new SimulatedBank(Math.round(clock.wallMs()));
    const sensor = new SimulatedSensor(clock, () => chance.below(ALWAYS) >= stuckPercent);
    const observer = lateObserver('fleet');
    const parts: KioskParts = {
      config: config.value,
      version: 'simulated',
      journal: journalInThread(new JournalKeeper(directory)),
      demo: true,
      clock,
      log: { ...log, close: () => undefined },
      payments: bank,
      capabilities: SIMULATED_SERVICE,
      relay: new SimulatedRelay(clock, () => {
        sensor.turned();
      }),
      sensor,
      acceptor: null,
      printer: null,
      broken: null,
      observer,
      show: () => undefined,
    };
    const kiosk = startKiosk(parts);
    const fleet = this.#joinFleet(parts, kiosk, observer);
    this.#running = { kiosk, bank, fleet };
  }

  #joinFleet(parts: KioskParts, { loop }: Kiosk, observer: ReturnType<typeof lateObserver>): Fleet {
    const { clock, directory, fleet, inThread = false } = this.#settings;
    const past = new PastKeeper(directory);
    const read = reader(directory);
    const services = [SIMULATED_SERVICE];
    const facts = { demo: true, offersSetup: false, hasAcceptor: false, services };
    return startFleet({
      fleet,
      openSide: (place) => (inThread ? new FleetThread({ ...place, program: THREAD }) : openSide(place, clock)),
      dataDirectory: directory,
      configFile: this.#configFile,
      sinceWallMs: clock.wallMs(),
      parts,
      loop,
      clock,
      observer,
      reading: {
        async ask(asked, schema) {
          return schema.parse(await read({ ...asked, id: 1 }));
        },
      },
      claimOf: (saleId) => {
        const sale = past.sale(saleId);
        return Promise.resolve(sale.ok ? ok(sale.value?.claim ?? null) : sale);
      },
      settings: {
        editor: createConfigEditor(fileStore(this.#configFile), this.#configFile, systemClock),
        settingsOf: (changed) => changeableSettings(changed, this.#configFile, facts, parts.log),
      },
      update: null,
      end: () => {
        // The answer to the command leaves first.
        setImmediate(() => void this.#restart());
      },
    });
  }
}

/** The kiosk's own keeper, in the thread of its kiosk. What the broker takes is limited by the computer's clock. */
function openSide(
  { data, log, onCommand, onStart }: Parameters<OpenFleetSide>[0],
  clock: Clock,
): ReturnType<OpenFleetSide> {
  const keeper = openKeeper(
    data,
    (message) => {
      if (message.kind === 'command') onCommand(message);
      if (message.kind === 'log') log.write(message.level, message.event, message.facts);
    },
    { clock, openLink: (options, events) => openMqttLink({ ...options, clock: systemClock }, events) },
  );
  keeper.start();
  onStart();
  return {
    send: (message) => {
      if (message.kind !== 'stop') keeper.take(message);
    },
    stop: () => keeper.stop(),
  };
}

function configText(pieces: number | null): string {
  const stock = pieces === null ? '' : `, stock: ${String(pieces)}`;
  const lines = PRODUCTS.map(
    ([id, kk, ru, en, priceTenge], index) =>
      `  - { id: ${id}, channel: ${String(index + 1)}, name: { kk: ${kk}, ru: ${ru}, en: ${en} }, priceTenge: ${String(priceTenge)}${stock} }`,
  );
  return `version: 1
languages: [ru, kk, en]
operator: { name: Sauda, contact: "+7 700 000 00 00" }
peripherals:
  relay: { driver: simulated, pulseMs: 700 }
  dropSensor: { driver: simulated }
catalogue:
${lines.join('\n')}
`;
}
