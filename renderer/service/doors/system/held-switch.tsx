import type { ReactNode } from 'react';
import { HoldButton } from '../../parts/hold-button.tsx';

interface Props<Action extends string> {
  /** What it switches, as the tests find it. */
  readonly fact: string;
  /** Whether it says that the machine is not as it should be. */
  readonly isUnusual: boolean;
  /** How things are, or what the switch does. */
  readonly children: ReactNode;
  readonly action: Action;
  readonly label: string;
  readonly isEnding: boolean;
  readonly onSwitch: (action: Action) => void;
}

/** A state of the whole machine with the button that ends it or brings it about, which has to be held. */
export function HeldSwitch<Action extends string>({
  fact,
  isUnusual,
  children,
  action,
  label,
  isEnding,
  onSwitch,
}: Props<Action>): ReactNode {
  return (
    <section className="demo-switch" data-fact={fact} data-level={isUnusual ? 'attention' : 'plain'}>
      {children}
      <div className="door-actions">
        <HoldButton
          action={action}
          disabled={isEnding}
          onHeld={() => {
            onSwitch(action);
          }}
        >
          {label}
        </HoldButton>
      </div>
    </section>
  );
}
