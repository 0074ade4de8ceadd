import type { DeviceOperations, PaymentConnection, PaymentFailure } from '../../../app/payment/provider.ts';
import type {
  PaymentDoor,
  PaymentEffect,
  PaymentFacts,
  PaymentOutcome,
} from '../../../app/service/doors/payment/types.ts';
import type { NotChanged } from '../../../app/config/change.ts';
import { err, unreachable, type Result } from '../../../app/result.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { setValue } from '../port/set-value.ts';
import { isSettled, moveDevice, registerAtWanted } from './trade-point-move.ts';
import { VerificationRun, verifierOf, type VerificationPorts } from './verification.ts';
import { mainProvider } from '../../../app/session/state/services.ts';

type Tell = (outcome: PaymentOutcome) => void;

/** What the door acts on. */
type PaymentPorts = Pick<ServicePorts, 'clock' | 'dispatch' | 'editor' | 'end' | 'kiosk'> &
  VerificationPorts & {
    readonly parts: { readonly config: Pick<ServicePorts['parts']['config'], 'payment'> };
  };

/**
 * Sends requests to the payment service, changes this machine's device there, and writes the trade point into the
 * configuration.
 */
export function runPayment(ports: PaymentPorts): DoorRunner<PaymentDoor> {
  const choices: Choices = { last: 0 };
  const verification = new VerificationRun(ports);
  return async (effect, tell) => {
    const { device } = ports.parts.payments;
    if (effect.kind === 'read-facts') tell({ kind: 'facts-read', facts: factsOf(ports), verifier: verifierOf(ports) });
    else if (effect.kind === 'verify') await verification.run(effect.idn, tell);
    else if (device !== undefined) await carryOut(effect, device, { ...ports, choices }, tell);
    else if (effect.kind === 'ask') await ask(ports, tell);
    else if (effect.kind === 'restart') ports.end('restart');
  };
}

/** Who takes the payments; a service without a device tells where it is. */
function factsOf(ports: PaymentPorts): PaymentFacts {
  const { capabilities, payments } = ports.parts;
  const device = payments.device?.facts();
  if (device !== undefined) return { kind: 'device', device, isDemo: isDemo(ports) };
  if (capabilities.binding === null) return { kind: 'none' };
  return { kind: 'service', title: capabilities.title, host: payments.about?.().host ?? '' };
}

/** Counts the choices of a trade point: only the last one moves the device, and none after giving it up. */
interface Choices {
  last: number;
}

async function carryOut(
  effect: Exclude<PaymentEffect, { kind: 'read-facts' | 'verify' }>,
  device: DeviceOperations,
  ports: PaymentPorts & { readonly choices: Choices },
  tell: Tell,
): Promise<void> {
  switch (effect.kind) {
    case 'ask':
      await ask(ports, tell);
      return;
    case 'list': {
      const points = await device.tradePoints();
      tell(
        points.ok ? { kind: 'listed', points: points.value } : { kind: 'not-listed', problem: points.error.problem },
      );
      return;
    }
    case 'choose': {
      const { point } = effect;
      const written = await writeChoice(effect, device, ports.editor);
      tell(written.ok ? { kind: 'chosen', point } : { kind: 'not-chosen', refusal: written.error });
      if (!written.ok) return;
      device.wantTradePoint(point.id);
      ports.choices.last += 1;
      const choice = ports.choices.last;
      await moveDevice(
        device,
        ports,
        () => ports.choices.last === choice,
        (moved) => {
          tellRegistered(moved, ports, tell);
        },
      );
      return;
    }
    case 'register':
      await register(device, ports, tell);
      return;
    case 'give-up':
      // A move that still waits would register it again.
      ports.choices.last += 1;
      await giveUp(device, ports, tell);
      return;
    case 'restart':
      ports.end('restart');
      return;
    default:
      unreachable(effect);
  }
}

/**
 * The intent to move is on disk before the configuration names the other trade point: after a power cut the next start
 * would find a device that is registered elsewhere.
 */
async function writeChoice(
  { point, before }: Extract<PaymentEffect, { kind: 'choose' }>,
  device: DeviceOperations,
  editor: PaymentPorts['editor'],
): Promise<Result<void, NotChanged>> {
  const path = ['payment', 'kaspi', 'tradePointId'];
  try {
    await device.keepMove(true);
    const written = await setValue(editor, path, idValue(point.id), (found) => textOf(found) === before);
    if (!written.ok) await device.keepMove(false);
    return written;
  } catch (error) {
    return err({ kind: 'not-written', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** The bank of a demonstration is not in the configuration, which could not name a trade point of it. */
function isDemo({ parts }: PaymentPorts): boolean {
  return parts.config.payment === undefined;
}

async function ask({ clock, parts }: PaymentPorts, tell: Tell): Promise<void> {
  const askedMs = clock.monoMs();
  const answered = await parts.payments.ping();
  const tookMs = Math.round(clock.monoMs() - askedMs);
  tell({
    kind: 'answered',
    answer: { wallMs: clock.wallMs(), tookMs, problem: answered.ok ? null : answered.error.problem },
  });
}

async function register(device: DeviceOperations, ports: PaymentPorts, tell: Tell): Promise<void> {
  tellRegistered(await registerAtWanted(device, ports.parts.payments, () => isSettled(ports.kiosk())), ports, tell);
}

/** The session learns what has become of its service as by a connecting of its own. */
function tellRegistered(
  result: Result<PaymentConnection, PaymentFailure>,
  { dispatch, kiosk }: PaymentPorts,
  tell: Tell,
): void {
  dispatch({ kind: 'connect-answered', provider: mainProvider(kiosk()), result });
  tell(
    result.ok
      ? { kind: 'registered', tradePoint: result.value.tradePoint }
      : { kind: 'not-registered', problem: result.error.problem },
  );
}

async function giveUp(device: DeviceOperations, { dispatch, parts, kiosk }: PaymentPorts, tell: Tell): Promise<void> {
  try {
    const result = await device.giveUp();
    if (device.facts().isGivenUp)
      dispatch({ kind: 'connect-answered', provider: mainProvider(kiosk()), result: await parts.payments.connect() });
    if (result.ok) tell({ kind: 'given-up' });
    else if (result.error.action === 'retry' && device.facts().isGivenUp)
      tell({ kind: 'unanswered', problem: result.error.problem });
    else tell({ kind: 'not-given-up', problem: result.error.problem });
  } catch (error) {
    // Only a failing disk throws here; then no request was sent.
    tell({ kind: 'not-kept', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** A number where YAML can hold it exactly, as the technician would have written it. */
function idValue(id: string): string | number {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}

function textOf(found: unknown): string | null {
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null;
}
