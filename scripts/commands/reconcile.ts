import { runInApplication } from './certificate.ts';

/** The journal against the bank, inside the built application: it shows the kiosk's own certificate. */
export function run(args: string[]): Promise<number> {
  return runInApplication('reconcile', args);
}
