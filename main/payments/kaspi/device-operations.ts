import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type {
  DeviceOperations,
  DeviceFacts,
  PaymentConnection,
  PaymentFailure,
  TradePoint,
} from '../../../app/payment/provider.ts';
import { problem } from '../../../app/problem.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Redactor } from '../../log/redact.ts';
import type { DeviceStore, RegisteredDevice } from './device-store.ts';
import type { KaspiLink } from './link.ts';

/** What the operations need: the provider's own device, and its turn, in which nothing else connects. */
interface OperationsParts {
  /** With the trade point that is wanted now. */
  readonly settings: () => KaspiSettings;
  readonly store: DeviceStore;
  readonly link: Pick<KaspiLink, 'open'>;
  readonly redactor: Pick<Redactor, 'protect'>;
  readonly current: () => RegisteredDevice | null;
  /** Requests are made for this device from now on; null for none. */
  readonly use: (device: RegisteredDevice | null) => void;
  readonly wantTradePoint: (id: string) => void;
  readonly register: () => Promise<Result<PaymentConnection, PaymentFailure>>;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Hides in a failure what the bank may have quoted. */
  readonly showable: <T>(result: Result<T, PaymentFailure>) => Result<T, PaymentFailure>;
}

/** The device of this provider, for technicians. */
export function deviceOperations(parts: OperationsParts): DeviceOperations {
  const { settings, link, wantTradePoint, register, inTurn, showable } = parts;
  return {
    facts: () => factsOf(parts),
    async tradePoints(): Promise<Result<readonly TradePoint[], PaymentFailure>> {
      const opened = await link.open();
      if (!opened.ok) return err({ action: 'payments-off', problem: opened.error, code: opened.error.reason });
      return showable(await opened.value.tradePoints());
    },
    wantTradePoint,
    keepMove: (isMoving) => parts.store.move(settings(), isMoving),
    register,
    giveUp: (toMove = false) =>
      inTurn(async () => {
        const device = parts.current() ?? parts.store.kept(settings())?.device ?? null;
        // Without a token only the bank's own application can remove the device.
        if (device === null)
          return err({
            action: 'final',
            problem: problem('device-elsewhere', { device: settings().deviceId }),
            code: 'no-token',
          });
        return showable(await giveUp(parts, device, toMove));
      }),
  };
}

function factsOf({ settings, store }: OperationsParts): DeviceFacts {
  const { scheme, baseUrl, deviceId, tradePointId, proxy } = settings();
  const kept = store.kept(settings());
  return {
    contract: scheme,
    baseUrl,
    deviceId,
    wantedTradePointId: tradePointId ?? null,
    registered:
      kept === null ? null : { tradePointId: kept.device.tradePointId, tradePointName: kept.device.tradePointName },
    isGivenUp: kept?.isGivenUp ?? false,
    isMoving: kept?.isMoving === true && tradePointId !== undefined && kept.device.tradePointId !== tradePointId,
    proxy: proxy === undefined ? null : addressOf(typeof proxy === 'string' ? proxy : proxy.url),
  };
}

/** Without the name and the password that may stand in it. */
function addressOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/**
 * Kept on disk before the bank is asked: a power cut in between leaves a machine that sells nothing by QR, or one that
 * goes on with its move.
 */
async function giveUp(
  { settings: settingsNow, store, link, redactor, current, use }: OperationsParts,
  device: RegisteredDevice,
  toMove: boolean,
): Promise<Result<void, PaymentFailure>> {
  const settings = settingsNow();
  redactor.protect(device.deviceToken);
  const opened = await link.open();
  if (!opened.ok) return err({ action: 'payments-off', problem: opened.error, code: opened.error.reason });
  const inUse = current();
  const wasGivenUp = store.kept(settings)?.isGivenUp ?? false;
  // From here on nobody buys with it, however long the disk takes.
  use(null);
  try {
    await store.giveUp(settings, device, toMove);
  } catch (error) {
    use(inUse);
    throw error;
  }
  const deleted = await opened.value.deleteDevice(device.deviceToken);
  // The bank does not know the device, or not as an active one, which is the requested result.
  if (deleted.ok || deleted.error.action === 'register-again') return ok(undefined);
  const isUnsure = deleted.error.action === 'retry' && deleted.error.notSentForMs === undefined;
  if (!isUnsure && !wasGivenUp) {
    await store.takeBack(settings);
    use(inUse);
  }
  return deleted;
}
