import '../../styles/service/past.css';
import { useState, type ReactNode } from 'react';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { debtsWords } from '../../../app/messages/service/debts-words.ts';
import { pastWords } from '../../../app/messages/service/past-words.ts';
import { INVOICE_OUTCOMES } from '../../../app/claims/invoice.ts';
import { formatTenge, subtractTiyn, ZERO_TIYN } from '../../../app/money/money.ts';
import type { PastSale } from '../../../app/past/past.ts';
import type { ChosenView, DebtDone } from '../../../app/service/doors/debts/types.ts';
import { ActButton } from '../parts/act-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { Notice } from '../parts/notice.tsx';
import { type PastLine, PastList } from '../parts/past-list.tsx';
import { type DoorWords, useServiceWords } from '../state/shown.ts';
import { NOT_TYPED, OtherAmount, OtherAmountField } from './debts/other-amount.tsx';
import { LooseList, LoosePart } from './debts/loose-part.tsx';
import type { DoorProps } from './door-props.ts';

/** What is owed and in doubt, and one sale of it with what can be done about it. */
export function DebtsDoor({ view, act }: DoorProps<'debts'>): ReactNode {
  const words = useServiceWords(debtsWords);
  const { say } = words;
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
      <PastList list={list} act={act} lineOf={(sale) => lineOf(sale, words)} empty={say('none')} />
    </div>
  );
}

function lineOf(sale: PastSale, { say, name }: DoorWords<keyof typeof debtsWords>): PastLine {
  const { claimCode, owedTiyn, inDoubtTiyn, isInvoiceInDoubt, isNoteInDoubt, startedAtMs } = sale;
  const parts = [
    ...(owedTiyn > ZERO_TIYN ? [say('owed', { amount: formatTenge(owedTiyn) })] : []),
    ...(inDoubtTiyn > ZERO_TIYN
      ? [
          say(isInvoiceInDoubt && !isNoteInDoubt ? 'invoice-in-doubt' : 'in-doubt', {
            amount: formatTenge(inDoubtTiyn),
          }),
        ]
      : isNoteInDoubt
        ? [say('note')]
        : []),
  ];
  return {
    fact: `debt-${claimCode}`,
    action: `debt-${claimCode}`,
    title: `${claimCode} · ${parts.length === 0 ? say('settled') : parts.join(', ')}`,
    text: say('line', { time: formatKazakhTime(startedAtMs), product: name(sale.name) }),
  };
}

type Act = DoorProps<'debts'>['act'];

function Chosen({ chosen, act }: { readonly chosen: ChosenView; readonly act: Act }): ReactNode {
  const { say } = useServiceWords(debtsWords);
  const past = useServiceWords(pastWords);
  const { facts, done, hindrance, invoice, isReading, refund } = chosen;
  const [typed, setTyped] = useState(NOT_TYPED);
  const mayPay = facts !== null && hindrance === null;
  if (typed.isTyping && invoice !== null)
    return (
      <div className="door">
        <Notice kind="attention">{say('hindrance.doubtful-invoice')}</Notice>
        <OtherAmountField amountTiyn={invoice.amountTiyn} onTyped={setTyped} />
      </div>
    );
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
          <ActButton
            action="debt-pay"
            does={{ kind: 'pay', amountTiyn: facts.debtTiyn }}
            act={act}
            disabled={isReading}
            isHeld
          >
            {say('pay', { amount: formatTenge(facts.debtTiyn) })}
          </ActButton>
        )}
        {refund !== null && (
          <ActButton action="debt-refund" does={{ kind: 'refund', amountTiyn: refund.amountTiyn }} act={act} isHeld>
            {say('refund', { amount: formatTenge(refund.amountTiyn) })}
          </ActButton>
        )}
        {invoice !== null &&
          INVOICE_OUTCOMES.map((outcome) => (
            <ActButton
              key={outcome}
              action={`debt-invoice-${outcome}`}
              does={{ kind: 'invoice', outcome, amountTiyn: invoice.amountTiyn }}
              act={act}
              isHeld
            >
              {say(`invoice-${outcome}`, { amount: formatTenge(invoice.amountTiyn) })}
            </ActButton>
          ))}
        {invoice !== null && <OtherAmount amountTiyn={invoice.amountTiyn} typed={typed} onTyped={setTyped} act={act} />}
        <ActButton action="list" does={{ kind: 'unchoose' }} act={act}>
          {past.say('list')}
        </ActButton>
      </div>
    </div>
  );
}

const KINDS = {
  'invoice-paid': 'attention',
  'invoice-not-paid': 'good',
  'paid': 'good',
  'refunded': 'good',
  'refunding': 'attention',
  'refund-refused': 'fault',
} as const;

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
  const { debtTiyn, inDoubtTiyn, lostInvoicesTiyn, paybacks, payments, startedAtMs } = facts;
  const debt = [
    formatTenge(debtTiyn),
    ...(lostInvoicesTiyn > ZERO_TIYN ? [say('invoice-in-doubt', { amount: formatTenge(lostInvoicesTiyn) })] : []),
    ...(inDoubtTiyn > lostInvoicesTiyn
      ? [say('in-doubt', { amount: formatTenge(subtractTiyn(inDoubtTiyn, lostInvoicesTiyn)) })]
      : []),
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
