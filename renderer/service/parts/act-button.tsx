import type { ReactNode } from 'react';
import { ActionButton } from './action-button.tsx';
import { HoldButton } from './hold-button.tsx';

interface Props<A> {
  /** The name that stays, its `data-action`. */
  readonly action: string;
  readonly does: A;
  readonly act: (what: A) => void;
  readonly disabled?: boolean;
  /** What cannot be undone is held for a second. */
  readonly isHeld?: boolean;
  readonly children: ReactNode;
}

/** A button for one action of a door. */
export function ActButton<A>({ action, does, act, disabled = false, isHeld = false, children }: Props<A>): ReactNode {
  const onAct = (): void => {
    act(does);
  };
  return isHeld ? (
    <HoldButton action={action} disabled={disabled} onHeld={onAct}>
      {children}
    </HoldButton>
  ) : (
    <ActionButton action={action} disabled={disabled} onPress={onAct}>
      {children}
    </ActionButton>
  );
}
