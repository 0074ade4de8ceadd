import { createStore } from 'zustand/vanilla';
import { readArrived, type Arrived, type Read } from '../../../app/fleet/console/arrived.ts';
import {
  emptyFleet,
  withCommandSent,
  withMessages,
  withOutageOver,
  withTime,
  type Fleet,
} from '../../../app/fleet/console/fleet.ts';
import type { Command } from '../../../app/fleet/wire/command.ts';
import type { Language } from '../../../app/language/language.ts';
import type { Signer } from '../key/ed25519.ts';
import { openBrokerLink, type BrokerLink, type LinkState, type Login } from '../link/broker-link.ts';
import { commandMessage, keyName } from '../link/command-message.ts';
import { brokerAddress, NO_SETTINGS, type ConsoleSettings } from '../link/console-settings.ts';
import { storedLanguage, storeLanguage } from './language.ts';

export const TABS = ['machines', 'alarms', 'sales', 'map', 'key'] as const;
export type Tab = (typeof TABS)[number];

/** An operator's key that is open on this page. */
export interface OpenKey {
  readonly name: string;
  /** As machines write it. */
  readonly keyName: string;
  readonly signer: Signer;
}

interface ConsoleState {
  readonly settings: ConsoleSettings | null;
  /** Null before somebody has logged in. */
  readonly link: LinkState | null;
  readonly openedMs: number;
  readonly fleet: Fleet;
  readonly language: Language;
  readonly tab: Tab;
  /** The machine that is shown in detail. */
  readonly chosen: string | null;
  readonly key: OpenKey | null;
}

/** Everything that the page shows. */
export const consoleStore = createStore<ConsoleState>()(() => ({
  settings: null,
  link: null,
  openedMs: Date.now(),
  fleet: emptyFleet(dayStartMs()),
  language: storedLanguage(),
  tab: 'machines',
  chosen: null,
  key: null,
}));

/** Reading of messages in one frame, so that they hold up no finger. */
const READING_MS = 8;
/** With so many waiting, the fleet is just being learned: the list is drawn less often, and is complete sooner. */
const BACKLOG = 100;
const READING_BACKLOG_MS = 40;
/** Of a backlog at least so many are read before it is drawn again: a busy computer reads few in that time. */
const READ_AT_LEAST = 150;
/** How often time itself may change something, such as the day. */
const CLOCK_MS = 10_000;

let broker: BrokerLink | null = null;
let waiting: Arrived[] = [];
let isReading = false;

/** Connects to the broker; what is retained there is the whole fleet. */
export function connect(login: Login | null): void {
  broker?.close();
  const { settings } = consoleStore.getState();
  broker = openBrokerLink(brokerAddress(settings ?? NO_SETTINGS, window.location), login, {
    onState: (link) => {
      consoleStore.setState(({ fleet, link: before }) => ({
        link,
        fleet: link === 'open' && before === 'lost' ? withOutageOver(fleet, Date.now()) : fleet,
      }));
    },
    onMessage: (message) => {
      waiting.push(message);
      readOn();
    },
  });
}

function readOn(): void {
  if (isReading) return;
  isReading = true;
  // A page in the background has no frames, but its numbers go on.
  if (document.hidden) setTimeout(readSome, 0);
  else requestAnimationFrame(readSome);
}

function readSome(): void {
  isReading = false;
  const isBacklog = waiting.length > BACKLOG;
  const untilMs = performance.now() + (isBacklog ? READING_BACKLOG_MS : READING_MS);
  const reads: Read[] = [];
  let count = 0;
  for (const message of waiting) {
    if (performance.now() >= untilMs && (!isBacklog || count >= READ_AT_LEAST)) break;
    const read = readArrived(message);
    if (read !== null) reads.push(read);
    count += 1;
  }
  waiting = waiting.slice(count);
  consoleStore.setState(({ fleet }) => ({ fleet: withMessages(fleet, reads, Date.now()) }));
  if (waiting.length > 0) readOn();
}

/** Takes over the settings, and connects at once where the broker asks for no name. */
export function begin(settings: ConsoleSettings): void {
  consoleStore.setState({ settings });
  if (!settings.login) connect(null);
  setInterval(() => {
    consoleStore.setState(({ fleet }) => ({ fleet: withTime(fleet, Date.now(), dayStartMs()) }));
  }, CLOCK_MS);
}

/** Shows a machine in detail, or the list again. */
export function choose(chosen: string | null): void {
  consoleStore.setState({ chosen });
}

/** Opens a section. */
export function openTab(tab: Tab): void {
  consoleStore.setState({ tab, chosen: null });
}

/** Shows everything in this language from now on, also next time. */
export function speak(language: Language): void {
  storeLanguage(language);
  consoleStore.setState({ language });
}

/** An operator's key was opened, or with null closed again. It is kept in this page's memory alone. */
export async function takeKey(opened: { readonly name: string; readonly signer: Signer } | null): Promise<void> {
  const key = opened === null ? null : { ...opened, keyName: await keyName(Uint8Array.from(opened.signer.publicKey)) };
  consoleStore.setState({ key });
}

/** Signs a command and sends it. False: it did not leave this computer. */
export async function send(kioskId: string, command: Command): Promise<boolean> {
  const { key } = consoleStore.getState();
  if (key === null || broker === null) return false;
  const sentMs = Date.now();
  const message = await commandMessage(kioskId, command, key.signer, sentMs);
  if (!message.ok || !(await broker.publish(message.value.topic, message.value.text))) return false;
  const { id, expiresMs } = message.value;
  const sent = { id, kind: command.kind, sentMs, expiresMs };
  consoleStore.setState(({ fleet }) => ({ fleet: withCommandSent(fleet, kioskId, sent) }));
  return true;
}

/** When the day began where the operator is. */
function dayStartMs(): number {
  return new Date().setHours(0, 0, 0, 0);
}
