import type { ReactNode } from 'react';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import { text } from '../../../app/messages/text.ts';
import { formatTenge } from '../../../app/money/money.ts';
import type { Problem } from '../../../app/problem.ts';
import type { ChecksView } from '../../../app/service/doors/checks/types.ts';
import type { Level } from '../../../app/service/doors/home/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { useService, useServiceWords } from '../state/shown.ts';
import type { ChecksProps } from './check-props.ts';
import { usePassed } from './passed.ts';

type Props = ChecksProps;
type CheckedDevice = 'print' | 'bill' | 'sensor' | 'ping';

/** Printer, acceptor, drop sensor and payment service. */
export function DeviceChecks({ view, act }: Props): ReactNode {
  return (
    <>
      <PrintCheck view={view} act={act} />
      <BillCheck view={view} act={act} />
      <SensorCheck view={view} act={act} />
      <PingCheck view={view} act={act} />
    </>
  );
}

interface CheckProps {
  readonly what: CheckedDevice;
  readonly checked: ChecksView[CheckedDevice];
  readonly level: Level | null;
  /** What came of it in this visit; without it the device's own problem, if there is one. */
  readonly sentence: string | null;
  readonly action: ReactNode;
}

/** One device: how the check went, when it was passed last, and the button. */
function Check({ what, checked, level, sentence, action }: CheckProps): ReactNode {
  const { say } = useServiceWords(checksWords);
  const problemText = useProblem();
  const passed = usePassed();
  const { isAbsent, problem, passedAtMs } = checked;
  if (isAbsent)
    return (
      <FactLine fact={`check-${what}`} title={say(what)} level="absent">
        {say('absent')}
      </FactLine>
    );
  const words = sentence ?? (problem === null ? null : problemText(problem));
  return (
    <FactLine
      fact={`check-${what}`}
      title={say(what)}
      level={level ?? (problem === null ? null : 'fault')}
      action={action}
    >
      {words === null ? passed(passedAtMs) : `${words} ${passed(passedAtMs)}`}
    </FactLine>
  );
}

function useProblem(): (problem: Problem) => string {
  const { language } = useService().frame;
  return ({ reason, parameters }) => text(language, `problem.${reason}.technician`, parameters);
}

const PRINT_LEVELS = { printed: 'works', assumed: 'attention', failed: 'fault' } as const;

function PrintCheck({ view: { print }, act }: Props): ReactNode {
  const { say } = useServiceWords(checksWords);
  const problemText = useProblem();
  const { isRunning, result, isPaperNearEnd, problem } = print;
  const failed = result === 'failed' && problem !== null ? problemText(problem) : null;
  const ended = result === null ? null : (failed ?? say(`print.${result}`));
  const sentence = isRunning ? say('print.running') : ended;
  const level = isRunning ? 'unknown' : result === null ? null : PRINT_LEVELS[result];
  return (
    <Check
      what="print"
      checked={print}
      level={level === null && isPaperNearEnd ? 'attention' : level}
      sentence={isPaperNearEnd ? [sentence, say('print.near-end')].filter((one) => one !== null).join(' ') : sentence}
      action={
        <ActionButton
          action="check-print"
          className="cure"
          disabled={!print.canStart}
          onPress={() => {
            act({ kind: 'print' });
          }}
        >
          {say('print.start')}
        </ActionButton>
      }
    />
  );
}

const BILL_LEVELS = {
  waiting: 'unknown',
  returning: 'unknown',
  returned: 'works',
  stacked: 'fault',
  unknown: 'fault',
} as const;

function BillCheck({ view: { bill }, act }: Props): ReactNode {
  const { say } = useServiceWords(checksWords);
  const { step, billTiyn, canStart } = bill;
  const amount = billTiyn === null ? undefined : formatTenge(billTiyn);
  return (
    <Check
      what="bill"
      checked={bill}
      level={step === null ? null : BILL_LEVELS[step]}
      sentence={step === null ? null : say(`bill.${step}`, { amount })}
      action={
        step === 'waiting' ? (
          <ActionButton
            action="check-bill-stop"
            className="cure"
            onPress={() => {
              act({ kind: 'stop-note' });
            }}
          >
            {say('bill.stop')}
          </ActionButton>
        ) : (
          <ActionButton
            action="check-bill"
            className="cure"
            disabled={!canStart}
            onPress={() => {
              act({ kind: 'try-note' });
            }}
          >
            {say('bill.start')}
          </ActionButton>
        )
      }
    />
  );
}

const BEAM_LEVELS = {
  off: null,
  starting: 'unknown',
  free: 'works',
  blocked: 'attention',
  unreadable: 'fault',
} as const;

function SensorCheck({ view: { sensor }, act }: Props): ReactNode {
  const { say } = useServiceWords(checksWords);
  const { beam, hand, canStart } = sensor;
  const isGood = hand === 'out' && (beam === 'off' || beam === 'free');
  const sentence = isGood ? say('sensor.good') : beam === 'off' ? null : say(`sensor.${beam}`);
  const isOn = beam !== 'off';
  return (
    <Check
      what="sensor"
      checked={sensor}
      level={isGood ? 'works' : BEAM_LEVELS[beam]}
      sentence={sentence}
      action={
        <ActionButton
          action={isOn ? 'check-sensor-stop' : 'check-sensor'}
          className="cure"
          disabled={!isOn && !canStart}
          onPress={() => {
            act({ kind: isOn ? 'stop-beam' : 'watch-beam' });
          }}
        >
          {say(isOn ? 'sensor.stop' : 'sensor.start')}
        </ActionButton>
      }
    />
  );
}

function PingCheck({ view: { ping }, act }: Props): ReactNode {
  const { say } = useServiceWords(checksWords);
  const problemText = useProblem();
  const { isRunning, result } = ping;
  const ended =
    result === null
      ? null
      : result.problem === null
        ? say('ping.good', { ms: result.ms })
        : problemText(result.problem);
  return (
    <Check
      what="ping"
      checked={ping}
      level={isRunning ? 'unknown' : result === null ? null : result.problem === null ? 'works' : 'fault'}
      sentence={isRunning ? say('ping.running') : ended}
      action={
        <ActionButton
          action="check-ping"
          className="cure"
          disabled={!ping.canStart}
          onPress={() => {
            act({ kind: 'ping' });
          }}
        >
          {say('ping.start')}
        </ActionButton>
      }
    />
  );
}
