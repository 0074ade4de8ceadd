import { useMemo, type ReactNode } from 'react';
import { alarmsOf, type FleetAlarm } from '../../../app/fleet/console/fleet.ts';
import { consoleWords } from '../../../app/messages/fleet/console-words.ts';
import { WindowedList } from '../parts/windowed-list.tsx';
import { useAlarmSentence } from '../state/alarm-sentence.ts';
import { choose, openTab } from '../state/console-store.ts';
import { timeText, useConsole, useWords } from '../state/use-console.ts';

const ROW_PX = 76;

/** Every open alarm of the fleet, the worst first. */
export function AlarmsView(): ReactNode {
  const fleet = useConsole((state) => state.fleet);
  const say = useWords(consoleWords);
  const alarms = useMemo(() => alarmsOf(fleet), [fleet]);
  if (alarms.length === 0) return <p className="nothing">{say('alarms.none')}</p>;
  return (
    <section className="list wide">
      <WindowedList
        items={alarms}
        rowPx={ROW_PX}
        keyOf={({ kioskId, alarm, subject }) => `${kioskId} ${alarm} ${subject}`}
        label={say('alarms.label')}
      >
        {(alarm) => <AlarmRow alarm={alarm} />}
      </WindowedList>
    </section>
  );
}

function AlarmRow({ alarm }: { readonly alarm: FleetAlarm }): ReactNode {
  const fleet = useConsole((state) => state.fleet);
  const say = useWords(consoleWords);
  const sentence = useAlarmSentence();
  const { kioskId, severity, sinceMs } = alarm;
  const machine = fleet.rows.get(kioskId)?.machine;
  return (
    <button
      type="button"
      className="machine-row"
      data-level={severity}
      onClick={() => {
        openTab('machines');
        choose(kioskId);
      }}
    >
      <span className="mark" aria-hidden="true" />
      <span className="who">
        <b>{kioskId}</b>
      </span>
      <span className="why">{machine === undefined ? alarm.alarm : sentence(machine, alarm)}</span>
      <span className="earned">{say('since', { time: timeText(sinceMs, fleet.dayMs) })}</span>
    </button>
  );
}
