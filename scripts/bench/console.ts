/** The fleet's console with 1,000 machines: how soon it is complete, and how smoothly it moves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import type { Page } from 'playwright';
import { topicOf } from '../../app/fleet/wire/topics.ts';
import type { FleetState, StateLine, StockLine } from '../../app/fleet/wire/state.ts';
import { startBroker } from '../fleet/broker.ts';
import { buildConsole } from '../fleet/build-console.ts';
import { openConsoleWindow } from '../fleet/console-window.ts';
import { makeDemoCertificates } from '../fleet/machine/certificates.ts';
import { placesOf } from '../fleet/places.ts';
import type { Ground } from './measure.ts';
import { ratios } from './numbers.ts';
import { line, TARGETS, type Line } from './results.ts';

const MACHINES = 1_000;
const PANEL = { width: 1280, height: 800 };
/** States that change in a second: each machine tells one a minute, and that is much. */
const STATES_A_SECOND = 20;
const WATCH_MS = 5_000;
const SECOND_MS = 1_000;
/** Every third machine has an alarm; a prime spreads the changes over the whole list. */
const ALARMED = 3;
const SPREAD = 37;
const STEP_PX = 97;
const FACTS = 14;
const SHELVES = 12;
const PRICE_TIYN = 45_000;
const VIEWS = ['machines', 'map', 'alarms'] as const;

interface Opened {
  readonly completeMs: number;
  readonly frames: Readonly<Record<(typeof VIEWS)[number] | 'scrolling' | 'floor', number>>;
}

/** Opens the console anew in each run, and counts its frames while machines change; beside a page that only counts. */
export async function consoleLines({ workFolder, progress }: Ground, runs: number): Promise<readonly Line[]> {
  const folder = join(workFolder, 'console');
  await buildConsole(folder);
  const places = placesOf(MACHINES);
  const kioskIds = places.map(({ kioskId }) => kioskId);
  const certificates = await makeDemoCertificates(join(workFolder, 'console-certificates'));
  const settings = {
    login: false,
    places: Object.fromEntries(places.map(({ kioskId, ...place }) => [kioskId, place])),
  };
  const broker = await startBroker({ folder, pagePort: 0, settings, certificates });
  const { caFile, machine } = certificates;
  const client = await connectAsync({
    protocol: 'mqtts',
    host: 'localhost',
    port: broker.port,
    // The embedded broker speaks 3.1.1.
    protocolVersion: 4,
    ca: readFileSync(caFile),
    cert: readFileSync(machine.certFile),
    key: readFileSync(machine.keyFile),
  });
  try {
    await Promise.all(kioskIds.map((kioskId, index) => tell(client, kioskId, index, 1)));
    const opened: Opened[] = [];
    for (let run = 1; run <= runs; run += 1) {
      progress(`console ${run}/${runs}`);
      opened.push(await open(broker.pageAddress, client, kioskIds));
    }
    const frames = (what: keyof Opened['frames']): number[] => opened.map((one) => one.frames[what]);
    return [
      line(
        `console with ${MACHINES} machines: opened → complete`,
        'ms',
        opened.map(({ completeMs }) => completeMs),
        TARGETS.consoleMs,
      ),
      ...([...VIEWS, 'scrolling'] as const).map((what) =>
        line(
          `  frames with ${STATES_A_SECOND} states a second, ${what} ÷ a page that only counts`,
          '×',
          ratios(frames(what), frames('floor')),
          TARGETS.consoleFrames,
        ),
      ),
      line('  frames of a page that only counts', '/s', frames('floor')),
    ];
  } finally {
    await client.endAsync();
    await broker.close();
  }
}

async function open(address: string, client: MqttClient, kioskIds: readonly string[]): Promise<Opened> {
  const window = await openConsoleWindow('about:blank');
  try {
    const { page } = window;
    await page.setViewportSize(PANEL);
    const floor = await framesOf(page, 'still');
    const sinceMs = performance.now();
    await page.goto(address);
    await page.evaluate(complete, String(MACHINES));
    const completeMs = performance.now() - sinceMs;
    const frames: Partial<Record<(typeof VIEWS)[number], number>> = {};
    const endTelling = keepTelling(client, kioskIds);
    for (const view of VIEWS) {
      await page.locator(`[data-action=tab-${view}]`).click();
      frames[view] = await framesOf(page, 'still');
    }
    await page.locator('[data-action=tab-machines]').click();
    const scrolling = await framesOf(page, 'scrolling');
    endTelling();
    const { machines = 0, map = 0, alarms = 0 } = frames;
    return { completeMs, frames: { machines, map, alarms, scrolling, floor } };
  } finally {
    await window.close();
  }
}

function framesOf(page: Page, how: 'still' | 'scrolling'): Promise<number> {
  return page.evaluate(countFrames, { how, watchMs: WATCH_MS, stepPx: STEP_PX });
}

/** Runs in the page: resolves when all machines are counted, and that is painted. */
function complete(machines: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const counted = document.querySelector('[data-fact=sum-machines] dd')?.textContent;
      // The frame with it comes after this call, so that the next call finds it painted.
      requestAnimationFrame(
        counted === machines
          ? () => {
              resolve();
            }
          : look,
      );
    };
    look();
  });
}

/** Runs in the page: frames a second, as its animation callbacks count them. */
function countFrames(request: { how: string; watchMs: number; stepPx: number }): Promise<number> {
  const list = request.how === 'scrolling' ? document.querySelector('.windowed') : null;
  if (request.how === 'scrolling' && list === null) throw new Error('there is no list to scroll');
  return new Promise((resolve) => {
    let frames = 0;
    let firstMs: number | null = null;
    const count = (nowMs: number): void => {
      firstMs ??= nowMs;
      if (nowMs - firstMs >= request.watchMs) {
        resolve((frames * 1_000) / (nowMs - firstMs));
        return;
      }
      frames += 1;
      list?.scrollBy(0, request.stepPx);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
}

/** Changes the states of the machines in turn until it is ended. */
function keepTelling(client: MqttClient, kioskIds: readonly string[]): () => void {
  let told = 0;
  const timer = setInterval(() => {
    told += 1;
    const index = (told * SPREAD) % kioskIds.length;
    const kioskId = kioskIds[index];
    if (kioskId !== undefined) void tell(client, kioskId, index + told, told + 1);
  }, SECOND_MS / STATES_A_SECOND);
  return () => {
    clearInterval(timer);
  };
}

async function tell(client: MqttClient, kioskId: string, index: number, sequence: number): Promise<void> {
  const state = JSON.stringify(stateOf(kioskId, index, sequence));
  await client.publishAsync(topicOf(kioskId, 'state'), state, { qos: 1, retain: true });
}

/** As long as the state of a real machine, some 5 kB. */
function stateOf(kioskId: string, index: number, sequence: number): FleetState {
  const now = Date.now();
  const lines = Array.from({ length: FACTS }, (_, line): StateLine => ({
    fact: `fact-${line}`,
    level: 'works',
    service: null,
    problem: null,
    key: null,
    values: { count: line, amount: { kind: 'tiyn', tiyn: PRICE_TIYN } },
  }));
  const stock = Array.from({ length: SHELVES }, (_, shelf): StockLine => ({
    productId: `product-${shelf}`,
    name: { kk: 'Су', ru: 'Вода минеральная', en: 'Water' },
    channel: shelf + 1,
    priceTiyn: PRICE_TIYN,
    count: (index + shelf) % SHELVES,
    capacity: SHELVES,
    isOff: false,
    isStuck: false,
  }));
  const severity = index % 2 === 0 ? 'critical' : 'warning';
  const alarm = { alarm: 'stock-low', subject: 'product-1', severity, since: now } as const;
  return {
    online: true,
    kioskId,
    series: 'bench',
    sequence,
    at: now,
    since: now,
    version: '0.1.0',
    screen: 'idle',
    problem: null,
    lines,
    closed: null,
    notice: null,
    stock,
    today: null,
    alarms: index % ALARMED === 0 ? [alarm] : [],
    clockOffsetMs: null,
    unsent: 0,
    unconfirmed: 0,
    commands: [],
    keys: [],
  };
}
