import { createInterface, type Interface } from 'node:readline';
import { err, type Result } from '../../app/result.ts';
import { createSerialOpener } from '../../drivers/port/serial-port.ts';
import { systemClock } from '../../drivers/system-clock.ts';
import { Failure } from '../setup/failure.mjs';
import type { DeviceKind, SimulatedDevice } from './device.ts';
import { devicesUsage } from './devices.ts';
import { EndingClock } from './ending-clock.ts';
import { createDeviceSupervisor } from './line.ts';
import { readOptions, type RunOptions } from './options.ts';
import { openPtyPair, type PtyPair } from './pty-pair.ts';
import { Shell } from './shell.ts';
import { timeText, traceLine } from './trace.ts';

/** Puts a device at the end of a serial line and does what is typed. The exit code is 1 when `--once` met a refusal. */
export async function runDevice(kind: DeviceKind, args: readonly string[]): Promise<number> {
  const clock = new EndingClock(systemClock);
  const tell = (text: string): void => print(`${timeText(clock.wallMs())}  ${text}`);
  const options = needUsage(readOptions(args, kind.options, kind.baudRate));
  const device = needUsage(await kind.start(options.own, clock));
  for (const fault of options.faults) tell(need(device.setFault(fault)));
  const pair = options.port === null ? need(await openPtyPair(options.link)) : null;
  const shell = new Shell(device, clock, !options.quiet);
  const supervisor = createDeviceSupervisor({
    opener: createSerialOpener(clock),
    port: { path: options.port ?? pair?.devicePath ?? '', baudRate: options.baudRate },
    clock,
    device,
    traced: (direction, frame) => {
      if (shell.showsFrames) print(traceLine(clock.wallMs(), direction, frame));
    },
    changed: tell,
  });
  device.onHappening(({ text }) => tell(text));
  greet(kind, pair);
  supervisor.start();
  const exitCode = await untilEnd(shell, device, options);
  await supervisor.stop();
  await pair?.close();
  clock.end();
  return exitCode;
}

function greet({ what }: DeviceKind, pair: PtyPair | null): void {
  print(`This is ${what}. Type help for what can be done to it.`);
  if (pair !== null) print(`The kiosk's port: ${pair.hostPath}`);
}

/** Ends by `quit`, by a signal, and with `--once` by the end of the input. */
async function untilEnd(shell: Shell, device: SimulatedDevice, { once }: RunOptions): Promise<number> {
  const input = createInterface({ input: process.stdin });
  const signalled = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
  });
  const read = readCommands(input, shell).then((end) => {
    if (!once && end.kind === 'input-ended') return signalled;
    for (const line of once ? device.status() : []) print(line);
    return once && end.refused > 0 ? 1 : 0;
  });
  const exitCode = await Promise.race([signalled, read]);
  input.close();
  return exitCode;
}

interface End {
  readonly kind: 'quit' | 'input-ended';
  readonly refused: number;
}

/** Carries out the lines of the input one after the other. */
async function readCommands(input: Interface, shell: Shell): Promise<End> {
  let refused = 0;
  for await (const line of input) {
    const answer = await shell.run(line);
    if (answer.kind === 'quit') return { kind: 'quit', refused };
    if (answer.kind === 'refused') refused += 1;
    if (answer.text !== '') print(answer.kind === 'refused' ? `✗ ${answer.text}` : answer.text);
  }
  return { kind: 'input-ended', refused };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function need<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new Failure(result.error);
}

function needUsage<T>(result: Result<T, string>): T {
  return need(result.ok ? result : err(`${result.error}\n\nUsage:\n${devicesUsage()}`));
}
