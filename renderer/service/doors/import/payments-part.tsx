import type { ReactNode } from 'react';
import { countOf, FINDING_FILTERS, type PaymentFinding } from '../../../../app/import/payment-findings.ts';
import { badRowText, paymentText } from '../../../../app/messages/payment-line.ts';
import { frameWords } from '../../../../app/messages/service/frame-words.ts';
import { importDoorWords } from '../../../../app/messages/service/import-door-words.ts';
import type { ImportAction } from '../../../../app/service/doors/import/actions.ts';
import type { ImportView } from '../../../../app/service/doors/import/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly opened: Extract<NonNullable<ImportView['opened']>, { readonly kind: 'payments' }>;
  readonly act: (action: ImportAction) => void;
  readonly isBusy: boolean;
}

/** How a list of payments compares with the journal: numbers first, then every line in pages. */
export function PaymentsPart({ opened: { summary, page }, act, isBusy }: Props): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  const isAllMatched = countOf(summary, 'not-matched') === 0;
  return (
    <>
      <Notice kind={isAllMatched ? 'good' : 'attention'}>
        <span data-fact="compared">
          {say('compared', { rows: summary.rows })} {isAllMatched && say('all-matched')}
        </span>
      </Notice>
      <div className="choices import-filters" role="group" aria-label={say('filter')}>
        {FINDING_FILTERS.map((filter) => {
          const count = countOf(summary, filter);
          const words = say('count', { what: say(`filter.${filter}`), count });
          const isChosen = filter === page.filter;
          return (
            <ActionButton
              key={filter}
              action={`filter-${filter}`}
              className="choice"
              aria-pressed={isChosen}
              disabled={isBusy || count === 0}
              onPress={() => {
                act({ kind: 'filter', filter });
              }}
            >
              <span data-fact={`count-${filter}`} data-count={count}>
                {isChosen ? `✓ ${words}` : words}
              </span>
            </ActionButton>
          );
        })}
      </div>
      <ul className="facts">
        {page.findings.map((finding) => (
          <Finding key={keyOf(finding)} finding={finding} />
        ))}
      </ul>
      <Pages page={page} act={act} isBusy={isBusy} />
    </>
  );
}

function keyOf(finding: PaymentFinding): string {
  if (finding.kind === 'bad-row') return `row ${String(finding.row.line)}`;
  const { orderId, row, match } = finding.payment;
  return `${match} ${orderId} ${String(row?.line ?? 0)}`;
}

function Finding({ finding }: { readonly finding: PaymentFinding }): ReactNode {
  const { language } = useService().frame;
  const match = finding.kind === 'bad-row' ? 'bad-row' : finding.payment.match;
  return (
    <li
      className="fact"
      data-fact="finding"
      data-match={match}
      data-level={match === 'matched' ? 'works' : 'attention'}
    >
      <p className="import-finding">
        {finding.kind === 'bad-row' ? badRowText(finding.row, language) : paymentText(finding.payment, language)}
      </p>
    </li>
  );
}

function Pages({
  page: { number, pages },
  act,
  isBusy,
}: Pick<Props, 'act' | 'isBusy'> & { readonly page: Props['opened']['page'] }): ReactNode {
  const { say } = useServiceWords(frameWords);
  if (pages === 1) return null;
  return (
    <div className="pages">
      <ActButton
        action="page-previous"
        does={{ kind: 'page', to: 'previous' } as const}
        act={act}
        disabled={isBusy || number === 1}
      >
        {say('previous')}
      </ActButton>
      <span className="page-number">{say('page', { page: number, pages })}</span>
      <ActButton
        action="page-next"
        does={{ kind: 'page', to: 'next' } as const}
        act={act}
        disabled={isBusy || number === pages}
      >
        {say('next')}
      </ActButton>
    </div>
  );
}
