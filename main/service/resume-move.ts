import type { PaymentProvider } from '../../app/payment/provider.ts';
import type { MachineEvent } from '../../app/service/event.ts';
import type { KioskState } from '../../app/session/state/state.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { mainProvider } from '../../app/session/state/services.ts';

/** What a move that a power cut has interrupted needs. */
interface ResumedMove {
  readonly clock: Clock;
  readonly payments: PaymentProvider;
  readonly kiosk: () => KioskState;
  readonly dispatch: (event: MachineEvent) => void;
}

/**
 * Takes up the move to another trade point that a power cut or a restart has interrupted. Until nobody needs the device at
 * the old one it is used there; one that has left already is registered by the service's next connecting.
 */
export async function resumeMove({ clock, payments, kiosk, dispatch }: ResumedMove): Promise<void> {
  const { device } = payments;
  if (device === undefined) return;
  const isStillWanted = (): boolean => {
    const { isMoving, isGivenUp } = device.facts();
    return isMoving && !isGivenUp;
  };
  if (!isStillWanted()) return;
  const { moveDevice } = await import('./doors/trade-point-move.ts');
  await moveDevice(device, { clock, kiosk, parts: { payments } }, isStillWanted, (result) => {
    dispatch({ kind: 'connect-answered', provider: mainProvider(kiosk()), result });
  });
}
