import type { ReactNode } from 'react';
import type { Limit } from '../../../app/session/view/view.ts';
import { useShown, useWords } from '../state/shown.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { TimeRing } from './time-ring.tsx';

/** How long the screen stands, and the button that gives the sale up. */
export function WayOut({ limit }: { readonly limit: Limit }): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={limit} />
      <PressButton className="button ghost" onPress={intents.cancel}>
        {say('action.cancel')}
      </PressButton>
    </>
  );
}
