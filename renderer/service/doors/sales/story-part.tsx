import type { ReactNode } from 'react';
import { wayName } from '../../../../app/messages/way-words.ts';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { pastWords } from '../../../../app/messages/service/past-words.ts';
import { salesWords } from '../../../../app/messages/service/sales-words.ts';
import { formatTenge } from '../../../../app/money/money.ts';
import type { StoryLine } from '../../../../app/past/story.ts';
import type { Read, ToldSale } from '../../../../app/service/doors/sales/types.ts';
import { FactLine } from '../../parts/fact-line.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';

/** One sale: its sums, its numbers, and what happened, in words. */
export function StoryPart({ sale }: { readonly sale: Read<ToldSale | null> }): ReactNode {
  const { say } = useServiceWords(salesWords);
  const past = useServiceWords(pastWords);
  if (sale.kind === 'reading') return <p className="empty">{past.say('reading')}</p>;
  if (sale.kind === 'unreadable') return <Notice kind="fault">{past.say('unreadable')}</Notice>;
  return sale.value === null ? <Notice kind="attention">{say('gone')}</Notice> : <Told sale={sale.value} />;
}

function Told({ sale }: { readonly sale: ToldSale }): ReactNode {
  const { say, name } = useServiceWords(salesWords);
  const { claimCode, externalId, payments, state, owedTiyn, story } = sale;
  const money = say('money', {
    paid: formatTenge(sale.paidTiyn),
    delivered: formatTenge(sale.deliveredTiyn),
    refunded: formatTenge(sale.refundedTiyn),
    owed: formatTenge(owedTiyn),
  });
  return (
    <>
      <ul className="facts">
        <FactLine fact="sale-state" title={name(sale.name)}>
          {say(`state.${state}`, { amount: formatTenge(owedTiyn) })}
        </FactLine>
        <FactLine fact="sale-money" title={say('money.title')}>
          {money}
        </FactLine>
        <FactLine fact="sale-number" title={say('number')}>
          {[externalId, ...payments].join(', ')}
        </FactLine>
        {claimCode !== null && (
          <FactLine fact="sale-code" title={say('code')}>
            {claimCode}
          </FactLine>
        )}
      </ul>
      <h2 className="past-title">{say('story')}</h2>
      <ol className="story" data-fact="story">
        {story.map((line) => (
          <Line key={line.sequence} line={line} />
        ))}
      </ol>
    </>
  );
}

function Line({ line }: { readonly line: StoryLine }): ReactNode {
  const { say, name } = useServiceWords(salesWords);
  const { language } = useService().frame;
  const { quantity, way, ...facts } = line.facts;
  const service = typeof way === 'string' ? { way: wayName(language, way) } : {};
  const pieces = typeof quantity === 'number' && quantity > 1 ? { quantity } : {};
  const product = line.name === null ? {} : { product: name(line.name) };
  return (
    <li className="story-line" data-word={line.word}>
      <span className="story-time">{formatKazakhTime(line.wallMs)}</span>
      <span>{say(`story.${line.word}`, { ...facts, ...pieces, ...product, ...service })}</span>
    </li>
  );
}
