import { readFile } from 'node:fs/promises';
import { readArguments, USAGE } from './cli-arguments.ts';
import type { CliArguments } from './cli-arguments.ts';
import { purchaseReporter, requestLine, summary, violationLine } from './cli-output.ts';
import { PortInUseError } from './options.ts';
import type { OrganisationsFile } from './organisations-file.ts';
import { readOrganisations } from './organisations-file.ts';
import { startSandbox } from './server.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

/** `npm run sandbox`: runs until it is told to stop. */
async function main(args: CliArguments): Promise<void> {
  // Before the start, so that a signal during the first run's key generation ends the process cleanly, too.
  let stop: () => void = () => process.exit(0);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop();
    });
  }
  const organisations =
    args.organisationsFile === undefined ? null : await readOrganisationsFile(args.organisationsFile);
  const changedPurchases = purchaseReporter();
  const sandbox = await startSandbox({
    dir: args.dir,
    ports: args.ports,
    strict: args.strict ?? false,
    behaviour: {
      ...args.behaviour,
      ...(organisations?.customers === undefined ? {} : { customers: organisations.customers }),
    },
    ...(organisations === null ? {} : { organisations: organisations.organisations }),
    ...(args.controlPort === undefined ? {} : { controlPort: args.controlPort }),
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

function fail(text: string, exitCode: number): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}

const args = readArguments(process.argv.slice(2));
if (!args.ok) {
  fail(`${args.error}\n\n${USAGE}`, EXIT_USAGE);
} else {
  try {
    await main(args.value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail(
      error instanceof PortInUseError
        ? `The sandbox cannot start: ${reason}. Choose another one with --port-lite, --port-standard, --port-enhanced or --port-control.`
        : `The sandbox cannot start: ${reason}`,
      EXIT_FAILED,
    );
  }
}
