import { expiryWarning } from '../../../certificate/expiry.ts';
import type { Problem } from '../../../problem.ts';
import { DAY_MS } from '../../../units.ts';
import type { DoorContext } from '../../state/door.ts';
import { line, time, words } from './line.ts';
import type { CertificateFacts, HomeLine, HomeState, HomeTextKey, Level, LineText } from './types.ts';
import { mainGate } from '../../../session/state/services.ts';
import type { PaymentGate } from '../../../session/state/gates.ts';

type Context = Pick<DoorContext, 'kiosk' | 'role'>;
const LEVEL_OF_GATE: Readonly<Record<'absent' | 'starting' | 'ready' | 'lost' | 'out', Level>> = {
  absent: 'absent',
  starting: 'unknown',
  ready: 'works',
  lost: 'fault',
  out: 'fault',
};

/** The payment service, its certificate, and every device. */
export function deviceLines(context: Context, state: HomeState): readonly HomeLine[] {
  return [
    paymentLine(context, state),
    ...otherPaymentLines(context),
    certificateLine(context, state),
    acceptorLine(context, state),
    relayLine(context, state),
    sensorLine(context, state),
    printerLine(context, state),
  ];
}

const LEVEL_OF_PAYMENTS: Readonly<Record<PaymentGate['kind'], Level>> = {
  absent: 'absent',
  connecting: 'unknown',
  ready: 'works',
  lost: 'fault',
};

function paymentLine(context: Context, { facts }: HomeState): HomeLine {
  const { tradePoint } = context.kiosk;
  const payments = mainGate(context.kiosk);
  const service = facts?.service ?? null;
  if (payments.kind === 'absent') return line('payment', 'absent', context, { text: words('payment.cash-only') });
  const answer = service?.lastAnswer ?? null;
  const text =
    service === null
      ? null
      : words('payment.text', {
          host: service.host,
          contract: service.contract,
          point: tradePoint ?? service.tradePointId ?? undefined,
          device: service.deviceId === '' ? undefined : service.deviceId,
          time: answer === null ? undefined : time(answer.wallMs),
          ms: answer?.durationMs,
        });
  const problem = payments.kind === 'lost' ? payments.problem : null;
  return line('payment', LEVEL_OF_PAYMENTS[payments.kind], context, { text, problem, door: 'payment' });
}

/** The services beside the first one, each with its own state. */
function otherPaymentLines(context: Context): readonly HomeLine[] {
  return context.kiosk.services.slice(1).map(({ about: { provider, title, methods }, gate }) => {
    const names = methods.map(({ name }) => name);
    // One that is not offered any more still settles what was sold with it.
    const text =
      names.length === 0
        ? words('payment-other.settling')
        : words('payment-other.text', { names: { kind: 'names', names } });
    const problem = gate.kind === 'lost' ? gate.problem : null;
    return line('payment-other', LEVEL_OF_PAYMENTS[gate.kind], context, {
      text,
      problem,
      service: { provider, title },
    });
  });
}

/** Reasons that are the certificate's own. */
const OF_CERTIFICATE = /^(certificate-|passphrase-wrong|client-certificate-refused)/;

function certificateLine(context: Context, { facts, certificate }: HomeState): HomeLine {
  const payments = mainGate(context.kiosk);
  if (payments.kind === 'absent' || (facts !== null && facts.service?.hasCertificate !== true))
    return line('certificate', 'absent', context, { text: words('certificate.none') });
  const lost = payments.kind === 'lost' && OF_CERTIFICATE.test(payments.problem.reason) ? payments.problem : null;
  if (certificate.kind === 'waiting' || facts === null)
    return line('certificate', lost === null ? 'unknown' : 'fault', context, { problem: lost });
  const { value } = certificate;
  if (value === null)
    return line('certificate', 'fault', context, {
      problem: lost,
      text: words('certificate.unreadable'),
      door: 'certificate',
    });
  const warning = expiryWarning(value.notAfterMs, facts.wallMs);
  const isExpired = warning?.level === 'expired';
  const level = lost !== null || isExpired ? 'fault' : warning === null ? 'works' : 'attention';
  const text = certificateText(value, isExpired, facts.wallMs);
  return line('certificate', level, context, { problem: lost, text, door: 'certificate' });
}

function certificateText({ subject, notAfterMs }: CertificateFacts, isExpired: boolean, nowMs: number): LineText {
  return words(isExpired ? 'certificate.expired' : 'certificate.text', {
    subject: ownerIn(subject),
    day: { kind: 'day', wallMs: notAfterMs },
    days: Math.floor((notAfterMs - nowMs) / DAY_MS),
  });
}

/** Whose it is: the common name and the organisation; the whole subject where it has neither. */
function ownerIn(subject: string): string {
  const part = (name: string): string | undefined =>
    subject
      .split(', ')
      .find((piece) => piece.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  const found = [part('O'), part('CN')].filter((name) => name !== undefined);
  return found.length === 0 ? subject : found.join(', ');
}

/** While it is looked for again nothing is known. */
function isLooked({ looks }: HomeState, what: 'relay' | 'sensor' | 'acceptor' | 'printer'): boolean {
  return looks.some((look) => look.what === what);
}

function acceptorLine(context: Context, state: HomeState): HomeLine {
  const { acceptor, escrowOff } = context.kiosk;
  const about = state.facts?.acceptor ?? null;
  const values = {
    model: orNothing(about?.model),
    firmware: orNothing(about?.firmware),
    serial: orNothing(about?.serialNumber),
    port: state.facts?.ports.acceptor ?? undefined,
  };
  const problem: Problem | null = acceptor.kind === 'out' ? acceptor.problem : escrowOff;
  if (acceptor.kind === 'absent') return line('acceptor', 'absent', context);
  if (isLooked(state, 'acceptor')) return line('acceptor', 'unknown', context, { text: words('looking') });
  const isPausing = acceptor.kind === 'ready' && acceptor.pause !== null;
  const level = acceptor.kind === 'ready' && (escrowOff !== null || isPausing) ? 'attention' : null;
  return line('acceptor', level ?? LEVEL_OF_GATE[acceptor.kind], context, {
    problem,
    text: words(isPausing ? 'acceptor.pause' : 'acceptor.text', values),
    door: 'checks',
  });
}

function orNothing(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function relayLine(context: Context, state: HomeState): HomeLine {
  const { relay, settings } = context.kiosk;
  if (!settings.hasRelay)
    return line('relay', 'fault', context, { problem: { reason: 'relay-absent', parameters: {} } });
  if (isLooked(state, 'relay')) return line('relay', 'unknown', context, { text: words('looking') });
  return line('relay', LEVEL_OF_GATE[relay.kind], context, {
    problem: relay.kind === 'lost' ? relay.problem : null,
    text: words('relay.text', { port: state.facts?.ports.relay ?? undefined }),
    door: 'checks',
  });
}

function sensorLine(context: Context, state: HomeState): HomeLine {
  const { sensor } = context.kiosk;
  if (isLooked(state, 'sensor')) return line('sensor', 'unknown', context, { text: words('looking') });
  return line('sensor', LEVEL_OF_GATE[sensor.kind], context, {
    problem: sensor.kind === 'lost' ? sensor.problem : null,
    text: sensor.kind === 'ready' ? words('sensor.text', { port: state.facts?.ports.sensor ?? undefined }) : null,
    door: 'checks',
  });
}

/** Faults that can be mended by hand have a sentence of their own. */
const PRINTER_TEXTS: Readonly<Record<string, HomeTextKey>> = {
  'paper-end': 'printer.paper-end',
  'cover-open': 'printer.cover-open',
  'cutter': 'printer.cutter',
  'head-hot': 'printer.head-hot',
};

function printerLine(context: Context, state: HomeState): HomeLine {
  const { printer } = context.kiosk;
  if (isLooked(state, 'printer')) return line('printer', 'unknown', context, { text: words('looking') });
  const port = state.facts?.ports.printer ?? undefined;
  switch (printer.kind) {
    case 'absent':
    case 'starting':
      return line('printer', LEVEL_OF_GATE[printer.kind], context);
    case 'ready':
      return printer.isPaperNearEnd
        ? line('printer', 'attention', context, { text: words('printer.attention', { port }), door: 'checks' })
        : line('printer', 'works', context, { text: words('printer.text', { port }) });
    case 'out': {
      const { problem } = printer;
      const own = PRINTER_TEXTS[problem.parameters['code'] ?? ''];
      // Without mandatory printing the machine continues to sell: the screen shows the receipt.
      const level = context.kiosk.settings.printer === 'required' ? 'fault' : 'attention';
      return line('printer', level, context, { problem, text: own === undefined ? null : words(own) });
    }
  }
}
