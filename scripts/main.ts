/** The second half of `run.mjs`: picks the command. Runs with the packages installed, on the tools' Node. */
import { Failure, report } from './setup/failure.mjs';

/** A command gets its arguments and gives its exit code. Each is loaded only when it is asked for. */
const COMMANDS: Record<string, () => Promise<{ run: (args: string[]) => Promise<number> }>> = {
  'start': () => import('./commands/start.ts'),
  'test': () => import('./commands/test.ts'),
  'check': () => import('./commands/check.ts'),
  'kiosk': () => import('./commands/kiosk.ts'),
  'dev': () => import('./commands/dev.ts'),
  'bench': () => import('./commands/bench.ts'),
  'simulate': () => import('./commands/simulate.ts'),
  'build': () => import('./commands/build.ts'),
  'sandbox': () => import('./commands/sandbox.ts'),
  'ledger': () => import('./commands/ledger.ts'),
  'log': () => import('./commands/log.ts'),
  'claim': () => import('./commands/claim.ts'),
  'reconcile': () => import('./commands/reconcile.ts'),
  'certificate': () => import('./commands/certificate.ts'),
  'ports': () => import('./commands/ports.ts'),
  'electron-path': () => import('./commands/electron-path.ts'),
};

export async function main([name = '', ...args]: string[]): Promise<number> {
  const load = COMMANDS[name];
  if (load === undefined)
    throw new Failure(`Unknown command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  return (await load()).run(args);
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2)).catch(report);
