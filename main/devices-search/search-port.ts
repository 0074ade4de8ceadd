import type { FoundDevice, PortOutcome } from '../../app/devices/found-device.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { delays } from '../../drivers/common/delays.ts';
import type { LineSpeed, Probe } from '../../drivers/definition/probe.ts';
import type { ModemOutputs, PortError, PortOpener } from '../../drivers/port/byte-port.ts';
import { type PortHolder, stopCommand } from '../../drivers/port/port-holder.ts';
import { SearchLine } from './search-line.ts';

/** What a search needs. */
export interface SearchParts {
  readonly opener: PortOpener;
  readonly clock: Clock;
  /** In the order of asking. */
  readonly probes: readonly Probe[];
  /** Ends the search early. */
  readonly ending?: AbortSignal;
}

/** Modem lines on, which is how the system opens a port. */
const UNTOUCHED = undefined;
/** Modem lines off: boards that restart on DTR are not restarted. */
const QUIET: ModemOutputs = { dtr: false, rts: false };
const ON: ModemOutputs = { dtr: true, rts: true };

/** What is sent at a speed after questions. */
interface Farewell {
  readonly speed: LineSpeed;
  readonly bytes: Uint8Array;
}

/** One speed, with the probes that are asked at it. */
interface Step {
  readonly speed: LineSpeed;
  readonly modemLines: ModemOutputs | undefined;
  readonly probes: readonly Probe[];
  readonly farewells: readonly Farewell[];
}

/**
 * Asks for every kind of device on one free port, and ends with the first speed at which one answered. `tell` hears how
 * much is done, of how much.
 */
export async function searchPort(
  path: string,
  { opener, clock, probes, ending }: SearchParts,
  tell: (done: number, of: number) => void = () => undefined,
): Promise<PortOutcome> {
  const line = new SearchLine(path, opener, clock);
  const close = (): void => void line.close();
  const cancel = clock.setTimer(delays.searchPortLimitMs, close);
  ending?.addEventListener('abort', close, { once: true });
  if (ending?.aborted === true) close();
  try {
    return await searchOn(line, planOf(probes), tell);
  } finally {
    cancel();
    ending?.removeEventListener('abort', close);
    await line.close();
  }
}

async function searchOn(
  line: SearchLine,
  plan: readonly Step[],
  tell: (done: number, of: number) => void,
): Promise<PortOutcome> {
  for (const [index, step] of plan.entries()) {
    tell(index, plan.length);
    const used = await line.use({ ...step.speed, modemLines: step.modemLines });
    if (!used.ok) return outcomeOf(used.error);
    if (index === 0 && !(await line.isQuiet())) return outcomeOf(line.endReason(), { kind: 'talks' });
    const devices = await askAll(line, step);
    if (devices !== null) return { kind: 'found', devices };
    const end = line.endReason();
    if (end !== null) return outcomeOf(end);
  }
  return { kind: 'silent' };
}

async function askAll(line: SearchLine, step: Step): Promise<readonly FoundDevice[] | null> {
  const { speed, modemLines, probes, farewells } = step;
  for (const probe of probes) {
    const used = await line.use({ ...speed, modemLines });
    const devices = used.ok ? await probe.ask(line, speed) : null;
    if (line.endReason() !== null) return null;
    if (devices !== null) return modemLines === ON ? devices.map(withModemLines) : devices;
    await line.fillBlock();
    for (const farewell of farewells) {
      const ready = await line.use({ ...farewell.speed, modemLines });
      if (ready.ok) await line.tell(farewell.bytes);
    }
  }
  return null;
}

/** An acceptor that answered only with the lines on keeps them on; a printer's are on anyway. */
function withModemLines(device: FoundDevice): FoundDevice {
  if (device.kind !== 'billAcceptor') return device;
  return { ...device, settings: { ...device.settings, modemLines: { dtr: true, rts: true } } };
}

/**
 * The order: first the printers at all their speeds; then all others; then once more the first speed for
 * boards that restarted when the port was opened; then another parity, for which the port has to be opened anew; last the
 * devices that need the modem lines on.
 */
function planOf(probes: readonly Probe[]): readonly Step[] {
  const first = probes.filter(({ turn }) => turn === 'first');
  const others = probes.filter(({ turn }) => turn !== 'first');
  const quiet = others.filter(({ turn }) => turn === 'quiet');
  const loud = others.filter(({ turn }) => turn === 'quiet-and-loud');
  const plain = speedsOf(others, 'none');
  return [
    ...speedsOf(first, 'none').flatMap((speed) => stepAt(speed, UNTOUCHED, first)),
    ...plain.flatMap((speed) => stepAt(speed, QUIET, others, farewellsOf(first))),
    ...plain.slice(0, 1).flatMap((speed) => stepAt(speed, QUIET, quiet, farewellsOf(first))),
    ...speedsOf(others, 'even').flatMap((speed) => stepAt(speed, QUIET, others)),
    ...plain.flatMap((speed) => stepAt(speed, ON, loud, farewellsOf(first))),
  ];
}

function farewellsOf(probes: readonly Probe[]): readonly Farewell[] {
  return probes.flatMap(({ speeds, farewell: bytes }) =>
    bytes === undefined ? [] : speeds.map((speed) => ({ speed, bytes })),
  );
}

/** The step at a speed; empty where no probe uses that speed. */
function stepAt(
  speed: LineSpeed,
  modemLines: ModemOutputs | undefined,
  asked: readonly Probe[],
  farewells: readonly Farewell[] = [],
): readonly Step[] {
  const probes = asked.filter(({ speeds }) => speeds.some((one) => isSame(one, speed)));
  return probes.length === 0 ? [] : [{ speed, modemLines, probes, farewells }];
}

function speedsOf(probes: readonly Probe[], parity: LineSpeed['parity']): readonly LineSpeed[] {
  const rates = probes.flatMap(({ speeds }) => speeds.filter((speed) => speed.parity === parity));
  const distinct = [...new Set(rates.map(({ baudRate }) => baudRate))];
  return distinct.map((baudRate) => ({ baudRate, parity }));
}

function isSame(one: LineSpeed, other: LineSpeed): boolean {
  return one.baudRate === other.baudRate && one.parity === other.parity;
}

/** The end of a line as the outcome of the search. */
function outcomeOf(end: PortError | null, otherwise: PortOutcome = { kind: 'silent' }): PortOutcome {
  switch (end?.kind) {
    case undefined:
      return otherwise;
    case 'busy':
      return heldBy(end.holder);
    case 'no-permission':
      return { kind: 'no-permission' };
    case 'not-found':
    case 'io':
      return { kind: 'gone' };
    case 'closed':
      return { kind: 'failed', detail: `no end within ${String(delays.searchPortLimitMs)} ms` };
    default:
      return { kind: 'failed', detail: end?.message ?? '' };
  }
}

/** A port that another program has. */
export function heldBy(holder: PortHolder | undefined): PortOutcome {
  if (holder?.kind !== 'program') return { kind: 'held', holder: null, stop: null };
  return { kind: 'held', holder: `${holder.name} (${String(holder.pid)})`, stop: stopCommand(holder) ?? null };
}
