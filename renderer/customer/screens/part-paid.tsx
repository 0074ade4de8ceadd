import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import type { PaidPart } from '../../../app/session/view/view.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';

/** What is in of a payment in parts, and what is missing. */
export function PartPaid({ part: { paidTiyn, missingTiyn } }: { readonly part: PaidPart }): ReactNode {
  const { say } = useWords();
  return (
    <section className="part-paid" aria-live="polite">
      <p>
        {say('part.paid')} <b>{formatTenge(paidTiyn)}</b>
      </p>
      <p>
        {say('part.missing')} <b>{formatTenge(missingTiyn)}</b>
      </p>
      <p className="part-text">{say('part.text')}</p>
    </section>
  );
}

/** Asks for the way to pay the rest; null unless a part was paid and nothing asks for the rest yet. */
export function PayRestButton({ part }: { readonly part: PaidPart | null }): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  if (part === null || part.paysRest) return null;
  return (
    <PressButton className="button filled" onPress={intents.payRest}>
      {say('part.rest')}
    </PressButton>
  );
}
