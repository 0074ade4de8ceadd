import { useMemo, type ReactNode } from 'react';
import { totalsOf } from '../../../app/fleet/console/fleet.ts';
import { consoleWords } from '../../../app/messages/fleet/console-words.ts';
import { tengeText, useConsole, useWords } from '../state/use-console.ts';

/** The fleet in six numbers. */
export function Sums(): ReactNode {
  const fleet = useConsole((state) => state.fleet);
  const say = useWords(consoleWords);
  const totals = useMemo(() => totalsOf(fleet), [fleet]);
  return (
    <section aria-label={say('title')}>
      <dl className="sums">
        <Sum name="machines" label={say('sum.machines')} value={String(totals.machines)} />
        <Sum name="online" label={say('sum.online')} value={String(totals.online)} />
        <Sum name="critical" label={say('sum.critical')} value={String(totals.critical)} />
        <Sum name="warning" label={say('sum.warning')} value={String(totals.warning)} />
        <Sum name="sold" label={say('sum.sold')} value={tengeText(totals.soldTiyn)} />
        <Sum name="owed" label={say('sum.owed')} value={tengeText(totals.owedTiyn)} />
      </dl>
    </section>
  );
}

function Sum({ name, label, value }: { readonly name: string; readonly label: string; readonly value: string }) {
  return (
    <div data-fact={`sum-${name}`} data-some={value !== '0' && !value.startsWith('0\u00a0')}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
