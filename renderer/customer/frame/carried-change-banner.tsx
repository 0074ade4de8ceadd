import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import type { ScreenName } from '../../../app/session/view/view.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';

/** The screens with the banner; only idle asks for a choice. */
const SCREENS: ReadonlySet<ScreenName> = new Set<ScreenName>(['idle', 'product', 'basket', 'payment', 'error']);

/** The change of the last sale and its code, for as long as it can pay for another product. */
export function CarriedChangeBanner({ screen }: { readonly screen: ScreenName }): ReactNode {
  const { frame, intents } = useShown();
  const { say } = useWords();
  const { carriedChange } = frame;
  if (carriedChange === null || !SCREENS.has(screen)) return null;
  return (
    <section className="banner carried-change" role="status">
      <div className="banner-words">
        <p className="carried-change-amount">
          {say('carried-change.title', { amount: formatTenge(carriedChange.amountTiyn) })}
        </p>
        <p className="carried-change-text">
          {say(screen === 'idle' ? 'carried-change.text' : 'carried-change.code', { code: carriedChange.claimCode })}
        </p>
      </div>
      {screen === 'idle' && (
        <PressButton className="button ghost carried-change-keep" onPress={intents.done}>
          {say('carried-change.keep')}
        </PressButton>
      )}
    </section>
  );
}
