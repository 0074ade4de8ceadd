import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import type { ScreenName } from '../../../app/session/view/view.ts';
import { PressButton } from '../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';

/** Where the banner is shown; only at idle does it ask for a choice. */
const SCREENS: ReadonlySet<ScreenName> = new Set<ScreenName>(['idle', 'product', 'payment', 'error']);

/** The change of the last sale, for as long as another product can be chosen for it; its code stays in sight. */
export function CreditBanner({ screen }: { readonly screen: ScreenName }): ReactNode {
  const { frame, intents } = useShown();
  const { say } = useWords();
  const { credit } = frame;
  if (credit === null || !SCREENS.has(screen)) return null;
  return (
    <section className="credit" role="status">
      <div className="credit-words">
        <p className="credit-amount">{say('credit.title', { amount: formatTenge(credit.amountTiyn) })}</p>
        <p className="credit-text">
          {say(screen === 'idle' ? 'credit.text' : 'credit.code', { code: credit.claimCode })}
        </p>
      </div>
      {screen === 'idle' && (
        <PressButton className="button ghost credit-keep" onPress={intents.done}>
          {say('credit.keep')}
        </PressButton>
      )}
    </section>
  );
}
