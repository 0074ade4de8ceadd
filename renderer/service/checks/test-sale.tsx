import type { ReactNode } from 'react';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import { text } from '../../../app/messages/text.ts';
import { formatTenge } from '../../../app/money/money.ts';
import type { TestSale } from '../../../app/service/doors/checks/types.ts';
import type { Level } from '../../../app/service/doors/home/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { useService, useServiceWords } from '../state/shown.ts';
import type { ChecksProps } from './check-props.ts';
import { usePassed } from './passed.ts';

/** A whole sale at the bank's test host; a machine at the real one has no such line. */
export function TestSaleCheck({ view: { testSale }, act }: ChecksProps): ReactNode {
  const { say } = useServiceWords(checksWords);
  const sentence = useSentence();
  const passed = usePassed();
  if (testSale.isAbsent) return null;
  const { sale, amountTiyn, canStart, passedAtMs } = testSale;
  const words = sale === null ? say('test-sale.how', { amount: formatTenge(amountTiyn) }) : sentence(sale);
  return (
    <FactLine
      fact="check-test-sale"
      title={say('test-sale')}
      level={sale === null ? null : levelOf(sale)}
      action={
        <ActionButton
          action="check-test-sale"
          className="cure"
          disabled={!canStart}
          onPress={() => {
            act({ kind: 'test-sale' });
          }}
        >
          {say('test-sale.start')}
        </ActionButton>
      }
    >
      {`${words} ${passed(passedAtMs)}`}
    </FactLine>
  );
}

function levelOf(sale: TestSale): Level {
  if (sale.kind === 'running') return 'unknown';
  return sale.end.kind === 'paid' || sale.end.kind === 'refunded' ? 'works' : 'fault';
}

function useSentence(): (sale: TestSale) => string {
  const { language } = useService().frame;
  const { say } = useServiceWords(checksWords);
  return (sale) => {
    if (sale.kind === 'running') return say(`test-sale.${sale.step}`);
    const { end } = sale;
    if (end.kind === 'paid' || end.kind === 'refunded') return say(`test-sale.${end.kind}`);
    const step = say(`test-sale.${end.at}`);
    if (end.kind === 'stuck') return say('test-sale.stuck', { step });
    const { reason, parameters } = end.problem;
    return say('test-sale.failed', { step, problem: text(language, `problem.${reason}.technician`, parameters) });
  };
}
