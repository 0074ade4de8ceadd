import type { ReactNode } from 'react';
import { pick } from '../../../app/language/language.ts';
import { moneyText } from '../../../app/messages/money-text.ts';
import { pieces } from '../../../app/pieces.ts';
import { text } from '../../../app/messages/text.ts';
import type { InterruptedCard as Card } from '../../../app/session/view/view.ts';
import { TextWithContact } from '../parts/text-with-contact.tsx';

/** For the customer of a sale that the end of an earlier run interrupted, in their language; other sales continue below. */
export function InterruptedCard({
  card,
  contact,
}: {
  readonly card: Card;
  readonly contact: string | null;
}): ReactNode {
  const { language, money, claimCode } = card;
  return (
    <section className="banner interrupted" role="status" lang={language} data-interrupted={money}>
      <div className="banner-words">
        <p className="interrupted-title">{text(language, 'error.interrupted.title')}</p>
        <p>{pieces(card.quantity, pick(card.productName, language))}</p>
        <p data-money={money}>{moneyText(language, card)}</p>
        <p>
          <TextWithContact
            text={text(language, 'error.claim-contact', { contact: contact ?? undefined })}
            contact={contact}
          />
        </p>
      </div>
      {claimCode !== null && <b className="claim-code">{claimCode}</b>}
    </section>
  );
}
