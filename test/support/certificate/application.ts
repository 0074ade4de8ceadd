import { spawn } from 'node:child_process';
import { electronCommand } from '../kiosk/kiosk.ts';
import { answerReasons, readAnswer, type Answer } from './command-line.ts';

/** What the application starts itself again with for a command, see `serveCommand` in `main/main.ts`. */
const HEADLESS = ['--ozone-platform=headless', '--log-level=3'];

/**
 * Runs `sauda certificate …` through the built application: with Electron's TLS engine, and without any display.
 *
 * @param asTyped false saves the first of the two processes that a technician starts
 */
export async function runInApplication(
  args: readonly string[],
  { asTyped = true } = {},
): Promise<Answer & { readonly code: number | null; readonly reasons: readonly string[] }> {
  const { executable, args: launch } = electronCommand();
  const { ELECTRON_RUN_AS_NODE: _run, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(executable, [...(asTyped ? [] : HEADLESS), ...launch, 'certificate', ...args, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (out === '') throw new Error(`code ${String(code)}: ${complaint}`);
  const answer = readAnswer(out);
  return { ...answer, code, reasons: answerReasons(answer) };
}
