import type { ReactNode } from 'react';
import { PressButton } from '../../parts/press-button.tsx';
import { loadService } from '../parts/service-gate.tsx';
import { useShown, useWords } from '../state/shown.ts';

/** The way to the set-up wizard on a machine without a configuration. */
export function SetupOffer(): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <div className="setup-offer">
      <PressButton
        className="button ghost"
        data-action="setup"
        onPress={() => {
          intents.setUp();
          void loadService().catch(() => undefined);
        }}
      >
        {say('header.set-up')}
      </PressButton>
    </div>
  );
}
