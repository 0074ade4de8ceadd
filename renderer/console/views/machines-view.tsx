import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { worstFirst, type Row } from '../../../app/fleet/console/fleet.ts';
import { LEVELS, type StandingLevel } from '../../../app/fleet/console/standing.ts';
import { consoleWords } from '../../../app/messages/fleet/console-words.ts';
import { machineWords } from '../../../app/messages/fleet/machine-words.ts';
import { WindowedList } from '../parts/windowed-list.tsx';
import { choose } from '../state/console-store.ts';
import { tengeText, useConsole, useWords } from '../state/use-console.ts';
import { useAlarmSentence } from '../state/alarm-sentence.ts';
import { MachineView } from './machine-view.tsx';

const ROW_PX = 76;

/** The list, the worst machine first, and beside it (on a telephone: instead of it) the chosen one. */
export function MachinesView(): ReactNode {
  const chosen = useConsole((state) => state.chosen);
  const row = useConsole((state) => (state.chosen === null ? undefined : state.fleet.rows.get(state.chosen)));
  const say = useWords(machineWords);
  return (
    <div className="machines" data-chosen={chosen !== null}>
      <MachineList />
      <section className="beside" aria-live="off">
        {row === undefined ? <p className="nothing">{say('pick')}</p> : <MachineView key={chosen} row={row} />}
      </section>
    </div>
  );
}

function MachineList(): ReactNode {
  const fleet = useConsole((state) => state.fleet);
  const places = useConsole((state) => state.settings?.places);
  const say = useWords(consoleWords);
  const [search, setSearch] = useState('');
  const [level, setLevel] = useState<StandingLevel | null>(null);
  const sorted = useMemo(() => worstFirst(fleet), [fleet]);
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const rows = useMemo(
    () =>
      sorted.filter(
        ({ machine: { kioskId }, standing }) =>
          (level === null || standing.level === level) &&
          `${kioskId} ${places?.[kioskId]?.name ?? ''}`.toLowerCase().includes(wanted),
      ),
    [sorted, level, wanted, places],
  );
  return (
    <section className="list">
      <div className="find">
        <input
          type="search"
          data-field="search"
          aria-label={say('list.search')}
          placeholder={say('list.search')}
          value={search}
          onChange={({ target }) => {
            setSearch(target.value);
          }}
        />
        <div className="levels" role="group" aria-label={say('list.label')}>
          {LEVELS.map((one) => (
            <button
              key={one}
              type="button"
              data-action={`level-${one}`}
              aria-pressed={level === one}
              onClick={() => {
                setLevel(level === one ? null : one);
              }}
            >
              {say(`level.${one}`)}
            </button>
          ))}
        </div>
      </div>
      {fleet.turnedAway > 0 && <p className="wrong">{say('list.turned-away', { count: fleet.turnedAway })}</p>}
      {rows.length === 0 ? (
        <p className="nothing">{say(fleet.rows.size === 0 ? 'list.empty' : 'list.none')}</p>
      ) : (
        <WindowedList items={rows} rowPx={ROW_PX} keyOf={({ machine }) => machine.kioskId} label={say('list.label')}>
          {(row) => <MachineRow row={row} place={places?.[row.machine.kioskId]?.name} />}
        </WindowedList>
      )}
    </section>
  );
}

function MachineRow({ row, place }: { readonly row: Row; readonly place: string | undefined }): ReactNode {
  const { machine, standing, today } = row;
  const isChosen = useConsole((state) => state.chosen === machine.kioskId);
  const say = useWords(consoleWords);
  const sentence = useAlarmSentence();
  const [first, ...more] = standing.alarms;
  const rest = more.length > 0 ? `, ${say('list.more', { count: more.length })}` : '';
  return (
    <button
      type="button"
      className="machine-row"
      data-level={standing.level}
      data-machine={machine.kioskId}
      aria-current={isChosen}
      onClick={() => {
        choose(machine.kioskId);
      }}
    >
      <span className="mark" aria-hidden="true" />
      <span className="who">
        <b>{machine.kioskId}</b>
        {place !== undefined && <span className="place">{place}</span>}
      </span>
      <span className="why">{first === undefined ? say('level.good') : `${sentence(machine, first)}${rest}`}</span>
      <span className="earned">{tengeText(today.soldTiyn)}</span>
    </button>
  );
}
