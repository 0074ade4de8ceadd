import type { HomeView } from '../../../app/service/doors/home/types.ts';
import type { PaymentView } from '../../../app/service/doors/payment/types.ts';
import type { SystemState, UpdateFacts } from '../../../app/service/doors/system/types.ts';
import type { ServiceView } from '../../../app/service/view.ts';
import type { Kiosk } from './kiosk.ts';

/** What no machine of the tests has: an installed program with updates, and services beside the first one. */
export interface Beside {
  readonly lines: HomeView['lines'];
  readonly updates: UpdateFacts;
  readonly looked: SystemState['looked'];
  readonly payment: Pick<PaymentView, 'verifier' | 'verification'>;
}

/** From now on the window shows it beside what the machine has. */
export async function showBeside(kiosk: Kiosk, beside: Beside): Promise<void> {
  await kiosk.app.evaluate(({ BrowserWindow }, { lines, updates, looked, payment }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('there is no window');
    const send = contents.send.bind(contents);
    const added = (view: ServiceView): ServiceView => {
      const { frame, content } = view;
      if (content.step === 'home')
        return { frame, content: { ...content, door: { ...content.door, lines: [...lines, ...content.door.lines] } } };
      if (content.step === 'payment') return { frame, content: { ...content, door: { ...content.door, ...payment } } };
      if (content.step !== 'system' || content.door.facts === null) return view;
      return {
        frame,
        content: { ...content, door: { ...content.door, facts: { ...content.door.facts, updates }, looked } },
      };
    };
    contents.send = (channel: string, ...values: unknown[]) => {
      send(
        channel,
        ...values.map((value) => (channel.includes('service') && value !== null ? added(value as ServiceView) : value)),
      );
    };
  }, beside);
}
