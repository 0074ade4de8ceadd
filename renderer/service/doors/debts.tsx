import '../../styles/service/past.css';
import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { debtsWords } from '../../../app/messages/service/debts-words.ts';
import { pastWords } from '../../../app/messages/service/past-words.ts';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import type { PastSale } from '../../../app/past/past.ts';
import type { ChosenView, DebtDone } from '../../../app/service/doors/debts/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { PastList } from '../parts/past-list.tsx';
import { useServiceWords } from '../state/shown.ts';
import { LooseList, LoosePart } from './debts/loose-part.tsx';
import type { DoorProps } from './door-props.ts';

/** What is owed and in doubt, and one sale of it with what can be done about it. */
export function DebtsDoor({ view, act }: DoorProps<'debts'>): ReactNode {
  const { say } = useServiceWords(debtsWords);
  const { list, sums, chosen, loose, mayDecide } = view;
  if (chosen !== null) return <Chosen chosen={chosen} act={act} />;
  if (loose !== null) return <LoosePart loose={loose} act={act} />;
  return (
    <div className="door">
      {sums !== null && (
        <p className="past-sums" data-fact="open-sums">
          {say('sums', { owed: sums.owed, amount: formatTenge(sums.owedTiyn), inDoubt: sums.inDoubt })}
        </p>
      )}
      {sums !== null && <LooseList loose={sums.loose} mayDecide={mayDecide} act={act} />}
      <PastList
        list={list}
        onFind={(text) => {
          act({ kind: 'find', text });
        }}
        onPage={(to) => {
          act({ kind: 'page', to });
        }}
        draw={(sale) => (
          <Debt
            key={sale.saleId}
            sale={sale}
            onChoose={() => {
              act({ kind: 'choose', saleId: sale.saleId });
            }}
          />
        )}
        empty={say('none')}
      />
    </div>
  );
}

function Debt({ sale, onChoose }: { readonly sale: PastSale; readonly onChoose: () => void }): ReactNode {
  const { say, name } = useServiceWords(debtsWords);
  const past = useServiceWords(pastWords);
  const { claimCode, owedTiyn, inDoubtTiyn, isNoteInDoubt, startedAtMs } = sale;
  const parts = [
    ...(owedTiyn > ZERO_TIYN ? [say('owed', { amount: formatTenge(owedTiyn) })] : []),
    ...(inDoubtTiyn > ZERO_TIYN
      ? [say('in-doubt', { amount: formatTenge(inDoubtTiyn) })]
      : isNoteInDoubt
        ? [say('note')]
        : []),
  ];
  return (
    <FactLine
      fact={`debt-${claimCode}`}
      title={`${claimCode} · ${parts.length === 0 ? say('settled') : parts.join(', ')}`}
      action={
        <ActionButton action={`debt-${claimCode}`} className="cure" onPress={onChoose}>
          {past.say('show')}
        </ActionButton>
      }
    >
      {say('line', { time: formatKazakhTime(startedAtMs), product: name(sale.name) })}
    </FactLine>
  );
}

type Act = DoorProps<'debts'>['act'];

function Chosen({ chosen, act }: { readonly chosen: ChosenView; readonly act: Act }): ReactNode {
  const { say } = useServiceWords(debtsWords);
  const past = useServiceWords(pastWords);
  const { facts, done, hindrance, isReading, refund } = chosen;
  const mayPay = facts !== null && hindrance === null;
  return (
    <div className="door">
      {done !== null && <Done done={done} />}
      {hindrance !== null && done === null && !isReading && (
        <Notice kind="attention">{say(`hindrance.${hindrance}`)}</Notice>
      )}
      {mayPay && done?.kind !== 'refunding' && <Notice kind="attention">{say('before-pay')}</Notice>}
      {facts === null ? isReading && <p className="empty">{past.say('reading')}</p> : <Facts facts={facts} />}
      <div className="door-actions">
        {mayPay && (
          <HoldButton
            action="debt-pay"
            disabled={isReading}
            onHeld={() => {
              act({ kind: 'pay', amountTiyn: facts.debtTiyn });
            }}
          >
            {say('pay', { amount: formatTenge(facts.debtTiyn) })}
          </HoldButton>
        )}
        {refund !== null && (
          <HoldButton
            action="debt-refund"
            onHeld={() => {
              act({ kind: 'refund', amountTiyn: refund.amountTiyn });
            }}
          >
            {say('refund', { amount: formatTenge(refund.amountTiyn) })}
          </HoldButton>
        )}
        <ActionButton
          action="list"
          onPress={() => {
            act({ kind: 'unchoose' });
          }}
        >
          {past.say('list')}
        </ActionButton>
      </div>
    </div>
  );
}

const KINDS = { 'paid': 'good', 'refunded': 'good', 'refunding': 'attention', 'refund-refused': 'fault' } as const;

function Done({ done }: { readonly done: DebtDone }): ReactNode {
  const { say } = useServiceWords(debtsWords);
  const amount = 'amountTiyn' in done ? { amount: formatTenge(done.amountTiyn) } : {};
  return (
    <div data-fact={`debt-${done.kind}`}>
      <Notice kind={KINDS[done.kind]}>{say(`done.${done.kind}`, amount)}</Notice>
    </div>
  );
}

function Facts({ facts }: { readonly facts: NonNullable<ChosenView['facts']> }): ReactNode {
  const { say, name } = useServiceWords(debtsWords);
  const { debtTiyn, inDoubtTiyn, paybacks, payments, startedAtMs } = facts;
  const debt = [
    formatTenge(debtTiyn),
    ...(inDoubtTiyn > ZERO_TIYN ? [say('in-doubt', { amount: formatTenge(inDoubtTiyn) })] : []),
  ];
  const money = say('money.text', {
    paid: formatTenge(facts.paidTiyn),
    delivered: formatTenge(facts.deliveredTiyn),
    refunded: formatTenge(facts.refundedTiyn),
  });
  return (
    <ul className="facts">
      <FactLine fact="code" title={say('code')}>
        {facts.claimCode}
      </FactLine>
      <FactLine fact="debt" title={say('debt')}>
        {debt.join(', ')}
      </FactLine>
      <FactLine fact="product" title={say('product')}>
        {say('product.text', { product: name(facts.name), quantity: facts.quantity })}
      </FactLine>
      <FactLine fact="when" title={say('when')}>
        {formatKazakhTime(startedAtMs)}
      </FactLine>
      <FactLine fact="money" title={say('money')}>
        {money}
      </FactLine>
      <FactLine fact="number" title={say('number')}>
        {[facts.externalId, ...payments].join(', ')}
      </FactLine>
      {paybacks.map(({ how, wallMs, amountTiyn }) => (
        <FactLine key={`${how} ${String(wallMs)}`} fact="payback" title={say('payback')}>
          {say(`payback.${how}`, { time: formatKazakhTime(wallMs), amount: formatTenge(amountTiyn) })}
        </FactLine>
      ))}
    </ul>
  );
}
