import type { ReactNode } from 'react';
import type { CustomerScreen, Limit } from '../../../app/session/view/view.ts';
import { formatLeft } from '../../parts/countdown.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useLeftMs } from '../../parts/use-left-ms.ts';
import { useShown, useWords } from '../state/shown.ts';

/** The question comes early enough for somebody who looks for a note, and late enough not to hurry anybody. */
const ASKED_WITHIN_MS = 15_000;

/** The limit of a screen that takes its customer for gone; null for every other screen. */
function ownLimitOf(screen: CustomerScreen): Limit | null {
  if (!('limit' in screen) || screen.limit.untilMonoMs === undefined) return null;
  return screen.limit;
}

/** Asks before a screen gives its customer up; one touch is the whole limit again. */
export function StillThere({ screen }: { readonly screen: CustomerScreen }): ReactNode {
  const limit = ownLimitOf(screen);
  return limit === null ? null : <Question limit={limit} />;
}

function Question({ limit }: { readonly limit: Limit }): ReactNode {
  const { arrivedAtMs, intents } = useShown();
  const { say } = useWords();
  const left = useLeftMs(limit, arrivedAtMs);
  if (left > ASKED_WITHIN_MS) return null;
  return (
    <div className="still-there">
      {/* The seconds are not announced one by one. */}
      <p className="still-there-title" role="alert">
        {say('still-there.title')}
      </p>
      <p>{say('still-there.text', { seconds: formatLeft(left) })}</p>
      <PressButton className="button filled" onPress={intents.wake}>
        {say('still-there.yes')}
      </PressButton>
    </div>
  );
}
