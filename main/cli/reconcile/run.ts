import type { Console } from '../../../app/command-line/command.ts';
import { EXIT, type Ended } from '../../../app/command-line/exit-codes.ts';
import type { KioskConfig } from '../../../app/config/config.ts';
import type { Log } from '../../../app/log/events.ts';
import type { Language } from '../../../app/language/language.ts';
import { reconcileText } from '../../../app/messages/reconcile-words.ts';
import type { ComparedService } from '../../../app/journal/reconcile.ts';
import type { ApplicationContext } from '../terminal/context.ts';
import { sentence, systemLanguage } from '../terminal/words.ts';
import { loadConfig } from '../../config/load-config.ts';
import { servicesOf } from '../../payments/registry.ts';
import type { PaymentService } from '../../payments/port/service.ts';
import { readLedger } from '../../ledger/read-ledger.ts';
import { createRedactor } from '../../log/redact.ts';
import type { AskLimits } from '../../reconcile/ask.ts';
import { compareAll, NOTHING_COMPARED, type CompareParts, type Line } from '../../reconcile/compare.ts';
import { endOf, reportLines, reportText } from './report.ts';
import type { ReconcileRequest } from './request.ts';
import { type Outcome } from '../../reconcile/compare.ts';

/** What the command needs from the application. `openVault` is called before the bank is asked. */
export interface ReconcilePorts
  extends Console, Pick<ApplicationContext, 'clock' | 'defaultDataDirectory' | 'env' | 'openVault'> {
  readonly limits: AskLimits;
}

/** Compares the journal as requested. Changes nothing here or at the bank, and never prints a secret. */
export async function runReconcile(request: ReconcileRequest, ports: ReconcilePorts): Promise<Ended> {
  const loaded = loadConfig(request.configFile);
  const language = request.language ?? (loaded.ok ? loaded.value.languages[0] : undefined) ?? systemLanguage(ports.env);
  const outcome = loaded.ok
    ? await outcomeOf(request, loaded.value, language, ports)
    : notAsked(language, sentence(loaded.error, language));
  const text = reportText(outcome, language);
  const ended = endOf(outcome);
  ports.out(request.json ? reportLines(outcome, language, request.period) : text);
  if (request.json && ended.code !== EXIT.done) ports.complain(text);
  return ended;
}

async function outcomeOf(
  request: ReconcileRequest,
  config: KioskConfig,
  language: Language,
  ports: ReconcilePorts,
): Promise<Outcome> {
  const { payment } = config;
  if (payment === undefined) return notAsked(language, reconcileText(language, 'reconcile.no-payment'));
  const services = servicesOf(payment);
  const dataDirectory = request.dataDirectory ?? ports.defaultDataDirectory;
  const journal = (): ReturnType<typeof readLedger> => readLedger(dataDirectory);
  const first = journal();
  if (!first.ok) return notAsked(language, first.error);
  const parts: CompareParts = {
    journal,
    period: request.period,
    products: request.products,
    cash: request.cash,
    channelOf: (productId) => config.catalogue.find(({ id }) => id === productId)?.channel,
    services: services.flatMap(comparedService),
    clock: ports.clock,
    limits: ports.limits,
    connect: (binding) => {
      const named = { service: atBinding(services, binding), title: titleAt(services, binding) };
      return connect(named, dataDirectory, language, ports);
    },
    waiting: (binding, done, count, waitMs) => {
      const seconds = Math.round(waitMs / 1_000);
      const parameters = { service: titleAt(services, binding), done, count, seconds };
      ports.complain(`${reconcileText(language, 'reconcile.waiting', parameters)}\n`);
    },
    explain: (binding, { problem }) =>
      reconcileText(language, 'reconcile.not-asked', {
        service: titleAt(services, binding),
        detail: sentence(problem, language),
      }),
    notes: notesOf(services, language),
  };
  return compareAll(first.value, parts);
}

function comparedService({ capabilities }: PaymentService): readonly ComparedService[] {
  const { binding, provider, application, hasDetails } = capabilities;
  return binding === null ? [] : [{ binding, provider, application, hasDetails }];
}

function atBinding(services: readonly PaymentService[], binding: string): PaymentService | null {
  return services.find(({ capabilities }) => capabilities.binding === binding) ?? null;
}

/** What a sentence calls a service; where there is one alone it needs no name. */
function titleAt(services: readonly PaymentService[], binding: string): string | undefined {
  return services.length > 1 ? atBinding(services, binding)?.capabilities.title : undefined;
}

/** Notes on what cannot be compared with these services. */
function notesOf(services: readonly PaymentService[], language: Language): readonly string[] {
  if (services.length === 0) return [reconcileText(language, 'reconcile.no-bank')];
  return services
    .filter(({ capabilities }) => !capabilities.hasDetails)
    .map(({ capabilities: { title, application } }) =>
      reconcileText(language, 'reconcile.no-details', { service: title, application }),
    );
}

/** Connects to a service as the kiosk does: with its own credentials and its limits. */
async function connect(
  { service, title }: { readonly service: PaymentService | null; readonly title: string | undefined },
  dataDirectory: string,
  language: Language,
  ports: ReconcilePorts,
): Promise<Line> {
  const without = (detail: string): Line => ({
    bank: null,
    why: reconcileText(language, 'reconcile.not-asked', { service: title, detail }),
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

/** The command writes no technical log, which belongs to the running kiosk. */
const silentLog: Log = { write: () => undefined };

function notAsked(language: Language, detail: string): Outcome {
  return {
    findings: [],
    counts: NOTHING_COMPARED,
    notes: [],
    notAsked: reconcileText(language, 'reconcile.not-asked', { detail }),
  };
}
