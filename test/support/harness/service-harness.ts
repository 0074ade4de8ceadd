import type { ServiceEffect } from '../../../app/service/effect.ts';
import type { DoorAct } from '../../../app/service/doors/types.ts';
import { serviceMachine } from '../../../app/service/machine.ts';
import type { DoorStep } from '../../../app/service/state/access.ts';
import type { ServiceView } from '../../../app/service/view.ts';
import type { Role } from '../../../app/role.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { LoopHarness } from './loop-harness.ts';
import type { MachineSettings } from './machine-settings.ts';

export const LEAVE_AFTER_MS = 2 * MINUTE_MS;

/** The real loop with the real menu; what main does for it is only collected. */
export class ServiceHarness extends LoopHarness {
  readonly serviceEffects: ServiceEffect[] = [];
  /** What the window was shown of the menu, the last one at the end. */
  readonly views: (ServiceView | null)[] = [];

  constructor(settings: MachineSettings = {}) {
    super(settings);
    this.loop.attachService({
      menu: serviceMachine({ leaveAfterMs: LEAVE_AFTER_MS }),
      show: (view) => void this.views.push(view),
      run: (effect) => {
        this.order.push(`effect ${effect.kind}`);
        this.serviceEffects.push(effect);
      },
    });
  }

  get menu(): ServiceView {
    const view = this.loop.serviceView();
    if (view === null) throw new Error('the menu is closed');
    return view;
  }

  get step(): string | null {
    return this.loop.serviceView()?.content.step ?? null;
  }

  /** The fifth touch on the operator's name. */
  knock(waitLeftMs = 0, failures = 0): void {
    this.loop.dispatch({ kind: 'service-knocked', failures, waitLeftMs, languages: {} });
  }

  typePin(digits: number): void {
    const { revision } = this.menu.frame;
    this.loop.dispatch({ kind: 'pin-typed', revision, digits });
    this.loop.dispatch({ kind: 'pin-entered', revision, digits });
  }

  /** In, with the PIN of this role. */
  enter(role: Role): void {
    this.knock();
    this.typePin(4);
    const { revision } = this.menu.frame;
    this.loop.dispatch({ kind: 'pin-checked', revision, role, failures: 0, waitLeftMs: 0 });
  }

  open(step: DoorStep): void {
    this.loop.dispatch({ kind: 'door-opened', revision: this.menu.frame.revision, step });
  }

  act(act: DoorAct): void {
    this.loop.dispatch({ kind: 'door-act', revision: this.menu.frame.revision, act });
  }

  touch(kind: 'service-back' | 'service-leave'): void {
    this.loop.dispatch({ kind, revision: this.menu.frame.revision });
  }
}
