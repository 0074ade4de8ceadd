import type { ReactNode } from 'react';
import type { CustomerScreen } from '../../../app/session/view/view.ts';
import { screenParts } from '../screens/screen-parts.tsx';
import { loadService } from '../parts/service-gate.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Announcer } from './announcer.tsx';
import { CarriedChangeBanner } from './carried-change-banner.tsx';
import { SetupOffer } from './setup-offer.tsx';
import { HeaderControls } from './header-controls.tsx';

function Owner(): ReactNode {
  const { frame, intents } = useShown();
  const { say } = useWords();
  const knock = (): void => {
    intents.knock();
    // Here when the fifth touch comes.
    void loadService().catch(() => undefined);
  };
  return (
    <div className="owner" data-service-entry="" onClick={knock}>
      <span className="owner-name">{frame.operatorName}</span>
      {frame.demo && <span className="demo">{say('header.demo')}</span>}
    </div>
  );
}

/**
 * The frame around every screen. In the reachable mode its controls move from the header to right above the screen's
 * own ones.
 */
export function Stage({ screen }: { readonly screen: CustomerScreen }): ReactNode {
  const { frame } = useShown();
  const { content, guide, actions } = screenParts(screen);
  const hasSide = guide !== null || actions !== null;
  return (
    <div className="stage" data-stage={screen.name} data-side={hasSide} data-reachable={frame.reachable}>
      <Announcer screen={screen} />
      <header className="stage-header">
        <Owner />
        {!frame.reachable && <HeaderControls />}
      </header>
      <CarriedChangeBanner screen={screen.name} />
      {frame.offersSetup && screen.name === 'idle' && <SetupOffer />}
      <main key={screen.name} className="stage-content">
        {content}
      </main>
      {guide !== null && <div className="stage-guide">{guide}</div>}
      {frame.reachable && (
        <div className="stage-controls">
          <HeaderControls />
        </div>
      )}
      {actions !== null && <footer className="stage-actions">{actions}</footer>}
    </div>
  );
}
