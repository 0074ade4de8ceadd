import { useState, type ReactNode } from 'react';
import { latestFirst } from '../../../app/fleet/console/day-sales.ts';
import type { Row } from '../../../app/fleet/console/fleet.ts';
import type { Command } from '../../../app/fleet/wire/command.ts';
import { tiynSchema } from '../../../app/money/schema.ts';
import { consoleWords } from '../../../app/messages/fleet/console-words.ts';
import { machineWords } from '../../../app/messages/fleet/machine-words.ts';
import { useAlarmSentence } from '../state/alarm-sentence.ts';
import { choose } from '../state/console-store.ts';
import { nameIn, tengeText, timeText, useConsole, useWords } from '../state/use-console.ts';
import { CommandButton } from './machine/command-button.tsx';
import { CommandsPart } from './machine/commands-part.tsx';
import { EventsPart } from './machine/events-part.tsx';
import { NoticePart } from './machine/notice-part.tsx';
import { ProductsPart } from './machine/products-part.tsx';
import { SendDialog } from './machine/send-dialog.tsx';
import { SentPart } from './machine/sent-part.tsx';
import { StatePart } from './machine/state-part.tsx';
import { mayCommand } from './machine/may-command.ts';

/** Sales of one machine that are listed; the rest is with the keeper of the books. */
const MOST_SALES = 50;

/** One machine: what is wrong, what it says of itself, what it sold, and what it can be told. */
export function MachineView({ row }: { readonly row: Row }): ReactNode {
  const { machine } = row;
  const [asked, setAsked] = useState<Command | null>(null);
  const say = useWords(machineWords);
  return (
    <article className="machine" data-machine={machine.kioskId}>
      <Head row={row} />
      <CommandsPart machine={machine} ask={setAsked} />
      {asked !== null && (
        <SendDialog
          kioskId={machine.kioskId}
          command={asked}
          onEnd={() => {
            setAsked(null);
          }}
        />
      )}
      <SentPart machine={machine} />
      <NoticePart machine={machine} ask={setAsked} />
      {machine.lastOnline !== null && (
        <>
          <ProductsPart machine={machine} state={machine.lastOnline} ask={setAsked} />
          <section className="card">
            <h3>{say(machine.state?.online === true ? 'state' : 'state.old')}</h3>
            <StatePart state={machine.lastOnline} />
          </section>
        </>
      )}
      <Sales row={row} ask={setAsked} />
      <EventsPart machine={machine} />
    </article>
  );
}

function Head({ row }: { readonly row: Row }): ReactNode {
  const { machine, standing } = row;
  const { kioskId, state } = machine;
  const dayMs = useConsole((all) => all.fleet.dayMs);
  const place = useConsole((all) => all.settings?.places[kioskId]?.name);
  const say = useWords(machineWords);
  const sayFrame = useWords(consoleWords);
  const sentence = useAlarmSentence();
  return (
    <header className="machine-head">
      <button
        type="button"
        className="back"
        data-action="back"
        onClick={() => {
          choose(null);
        }}
      >
        {say('back')}
      </button>
      <h2>{kioskId}</h2>
      {place !== undefined && <p className="soft">{place}</p>}
      {state?.online === true && (
        <p className="soft">{say('running', { version: state.version, time: timeText(state.since, dayMs) })}</p>
      )}
      {state?.online === false && <p className="soft">{say('offline', { time: timeText(state.since, dayMs) })}</p>}
      <ul className="alarms">
        {standing.alarms.map((alarm) => (
          <li key={`${alarm.alarm} ${alarm.subject}`} data-level={alarm.severity}>
            <b>{sentence(machine, alarm)}</b> <span>{sayFrame('since', { time: timeText(alarm.sinceMs, dayMs) })}</span>
          </li>
        ))}
      </ul>
    </header>
  );
}

function Sales({ row, ask }: { readonly row: Row; readonly ask: (command: Command) => void }): ReactNode {
  const { machine } = row;
  const dayMs = useConsole((state) => state.fleet.dayMs);
  const openedMs = useConsole((state) => state.openedMs);
  const key = useConsole((state) => state.key);
  const language = useConsole((state) => state.language);
  const say = useWords(machineWords);
  const sayFrame = useWords(consoleWords);
  const sales = latestFirst(machine.sales).slice(0, MOST_SALES);
  return (
    <section className="card">
      <h3>
        {say('sales')}: {tengeText(row.today.soldTiyn)}
      </h3>
      <p className="soft">{say('sales.heard', { time: timeText(Math.max(openedMs, dayMs), dayMs) })}</p>
      {sales.length === 0 && <p className="soft">{sayFrame('sales.none')}</p>}
      <ul className="lines">
        {sales.map((sale) => (
          <li key={sale.saleId}>
            <span className="soft">{timeText(Date.parse(sale.startedAt), dayMs)}</span>
            <span>
              {[sale, ...(sale.further ?? [])]
                .map(({ name, productId }) => nameIn(language, name, productId))
                .join(', ')}
            </span>
            <b>{tengeText(sale.deliveredTiyn)}</b>
            {sale.owedTiyn > 0 && <Owed sale={sale} canSend={(kind) => mayCommand(machine, key, kind)} ask={ask} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OwedProps {
  readonly sale: { readonly saleId: string; readonly owedTiyn: number; readonly claimCode: string | null };
  readonly canSend: (kind: 'settle-debt' | 'refund') => boolean;
  readonly ask: (command: Command) => void;
}

/** What a customer is owed of a sale, and how it is put right from afar. */
function Owed({ sale: { saleId, owedTiyn, claimCode }, canSend, ask }: OwedProps): ReactNode {
  const say = useWords(consoleWords);
  const amountTiyn = tiynSchema.safeParse(owedTiyn).data;
  return (
    <span className="owed">
      <b>
        {say('sales.owed')}: {tengeText(owedTiyn)} {claimCode}
      </b>
      {amountTiyn !== undefined && (
        <>
          {canSend('settle-debt') && (
            <CommandButton command={{ kind: 'settle-debt', argument: { saleId, amountTiyn } }} ask={ask} />
          )}
          {canSend('refund') && (
            <CommandButton command={{ kind: 'refund', argument: { saleId, amountTiyn } }} ask={ask} />
          )}
        </>
      )}
    </span>
  );
}
