import { createSerialOpener } from '../../drivers/port/serial-port.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { EXIT } from '../../app/command-line/exit-codes.ts';
import { Failure } from '../setup/failure.mjs';
import { needRight } from '../setup/wrong-usage.ts';
import type { LineSimulation, SimulatedDevice } from '../../drivers/simulation/device.ts';
import { EndingClock } from './ending-clock.ts';
import { createDeviceSupervisor } from './line.ts';
import { OpeningWatch } from './opening-watch.ts';
import type { RunOptions } from './options.ts';
import { checkPort, clearLink } from './paths.ts';
import { PngFolder } from './picture-folder.ts';
import { openPtyPair, type PtyPair } from './pty-pair.ts';
import { Screen } from './screen.ts';
import { Shell } from './shell.ts';
import { timeText, traceLine } from './trace-line.ts';
import { LONGEST_LINE, type TypedLine, typedLines } from './typed-lines.ts';

/**
 * Connects a device to a serial line and carries out the typed commands. The exit code is 1 when a command of `--once`
 * was refused or its port could not be used. Throws a `WrongUsage` for options that cannot be carried out.
 */
export async function runDevice(simulation: LineSimulation, options: RunOptions): Promise<number> {
  const clock = new EndingClock(systemClock);
  const screen = new Screen(process.stdout);
  const tell = (text: string): void => screen.print(`${timeText(clock.wallMs())}  ${text}`);
  if (options.port !== null) needRight(checkPort(options.port));
  const device = needRight(
    await simulation.start(options.own, { clock, pictureFolder: (path) => new PngFolder(path) }),
  );
  for (const fault of options.faults) tell(needRight(device.setFault(fault)));
  // Signals are handled before the pair is made, because a signal meanwhile would leave socat running.
  const signalled = nextSignal();
  const pair = options.port === null ? await makePair(options.link) : null;
  const port = { path: options.port ?? pair?.devicePath ?? '', baudRate: options.baudRate };
  const shell = new Shell(device, clock, !options.quiet);
  const supervisor = createDeviceSupervisor({
    opener: createSerialOpener(clock),
    port,
    clock,
    device,
    traced: (direction, frame) => {
      if (shell.showsFrames) screen.print(traceLine(clock.wallMs(), direction, frame));
    },
    changed: tell,
  });
  device.onHappening(({ text }) => tell(text));
  greet(screen, simulation, pair);
  const watch = options.once ? new OpeningWatch(supervisor, port.path, clock) : null;
  supervisor.start();
  try {
    return await untilEnd({ shell, device, screen, watch, signalled });
  } finally {
    process.stdin.destroy();
    await supervisor.stop();
    await pair?.close();
    clock.end();
  }
}

async function makePair(link: RunOptions['link']): Promise<PtyPair> {
  if (link !== null) needRight(clearLink(link));
  const pair = await openPtyPair(link);
  if (pair.ok) return pair.value;
  throw new Failure(pair.error);
}

function greet(screen: Screen, { what }: LineSimulation, pair: PtyPair | null): void {
  screen.print(`This is ${what}. Type help for what can be done to it.`);
  if (pair !== null) screen.print(`The kiosk's port: ${pair.hostPath}`);
}

/**
 * Resolves on a signal, including SIGHUP of a closed terminal. A second one does not interrupt the limited clean-up.
 */
function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

interface Run {
  readonly shell: Shell;
  readonly device: SimulatedDevice;
  readonly screen: Screen;
  /** Null for an interactive run, which waits for the port without a limit. */
  readonly watch: OpeningWatch | null;
  readonly signalled: Promise<void>;
}

/** Ends on `quit`, on a signal, on a closed output, and with `--once` at the end of the input or on a lost port. */
async function untilEnd({ shell, device, screen, watch, signalled }: Run): Promise<number> {
  const isOnce = watch !== null;
  const ends = [
    signalled.then(() => EXIT.done),
    // With `--once`, the commands were not all carried out in this case.
    screen.gone.then(() => (isOnce ? EXIT.refused : EXIT.done)),
    readAll(),
  ];
  return Promise.race(isOnce ? [...ends, watch.failed.then(refuse)] : ends);

  async function readAll(): Promise<number> {
    await watch?.opened;
    const end = await readCommands(typedLines(process.stdin.setEncoding('utf8')), shell, screen);
    if (!isOnce && end.kind === 'input-ended') return signalled.then(() => EXIT.done);
    for (const line of isOnce ? device.status() : []) screen.print(line);
    return isOnce && end.refused > 0 ? EXIT.refused : EXIT.done;
  }
}

function refuse(sentence: string): never {
  throw new Failure(sentence);
}

interface End {
  readonly kind: 'quit' | 'input-ended';
  readonly refused: number;
}

/** Carries out the lines of the input one after the other. */
async function readCommands(lines: AsyncIterable<TypedLine>, shell: Shell, screen: Screen): Promise<End> {
  let refused = 0;
  for await (const line of lines) {
    const answer =
      line.kind === 'line'
        ? await shell.run(line.text)
        : ({ kind: 'refused', text: `A line has at most ${LONGEST_LINE} characters.` } as const);
    if (answer.kind === 'quit') return { kind: 'quit', refused };
    if (answer.kind === 'refused') refused += 1;
    if (answer.text !== '') screen.print(answer.kind === 'refused' ? `✗ ${answer.text}` : answer.text);
  }
  return { kind: 'input-ended', refused };
}
