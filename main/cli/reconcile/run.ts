import type { KioskConfig } from '../../../app/config/config.ts';
import type { Log } from '../../../app/log/events.ts';
import type { Language } from '../../../app/language/language.ts';
import { reconcileText } from '../../../app/messages/reconcile-words.ts';
import { NOTES_ALONE } from '../../../app/payment/provider.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { sentence, systemLanguage } from '../terminal/words.ts';
import type { Vault } from '../../certificate/vault.ts';
import { loadConfig } from '../../config/load-config.ts';
import { serviceOf } from '../../payments/registry.ts';
import type { PaymentService } from '../../payments/port/service.ts';
import { readLedger } from '../../ledger/read-ledger.ts';
import { createRedactor } from '../../log/redact.ts';
import { readReconcileArguments, RECONCILE_USAGE, type ReconcileCommand } from './arguments.ts';
import type { AskLimits } from '../../reconcile/ask.ts';
import { compareAll, NOTHING_COMPARED, type CompareParts, type Line } from '../../reconcile/compare.ts';
import { EXIT, exitCodeOf, reportLines, reportText } from './report.ts';
import { type Outcome } from '../../reconcile/compare.ts';

/** What the command needs of the program around it. */
export interface ReconcilePorts {
  readonly defaultDataDirectory: string;
  /** Called once, after the journal was found, before the bank is asked. */
  openVault(dataDirectory: string): Promise<Vault>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly limits: AskLimits;
  out(text: string): void;
  complain(text: string): void;
}

/** Runs `reconcile …` and gives its exit code. Writes nothing, neither here nor at the bank, and prints no secret. */
export async function runReconcileCommand(args: readonly string[], ports: ReconcilePorts): Promise<number> {
  if (args.length === 1 && (args[0] === '--help' || args[0] === 'help')) {
    ports.out(RECONCILE_USAGE);
    return EXIT.fits;
  }
  const read = readReconcileArguments(args);
  if (!read.ok) {
    ports.complain(`${read.error}\n\n${RECONCILE_USAGE}`);
    return EXIT.usage;
  }
  const command = read.value;
  const loaded = loadConfig(command.configFile);
  const language = command.language ?? (loaded.ok ? loaded.value.languages[0] : undefined) ?? systemLanguage(ports.env);
  const outcome = loaded.ok
    ? await outcomeOf(command, loaded.value, language, ports)
    : notAsked(language, sentence(loaded.error, language));
  ports.out(command.json ? reportLines(outcome, language, command.period) : reportText(outcome, language));
  return exitCodeOf(outcome);
}

async function outcomeOf(
  command: ReconcileCommand,
  config: KioskConfig,
  language: Language,
  ports: ReconcilePorts,
): Promise<Outcome> {
  const { payment } = config;
  if (payment === undefined) return notAsked(language, reconcileText(language, 'reconcile.no-payment'));
  const service = serviceOf(payment);
  const { binding, hasDetails } = service?.capabilities ?? NOTES_ALONE;
  const dataDirectory = command.dataDirectory ?? ports.defaultDataDirectory;
  const journal = (): ReturnType<typeof readLedger> => readLedger(dataDirectory);
  const first = journal();
  if (!first.ok) return notAsked(language, first.error);
  const parts: CompareParts = {
    journal,
    period: command.period,
    products: command.products,
    cash: command.cash,
    channelOf: (productId) => config.catalogue.find(({ id }) => id === productId)?.channel,
    binding: binding ?? '',
    hasDetails,
    clock: ports.clock,
    limits: ports.limits,
    connect: () => connect(service, dataDirectory, language, ports),
    waiting: (done, count, waitMs) => {
      ports.complain(
        `${reconcileText(language, 'reconcile.waiting', { done, count, seconds: Math.round(waitMs / 1_000) })}\n`,
      );
    },
    explain: ({ problem }) => reconcileText(language, 'reconcile.not-asked', { detail: sentence(problem, language) }),
    notes: notesOf(service, language),
  };
  return compareAll(first.value, parts);
}

/** How far the comparison can reach with this service at all. */
function notesOf(service: PaymentService | null, language: Language): readonly string[] {
  if (service === null) return [reconcileText(language, 'reconcile.no-bank')];
  return service.capabilities.hasDetails ? [] : [reconcileText(language, 'reconcile.no-details')];
}

/** The kiosk's own way to the bank: its certificate, its device, its limits. */
async function connect(
  service: PaymentService | null,
  dataDirectory: string,
  language: Language,
  ports: ReconcilePorts,
): ReturnType<CompareParts['connect']> {
  const without = (detail: string): Line => ({
    bank: null,
    why: reconcileText(language, 'reconcile.not-asked', { detail }),
  });
  if (service === null) return without(reconcileText(language, 'reconcile.no-bank'));
  const provider = await service.openForQuestions({
    dataDirectory,
    vault: () => ports.openVault(dataDirectory),
    log: silentLog,
    redactor: createRedactor(),
    clock: ports.clock,
  });
  if (provider === null) return without(reconcileText(language, 'reconcile.not-registered'));
  const connected = await provider.connect();
  if (connected.ok) return { bank: provider, why: null };
  provider.close();
  return without(sentence(connected.error.problem, language));
}

/** The technical log belongs to the running kiosk. */
const silentLog: Log = { write: () => undefined };

function notAsked(language: Language, detail: string): Outcome {
  return {
    findings: [],
    counts: NOTHING_COMPARED,
    notes: [],
    notAsked: reconcileText(language, 'reconcile.not-asked', { detail }),
  };
}
