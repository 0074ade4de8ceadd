import type { MachineEvent } from '../../../app/service/event.ts';
import type { ServiceView } from '../../../app/service/view.ts';
import type { PinPad } from './pin-pad.ts';

interface PinKeysPorts {
  readonly pad: PinPad;
  /** What the window shows of the menu; null while it is closed. */
  readonly view: () => ServiceView | null;
  readonly dispatch: (event: MachineEvent) => void;
  /** A digit came or went. */
  readonly typed?: () => void;
}

/** The keys of the pads: that of the door, and that of the door `system`. */
export interface PinKeys {
  readonly digit: (touch: { readonly revision: number; readonly digit: number }) => void;
  readonly erase: (touch: { readonly revision: number }) => void;
  readonly enter: (touch: { readonly revision: number }) => void;
}

/**
 * Types into the pad what counts. A USB keyboard goes on typing while a PIN is checked, while the pad is locked and
 * after the screen has changed; such digits would be part of the next PIN.
 */
export function pinKeys({ pad, view, dispatch, typed }: PinKeysPorts): PinKeys {
  const change = (revision: number, act: () => void): void => {
    const shown = view();
    if (shown?.frame.revision !== revision || isShut(shown)) return;
    act();
    dispatch({ kind: 'pin-typed', revision, digits: pad.digits });
    typed?.();
  };
  return {
    digit({ revision, digit }): void {
      change(revision, () => {
        pad.type(digit);
      });
    },
    erase({ revision }): void {
      change(revision, () => {
        pad.erase();
      });
    },
    enter({ revision }): void {
      dispatch({ kind: 'pin-entered', revision, digits: pad.digits });
    },
  };
}

/** While the pad is locked or a PIN is checked, no digit counts. */
function isShut({ content }: ServiceView): boolean {
  return content.step === 'pin' && (content.isChecking || content.wait !== null);
}
