import type { ReactNode } from 'react';
import type { CustomerScreen } from '../../../app/session/view/view.ts';
import { screenParts } from '../screens/screen-parts.tsx';
import { screenTitle } from '../screens/screen-title.ts';
import { loadService } from '../parts/service-gate.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Announcer } from './announcer.tsx';
import { CarriedChangeBanner } from './carried-change-banner.tsx';
import { SetupOffer } from './setup-offer.tsx';
import { StillThere } from './still-there.tsx';
import { HeaderControls } from './header-controls.tsx';

/** In characters: what has its usual size on two lines beside the buttons. */
const LONG_NAME = 30;

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
      {frame.look.logo === null ? (
        <span className="owner-name" data-long={frame.operatorName.length > LONG_NAME}>
          {frame.operatorName}
        </span>
      ) : (
        <img className="owner-logo" src={frame.look.logo} alt={frame.operatorName} />
      )}
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
  const words = useWords();
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
      <StillThere screen={screen} />
      {guide !== null && (
        <section className="stage-guide" aria-label={screenTitle(screen, words)}>
          {guide}
        </section>
      )}
      {frame.reachable && (
        <div className="stage-controls">
          <HeaderControls />
        </div>
      )}
      {actions !== null && <footer className="stage-actions">{actions}</footer>}
    </div>
  );
}
