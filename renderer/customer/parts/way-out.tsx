import { useId, type ReactNode } from 'react';
import type { Limit } from '../../../app/session/view/view.ts';
import { useShown, useWords } from '../state/shown.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { TimeRing } from './time-ring.tsx';

interface Props {
  readonly limit: Limit;
  /** What Cancel does here, where that is not plain. */
  readonly does?: string;
}

/** How long the screen stands, and the button that gives the sale up. */
export function WayOut({ limit, does }: Props): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  const id = useId();
  return (
    <>
      <TimeRing limit={limit} />
      <PressButton
        className="button ghost"
        aria-describedby={does === undefined ? undefined : id}
        onPress={intents.cancel}
      >
        {say('action.cancel')}
        {does !== undefined && (
          // Described by it, so that the button's name stays the same everywhere.
          <small id={id} className="button-does" aria-hidden="true">
            {does}
          </small>
        )}
      </PressButton>
    </>
  );
}
