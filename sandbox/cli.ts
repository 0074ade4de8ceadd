import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Console } from '../app/command-line/command.ts';
import { DONE, type Ended } from '../app/command-line/exit-codes.ts';
import { refused, runCommand } from '../app/command-line/run-command.ts';
import {
  purchaseReporter,
  requestLine,
  serviceLine,
  serviceViolationLine,
  summary,
  violationLine,
} from './cli-output.ts';
import { sandboxCommand, type SandboxRequest } from './command.ts';
import { PortInUseError } from './options.ts';
import type { OrganisationsFile } from './organisations-file.ts';
import { readOrganisations } from './organisations-file.ts';
import { startSandbox } from './server.ts';

/** `npm run sandbox`: runs until a signal ends it. */
async function run(request: SandboxRequest, console: Console): Promise<Ended> {
  try {
    await start(request);
    return DONE;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const advice =
      error instanceof PortInUseError
        ? '. Choose another one with --port-lite, --port-standard, --port-enhanced, --apipay-port, --byfly-port or --port-control.'
        : '';
    return refused(console, false, 'cannot-start', `The sandbox cannot start: ${reason}${advice}`);
  }
}

async function start(request: SandboxRequest): Promise<void> {
  // Set before the start, so that a signal while the first keys are made also ends the process cleanly.
  let stop: () => void = () => process.exit(0);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop();
    });
  }
  const organisations =
    request.organisationsFile === undefined ? null : await readOrganisationsFile(request.organisationsFile);
  const changedPurchases = purchaseReporter();
  const sandbox = await startSandbox({
    dir: request.dir,
    ports: request.ports,
    strict: request.strict ?? false,
    behaviour: {
      ...request.behaviour,
      ...(organisations?.customers === undefined ? {} : { customers: organisations.customers }),
    },
    ...(organisations === null ? {} : { organisations: organisations.organisations }),
    ...(request.controlPort === undefined ? {} : { controlPort: request.controlPort }),
    ...(request.apiPayPort === undefined ? {} : { apiPay: { port: request.apiPayPort } }),
    ...(request.byFlyPort === undefined
      ? {}
      : { byFly: { port: request.byFlyPort, behaviour: { strict: request.strict ?? false } } }),
    serviceViolated: (violation) => {
      say(serviceViolationLine(violation));
    },
    serviceLog: (entry) => {
      say(serviceLine(entry));
    },
    violated: (violation) => {
      say(violationLine(violation));
    },
    log: (entry) => {
      say(requestLine(entry));
    },
    purchasesChanged: (purchases) => {
      changedPurchases(purchases).forEach(say);
    },
  });
  stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  say(summary(sandbox));
}

async function readOrganisationsFile(path: string): Promise<OrganisationsFile> {
  const read = readOrganisations(await readFile(path, 'utf8'));
  if (read.ok) return read.value;
  throw new Error(`the organisations file ${path} cannot be used:\n${read.error}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const terminal: Console = {
  out: (text) => process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
};
const ended = await runCommand(sandboxCommand(run), process.argv.slice(2), terminal, {
  name: 'npm run sandbox --',
  resolvePath: (path) => resolve(path),
});
process.exitCode = ended.code;
