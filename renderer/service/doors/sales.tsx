import '../../styles/service/past.css';
import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { salesWords } from '../../../app/messages/service/sales-words.ts';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import type { PastSale } from '../../../app/past/past.ts';
import type { SalesView } from '../../../app/service/doors/sales/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { type PastLine, PastList } from '../parts/past-list.tsx';
import { type DoorWords, useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { SoldBarsPart } from './sales/sold-bars.tsx';
import { StoryPart } from './sales/story-part.tsx';

type Words = DoorWords<keyof typeof salesWords>;

/** Past sales as a list, one of them as a story, or all of a period as bars. */
export function SalesDoor({ view, act }: DoorProps<'sales'>): ReactNode {
  const { say } = useServiceWords(salesWords);
  return (
    <div className="door">
      <div className="door-actions">
        <ActionButton
          action="sales-list"
          aria-pressed={view.kind !== 'bars'}
          onPress={() => {
            act({ kind: 'list' });
          }}
        >
          {say('list')}
        </ActionButton>
        <ActionButton
          action="sales-bars"
          aria-pressed={view.kind === 'bars'}
          onPress={() => {
            act({ kind: 'bars', range: 'week' });
          }}
        >
          {say('bars')}
        </ActionButton>
      </div>
      <Place view={view} act={act} />
    </div>
  );
}

function Place({ view, act }: { readonly view: SalesView; readonly act: DoorProps<'sales'>['act'] }): ReactNode {
  const words = useServiceWords(salesWords);
  const { say } = words;
  if (view.kind === 'sale') return <StoryPart sale={view.sale} />;
  if (view.kind === 'bars')
    return (
      <SoldBarsPart
        range={view.range}
        sold={view.sold}
        onRange={(range) => {
          act({ kind: 'bars', range });
        }}
      />
    );
  return <PastList list={view.list} act={act} lineOf={(sale) => lineOf(sale, words)} empty={say('none')} />;
}

function lineOf(sale: PastSale, { say, name }: Words): PastLine {
  const { saleId, quantity, priceTiyn, paidTiyn, owedTiyn, state, claimCode, startedAtMs } = sale;
  const isUnpaid = state === 'closed' && paidTiyn === ZERO_TIYN;
  const pieces = quantity > 1 ? { quantity } : {};
  const how = isUnpaid ? 'unpaid' : state;
  return {
    fact: 'sale',
    action: `sale-${saleId}`,
    title: say('title', { product: name(sale.name), amount: formatTenge(priceTiyn), ...pieces }),
    text: `${say(`state.${how}`, { amount: formatTenge(owedTiyn) })} · ${say('line', { time: formatKazakhTime(startedAtMs), code: claimCode })}`,
  };
}
