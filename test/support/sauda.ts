import { spawn } from 'node:child_process';
import { electronCommand } from './kiosk/kiosk.ts';

/** What a command inside the built application printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly complaint: string;
}

/** Runs `sauda WORD ...` through the built application, without any display. */
export async function sauda(words: readonly string[], input = ''): Promise<Ended> {
  const { executable, args } = electronCommand();
  const { ELECTRON_RUN_AS_NODE: _run, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(executable, [...args, ...words], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, complaint] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  // A command that reads nothing may be gone before its input has come.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, out, complaint };
}
